// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/OggProbe.h"

#include "core/base/MediaTime.h"
#include "core/io/InOrderSource.h"
#include "core/media/XiphHeaders.h"
#include "core/probe/MatroskaTracks.h"
#include "core/probe/ReckonedEnd.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostHeaderBytes = 1024 * 1024;
static constexpr qint64 kTailBytes = OggPage::kMostBytes + OggPage::kMostHeadBytes;
static constexpr size_t kMostStreams = 64;

Result<std::optional<OggPageBytes>> readOggPageAt(ScanWindow &window, qint64 atBytes)
{
    Result<QByteArrayView> bytes = window.from(atBytes, OggPage::kMostHeadBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto page = readOggPage(*bytes);
    if (!page)
        return std::nullopt;
    bytes = window.from(atBytes, page->totalBytes());
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < page->totalBytes())
        return std::nullopt;
    const qsizetype totalBytes = page->totalBytes();
    return OggPageBytes{std::move(*page), bytes->first(totalBytes)};
}

/// Theora and Vorbis have three headers; Opus two; FLAC says of each block of metadata whether it is the
/// last.
static bool hasAllHeaders(const OggStream &stream)
{
    switch (stream.track.codec) {
    case Codec::Theora:
    case Codec::Vorbis:
        return stream.headers.size() >= 3;
    case Codec::Opus:
        return stream.headers.size() >= 2;
    default:
        return stream.headers.size() > 1 && !stream.headers.back().isEmpty() &&
               stream.headers.back()[0] & '\x80';
    }
}

namespace {

struct HeaderReader // of one stream
{
    OggStream stream;
    QByteArray open; ///< the packet that the next page goes on with
    bool isDone = false;

    void take(const OggPageBytes &page)
    {
        for (const OggPage::Piece &piece : page.page.pieces) {
            if (isDone)
                return;
            open.append(page.bytes.sliced(piece.offsetBytes, piece.sizeBytes));
            if (!piece.isEnd)
                continue;
            // Some writers forget headers; a packet of the film ends them as well.
            isDone = !stream.headers.empty() && !isOggHeader(stream.track.codec, open);
            if (!isDone)
                stream.headers.push_back(std::exchange(open, {}));
            isDone = isDone || hasAllHeaders(stream);
        }
    }
};

} // namespace

Result<OggStreams> readOggStreams(ScanWindow &window)
{
    OggStreams streams;
    std::vector<HeaderReader> readers;
    bool isAtData = false;
    for (qint64 at = 0; at < std::min(kMostHeaderBytes, window.endBytes());) {
        const auto found = readOggPageAt(window, at);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        const OggPageBytes &page = **found;
        at += page.page.totalBytes();
        if (page.page.isFirst && streams.serials.size() < kMostStreams && !page.page.pieces.empty()) {
            const OggPage::Piece &piece = page.page.pieces.front();
            Track track = trackOfOggPacket(page.bytes.sliced(piece.offsetBytes, piece.sizeBytes));
            track.containerId = page.page.serial;
            streams.serials.push_back(page.page.serial);
            // Skeleton tells about the others only.
            if (track.codec == Codec::Unknown && track.codecId != "fishead"_L1)
                streams.unknownTracks.push_back(track);
            if (track.codec != Codec::Unknown)
                readers.push_back({{page.page.serial, std::move(track), {}}, {}, false});
        }
        isAtData = isAtData || !page.page.isFirst;
        const auto reader = std::ranges::find(readers, page.page.serial,
                                              [](const HeaderReader &r) { return r.stream.serial; });
        if (reader != readers.end())
            reader->take(page);
        if (isAtData && std::ranges::all_of(readers, &HeaderReader::isDone))
            break;
    }
    if (streams.serials.empty())
        return fail(ErrorKind::CorruptInput, u"the first page of the Ogg file is damaged"_s,
                    ErrorCode::MediaCorrupt);
    for (HeaderReader &reader : readers)
        streams.known.push_back(std::move(reader.stream));
    return streams;
}

