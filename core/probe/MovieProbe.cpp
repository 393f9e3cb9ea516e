// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieProbe.h"

#include "core/base/ByteReader.h"
#include "core/base/MediaTime.h"
#include "core/io/InOrderSource.h"
#include "core/probe/FragmentProbe.h"
#include "core/probe/MovieCut.h"
#include "core/probe/MovieFile.h"
#include "core/probe/MovieKeyframes.h"
#include "core/probe/MovieText.h"
#include "core/probe/MovieTrack.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// A file with more tracks is not a film; each costs memory.
static constexpr std::size_t kMaxTracks = 256;
static constexpr qint64 kLongMovieBytes = 1024 * 1024;

struct MovieHeader
{
    quint32 timescale = 1000;
    qint64 durationTicks = 0;
    bool isFragmented = false;
    std::vector<TrackExtends> extends;
    QString title;
};

static void readMovieHeader(const Box &mvhd, MovieHeader &header)
{
    ByteReader reader(mvhd.payload);
    const quint8 version = reader.u8();
    reader.skip(3 + (version == 1 ? 16 : 8));
    const quint32 timescale = reader.u32();
    const quint64 duration = version == 1 ? reader.u64() : reader.u32();
    if (reader.failed() || timescale == 0)
        return;
    header.timescale = timescale;
    header.durationTicks = believedTicks(duration, version == 1, timescale);
}

static void readTrackExtends(const Box &trex, MovieHeader &header)
{
    ByteReader reader(trex.payload);
    reader.skip(4);
    TrackExtends extends;
    extends.trackId = reader.u32();
    reader.skip(4);
    extends.duration = reader.u32();
    extends.sizeBytes = reader.u32();
    extends.flags = reader.u32();
    if (!reader.failed() && header.extends.size() < kMaxTracks)
        header.extends.push_back(extends);
}

/// mehd gives the duration that mvhd of a fragmented file lacks (section 8.8.2).
static void readMovieExtends(const Box &mvex, MovieHeader &header)
{
    header.isFragmented = true;
    auto boxes = BoxReader::inside(mvex);
    while (const auto box = boxes.next()) {
        if (box->type == boxType("trex"))
            readTrackExtends(*box, header);
        if (box->type != boxType("mehd") || header.durationTicks > 0)
            continue;
        ByteReader reader(box->payload);
        const quint8 version = reader.u8();
        reader.skip(3);
        const quint64 duration = version == 1 ? reader.u64() : reader.u32();
        if (!reader.failed())
            header.durationTicks = believedTicks(duration, version == 1, header.timescale);
    }
}

static Result<MovieHeader> readHeader(const Box &moov)
{
    MovieHeader header;
    auto boxes = BoxReader::inside(moov);
    while (const auto box = boxes.next()) {
        if (box->type == boxType("mvhd")) {
            readMovieHeader(*box, header);
        } else if (box->type == boxType("mvex")) {
            readMovieExtends(*box, header);
        } else if (box->type == boxType("udta")) {
            header.title = userText(*box, boxType("\xA9nam"));
        } else if (box->type == boxType("cmov")) {
            return fail(ErrorKind::Unsupported,
                        u"the moov is compressed (cmov), as QuickTime before 2000 wrote it"_s,
                        ErrorCode::MediaCodec);
        }
    }
    if (boxes.error())
        return std::unexpected(boxes.error()->within(u"reading moov"_s));
    return header;
}