static QByteArray codecPrivateOf(const OggStream &stream)
{
    constexpr qsizetype kBeforeFlacMark = 9;
    switch (stream.track.codec) {
    case Codec::Theora:
    case Codec::Vorbis:
        return lacedHeaders(stream.headers);
    case Codec::Flac: {
        QByteArray blocks = stream.headers.front().sliced(kBeforeFlacMark);
        for (size_t i = 1; i < stream.headers.size(); ++i)
            blocks.append(stream.headers[i]);
        return blocks;
    }
    default:
        return stream.headers.front();
    }
}

static void addTrack(MediaInfo &info, Track track)
{
    track.id = TrackId(info.tracks.size() + 1);
    if (track.language.isEmpty())
        track.language = u"und"_s;
    info.tracks.push_back(std::move(track));
}

static void addTracks(OggStreams &streams, MediaInfo &info)
{
    for (OggStream &stream : streams.known) {
        if (stream.headers.empty())
            continue;
        Track track = stream.track;
        track.codecPrivate = codecPrivateOf(stream);
        for (size_t i = 1; i < stream.headers.size(); ++i) {
            if (const QString title = commentOf(stream.headers[i], "TITLE"); !title.isEmpty())
                info.title = title;
            if (const QString language = commentOf(stream.headers[i], "LANGUAGE"); !language.isEmpty())
                track.language = language.left(35);
        }
        addTrack(info, std::move(track));
    }
    for (const Track &track : streams.unknownTracks)
        addTrack(info, track);
}

/// The time of the last page of \p stream among those in \p bytes.
static qint64 lastPageNs(const OggStream &stream, const QByteArray &bytes)
{
    qint64 granule = 0;
    for (qsizetype at = bytes.indexOf("OggS"); at >= 0; at = bytes.indexOf("OggS", at + 1)) {
        const auto page = readOggPage(QByteArrayView(bytes).sliced(at));
        if (page && page->serial == stream.serial && page->granule != OggPage::kNoGranule)
            granule = page->granule;
    }
    qint64 ticks = granule;
    if (stream.track.codec == Codec::Theora) {
        const int shift = theoraGranuleShift(stream.headers.front());
        const qint64 pictures = (granule >> shift) + (granule & ((qint64(1) << shift) - 1));
        ticks = rescale(pictures, 1, stream.track.video->frameRateDenominator);
    }
    return std::max<qint64>(0, rescale(ticks, stream.track.timescale, kNanosecondTimescale));
}

/// The time of the last page of \p stream among the last ones of the file; where only the beginning can be
/// read, what is reckoned from that.
static Result<qint64> endNsOf(const ByteSource &source, const OggStream &stream, const CancelToken &cancel)
{
    constexpr qint64 kLookBytes = 2 * 1024 * 1024;
    const qint64 sizeBytes = source.sizeBytes();
    const ByteRange tail{std::max<qint64>(0, sizeBytes - kTailBytes), sizeBytes};
    const Result<QByteArray> bytes = source.read(source.canSeek() ? tail : ByteRange{0, kLookBytes}, cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    const qint64 ns = lastPageNs(stream, *bytes);
    return source.canSeek() ? ns : reckonedEndNs(double(ns) * double(sizeBytes) / double(bytes->size()));
}

Result<MediaInfo> probeOgg(const ByteSource &source, const CancelToken &cancel)
{
    MediaInfo info;
    info.container = Container::Ogg;
    info.sizeBytes = source.sizeBytes();
    ScanWindow window(source, cancel);
    auto streams = readOggStreams(window);
    if (!streams)
        return std::unexpected(streams.error());
    addTracks(*streams, info);
    info.mainTrack = chooseMatroskaMainTrack(info.tracks);
    const Track *main = info.track(info.mainTrack);
    if (!main || main->codec == Codec::Unknown) {
        return fail(ErrorKind::Unsupported, u"the Ogg file holds no video and no audio that is known"_s,
                    ErrorCode::MediaCodec);
    }
    if (source.canSeek() ? source.sizeBytes() > 0 : source.sizeBytes() > InOrderSource::kReachBytes) {
        const auto stream = std::ranges::find(streams->known, quint32(main->containerId), &OggStream::serial);
        const Result<qint64> endNs = endNsOf(source, *stream, cancel);
        if (!endNs)
            return std::unexpected(endNs.error());
        info.durationNs = *endNs;
    }
    info.keyframes.timescale = main->timescale;
    info.notes << u"Ogg: its index is made by scanning"_s;
    return info;
}

} // namespace cuegate