static Result<std::vector<MovieTrack>> readTracks(const Box &moov, quint32 timescale, MovieDialect dialect,
                                                  const CancelToken &cancel)
{
    std::vector<MovieTrack> tracks;
    auto boxes = BoxReader::inside(moov);
    while (const auto box = boxes.next()) {
        if (box->type != boxType("trak"))
            continue;
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const QString context = u"reading track %1"_s.arg(tracks.size() + 1);
        if (tracks.size() == kMaxTracks) {
            return fail(ErrorKind::CorruptInput, u"the moov has more than %1 tracks"_s.arg(kMaxTracks),
                        ErrorCode::MediaCorrupt);
        }
        auto track = readMovieTrack(*box, timescale, dialect);
        if (!track)
            return std::unexpected(track.error().within(context));
        track->track.id = TrackId(tracks.size() + 1);
        for (QString &note : track->notes)
            note = u"track %1: "_s.arg(track->track.id) + note;
        tracks.push_back(std::move(*track));
    }
    for (const MovieTrack &film : tracks) {
        for (const quint32 id : film.chapterIds) {
            for (MovieTrack &chapters : tracks) {
                if (chapters.track.containerId == id)
                    chapters.track.type = TrackType::Other;
            }
        }
    }
    return tracks;
}

static bool isFilmOrSound(const Track &track)
{
    return track.type == TrackType::Video || track.type == TrackType::Audio;
}

/// A single picture beside a long track is a cover.
static bool isStill(const MovieTrack &track, const std::vector<MovieTrack> &all)
{
    return track.table.sampleCount() <= 1 && std::ranges::any_of(all, [](const MovieTrack &other) {
               return isFilmOrSound(other.track) && other.table.sampleCount() >= 10;
           });
}

static TrackId mainTrackOf(const std::vector<MovieTrack> &tracks)
{
    for (const TrackType type : {TrackType::Video, TrackType::Audio}) {
        for (const bool enabledOnly : {true, false}) {
            for (const MovieTrack &track : tracks) {
                const bool isUsable = track.track.type == type && !track.track.isEncrypted &&
                                      (track.track.isEnabled || !enabledOnly);
                if (isUsable && (type == TrackType::Audio || !isStill(track, tracks)))
                    return track.track.id;
            }
        }
    }
    return 0;
}

static Result<void> checkTracks(const std::vector<MovieTrack> &tracks, bool isFragmented)
{
    const auto films = std::ranges::count_if(tracks, [](const auto &t) { return isFilmOrSound(t.track); });
    if (films == 0) {
        return fail(ErrorKind::Unsupported,
                    u"none of the %1 tracks holds video or audio"_s.arg(tracks.size()),
                    ErrorCode::MediaCodec);
    }
    const auto encrypted = std::ranges::count_if(
        tracks, [](const auto &t) { return isFilmOrSound(t.track) && t.track.isEncrypted; });
    if (encrypted == films) {
        return fail(ErrorKind::Unsupported, u"every video and audio track is encrypted"_s,
                    ErrorCode::MediaEncrypted);
    }
    const bool hasSamples = std::ranges::any_of(
        tracks, [](const auto &t) { return isFilmOrSound(t.track) && t.table.sampleCount() > 0; });
    if (!hasSamples && !isFragmented) {
        return fail(ErrorKind::CorruptInput, u"the sample tables of all video and audio tracks are empty"_s,
                    ErrorCode::MediaNoIndex);
    }
    return {};
}

/// What mvhd says, unless the tracks are of another length altogether.
static qint64 believedDuration(const MediaInfo &info)
{
    qint64 longest = 0;
    for (const Track &track : info.tracks)
        longest = std::max(longest, rescale(track.durationTicks, track.timescale, kNanosecondTimescale));
    return longest > 0 && info.durationNs / 2 > longest ? longest : info.durationNs;
}

static qint64 durationOf(const MovieHeader &header, const std::vector<MovieTrack> &tracks)
{
    if (header.durationTicks > 0)
        return rescale(header.durationTicks, header.timescale, kNanosecondTimescale);
    qint64 longest = 0;
    for (const MovieTrack &track : tracks) {
        longest = std::max(longest,
                           rescale(track.track.durationTicks, track.track.timescale, kNanosecondTimescale));
    }
    return longest;
}

void takeMovieIndex(std::vector<MovieTrack> &tracks, MediaInfo &info)
{
    info.mainTrack = mainTrackOf(tracks);
    if (info.mainTrack == 0)
        return;
    const MovieTrack &main = tracks[info.mainTrack - 1];
    info.keyframes = movieKeyframes(main.track, main.table, info.notes);
    if (info.keyframes.keyframes.empty()) {
        info.notes << u"track %1 names no keyframe (an empty stss)"_s.arg(info.mainTrack);
        return;
    }
    info.indexKind = IndexKind::Moov;
    info.indexComplete = true;
    MovieLayout layout;
    for (MovieTrack &track : tracks)
        layout.tables[track.track.id] = std::move(track.table);
    info.layout = std::move(layout);
}

FragmentedLayout fragmentedLayout(const MovieDescription &movie)
{
    FragmentedLayout layout;
    layout.moovOffsetBytes = movie.moovOffsetBytes;
    layout.extends = movie.extends;
    for (const MovieTrack &track : movie.tracks) {
        layout.presentationOffsets[track.track.id] = track.presentationOffset;
        if (track.table.sampleCount() > 0)
            layout.moovTables[track.track.id] = track.table;
    }
    return layout;
}

Result<MovieDescription> readMovieDescription(const ByteSource &source, const QByteArray &head,
                                              const CancelToken &cancel)
{
    const auto file = readMovieFile(source, head, cancel);
    if (!file)
        return std::unexpected(file.error());
    const auto moov = BoxReader(file->moov, file->moovOffsetBytes).next();
    if (!moov) {
        return fail(ErrorKind::CorruptInput, u"the moov at byte %1 is empty"_s.arg(file->moovOffsetBytes),
                    ErrorCode::MediaCorrupt);
    }
    auto header = readHeader(*moov);
    if (!header)
        return std::unexpected(header.error());
    const bool isQuickTime = file->hasQuickTimeBrand || !file->hasFileType;
    auto tracks = readTracks(*moov, header->timescale,
                             isQuickTime ? MovieDialect::QuickTime : MovieDialect::IsoMedia, cancel);
    if (!tracks)
        return std::unexpected(tracks.error());
    if (auto checked = checkTracks(*tracks, header->isFragmented); !checked)
        return std::unexpected(checked.error());

    MovieDescription movie;
    movie.isFragmented = header->isFragmented;
    movie.extends = std::move(header->extends);
    movie.moovOffsetBytes = file->moovOffsetBytes;
    movie.moovBytes = file->moov.size();
    movie.reads = file->reads;
    MediaInfo &info = movie.info;
    info.container = isQuickTime ? Container::QuickTime : Container::Mp4;
    info.sizeBytes = source.sizeBytes();
    info.durationNs = durationOf(*header, *tracks);
    info.title = header->title;
    info.mainTrack = mainTrackOf(*tracks);
    for (const MovieTrack &track : *tracks) {
        info.tracks.push_back(track.track);
        info.notes += track.notes;
    }
    info.keyframes.timescale = info.mainTrack > 0 ? info.tracks[info.mainTrack - 1].timescale : 1000;
    movie.tracks = std::move(*tracks);
    return movie;
}

Result<MediaInfo> probeMovie(const ByteSource &source, const QByteArray &head, const CancelToken &cancel,
                             int mostRequests)
{
    auto movie = readMovieDescription(source, head, cancel);
    if (!movie)
        return std::unexpected(movie.error());
    if (movie->isFragmented) {
        // Going through less costs less than a few looks, and tells of every sample.
        const bool isLong =
            movie->info.sizeBytes > (source.canSeek() ? kLongMovieBytes : InOrderSource::kReachBytes);
        if (isLong || (movie->info.sizeBytes < 0 && !source.canSeek())) {
            if (Result<void> done = probeFragments(source, head, *movie, cancel, mostRequests); !done)
                return std::unexpected(done.error());
        }
        if (movie->info.indexKind == IndexKind::None)
            movie->info.notes << u"fragmented MP4: its index is made by scanning"_s;
        return std::move(movie->info);
    }
    cutToFile(movie->tracks, movie->info);
    trimToEdits(movie->tracks, movie->info);
    movie->info.durationNs = believedDuration(movie->info);
    takeMovieIndex(movie->tracks, movie->info);
    return std::move(movie->info);
}

} // namespace cuegate
