// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MovieSamples.h"

#include "core/base/MediaTime.h"
#include "core/demux/AviPictures.h"
#include "core/demux/FrameStream.h"
#include "core/demux/OggPackets.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxGapBytes = qint64(64) << 10;
static constexpr qint64 kMaxSpanBytes = qint64(512) << 20;
static constexpr std::size_t kMaxSamples = 1'000'000;
static constexpr quint32 kMaxPcmFrames = 1024;
static constexpr quint32 kBlock = 4096;
static constexpr qint64 kMaxFirstSampleBytes = qint64(4) << 20;

struct WantedSample
{
    quint32 number = 0;
    SampleTable::Entry entry;
};

struct WantedTrack
{
    TrackId id = 0;
    std::vector<WantedSample> samples;
    std::optional<qint64> nextTime;
    std::optional<Selection> frames; ///< of a byte stream: which frames of what the samples hold
};

/// Whether \p next continues the frames of \p last in time and place.
static bool continuesPcm(const SampleTable::Entry &last, const SampleTable::Entry &next, quint32 frames)
{
    return frames < kMaxPcmFrames && next.pts == last.pts + last.duration &&
           next.bytes.beginBytes == last.bytes.endBytes;
}

static std::unexpected<Error> tooMuch(const QString &what)
{
    return fail(ErrorKind::Unsupported,
                u"the span holds more than "_s + what + u", too much to read at once"_s,
                ErrorCode::MediaIndexTooBig);
}

static std::unexpected<Error> outside(TrackId track, const WantedSample &sample, qint64 fileBytes)
{
    return fail(
        ErrorKind::CorruptInput,
        u"the file ends before sample %1 of track %2: it has %3 bytes, and the sample lies at bytes %4 "
        "to %5"_s.arg(QString::number(sample.number + 1), QString::number(track), QString::number(fileBytes),
                      QString::number(sample.entry.bytes.beginBytes),
                      QString::number(sample.entry.bytes.endBytes)),
        ErrorCode::MediaCorrupt);
}

/// Presentation time of what begins with sample \p number: its own, or that of leading pictures right after
/// it.
static std::optional<qint64> earliestFrom(const SampleTable &table, quint32 number)
{
    constexpr quint32 kMostLeading = 64;
    const auto entries = table.entries(number, kMostLeading);
    if (entries.empty())
        return {};
    qint64 earliest = entries.front().pts;
    for (size_t i = 1; i < entries.size() && entries[i].pts < entries.front().pts; ++i)
        earliest = std::min(earliest, entries[i].pts);
    return earliest;
}

static Result<WantedTrack> collect(const SampleTable &table, const Track &track, const Selection &selection,
                                   qint64 fileBytes, const CancelToken &cancel)
{
    WantedTrack wanted;
    wanted.id = track.id;
    const bool joins = track.codec == Codec::Pcm;
    quint32 frames = 0;
    quint32 next = selection.first;
    bool isNextKnown = false;
    for (quint32 first = selection.first; first < selection.end;) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const quint32 count = std::min(kBlock, selection.end - first);
        quint32 number = first;
        for (const auto &entry : table.entries(first, count)) {
            const quint32 current = number++;
            if (entry.pts < selection.beginPts || entry.pts >= selection.endPts)
                continue;
            if (fileBytes >= 0 && entry.bytes.endBytes > fileBytes && !entry.bytes.isEmpty())
                return outside(track.id, {current, entry}, fileBytes);
            next = number;
            isNextKnown = true;
            if (joins && !wanted.samples.empty() &&
                continuesPcm(wanted.samples.back().entry, entry, frames)) {
                SampleTable::Entry &joined = wanted.samples.back().entry;
                joined.duration += entry.duration;
                joined.bytes.endBytes = entry.bytes.endBytes;
                ++frames;
                continue;
            }
            frames = 1;
            wanted.samples.push_back({current, entry});
        }
        if (wanted.samples.size() > kMaxSamples)
            return tooMuch(
                u"%1 samples of track %2"_s.arg(QString::number(kMaxSamples), QString::number(track.id)));
        first += count;
    }
    if (!isNextKnown)
        next = selection.end;
    wanted.nextTime = earliestFrom(table, next);
    return wanted;
}

/// The ranges to read, in order: those of the samples, joined where the gap is small.
static Result<std::vector<ByteRange>> rangesOf(const std::vector<WantedTrack> &tracks)
{
    std::vector<ByteRange> ranges;
    for (const WantedTrack &track : tracks) {
        for (const WantedSample &sample : track.samples) {
            const ByteRange &bytes = sample.entry.bytes;
            if (bytes.isEmpty())
                continue;
            if (!ranges.empty() && ranges.back().endBytes == bytes.beginBytes)
                ranges.back().endBytes = bytes.endBytes;
            else
                ranges.push_back(bytes);
        }
    }
    std::ranges::sort(ranges, {}, &ByteRange::beginBytes);
    std::vector<ByteRange> joined;
    qint64 totalBytes = 0;
    for (const ByteRange &range : ranges) {
        if (!joined.empty() && range.beginBytes - joined.back().endBytes <= kMaxGapBytes) {
            const qint64 more = std::max<qint64>(0, range.endBytes - joined.back().endBytes);
            joined.back().endBytes += more;
            totalBytes += more;
        } else {
            joined.push_back(range);
            totalBytes += range.sizeBytes();
        }
        if (totalBytes > kMaxSpanBytes)
            return tooMuch(u"512 MiB"_s);
    }
    return joined;
}

static Result<void> checkPlaces(const std::vector<WantedTrack> &tracks, qint64 fileBytes)
{
    for (const WantedTrack &track : tracks) {
        for (const WantedSample &sample : track.samples) {
            if (!sample.entry.bytes.isEmpty() && sample.entry.bytes.endBytes > fileBytes)
                return outside(track.id, sample, fileBytes);
        }
    }
    return {};
}

struct Region
{
    ByteRange range;
    QByteArray bytes;
};

static Result<std::vector<Region>>
readRegions(const ByteSource &source, const std::vector<WantedTrack> &tracks, const CancelToken &cancel)
{
    const auto ranges = rangesOf(tracks);
    if (!ranges)
        return std::unexpected(ranges.error());
    std::vector<Region> regions;
    regions.reserve(ranges->size());
    for (const ByteRange &range : *ranges) {
        auto bytes = source.read(range, cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < range.sizeBytes()) {
            if (auto checked = checkPlaces(tracks, range.beginBytes + bytes->size()); !checked)
                return std::unexpected(checked.error());
        }
        regions.push_back({range, std::move(*bytes)});
    }
    return regions;
}

static const Region &regionOf(const std::vector<Region> &regions, const ByteRange &bytes)
{
    const auto after = std::ranges::upper_bound(regions, bytes.beginBytes, {},
                                                [](const Region &r) { return r.range.beginBytes; });
    return *(after - 1);
}

static SampleBatch viewsOf(const WantedTrack &wanted, const std::vector<Region> &regions)
{
    SampleBatch batch;
    batch.track = wanted.id;
    batch.nextTime = wanted.nextTime;
    batch.samples.reserve(wanted.samples.size());
    for (const Region &region : regions)
        batch.storage.push_back(region.bytes);
    for (const WantedSample &sample : wanted.samples) {
        MediaSample &view = batch.samples.emplace_back();
        view.pts = sample.entry.pts;
        view.dts = sample.entry.dts;
        view.duration = sample.entry.duration;
        view.isSync = sample.entry.isSync;
        if (sample.entry.bytes.isEmpty())
            continue;
        const Region &region = regionOf(regions, sample.entry.bytes);
        view.payload = QByteArrayView(region.bytes)
                           .sliced(sample.entry.bytes.beginBytes - region.range.beginBytes,
                                   sample.entry.bytes.sizeBytes());
    }
    return batch;
}

static SampleBatch framesIn(const WantedTrack &wanted, const Track &track, const std::vector<Region> &regions)
{
    const SampleBatch views = viewsOf(wanted, regions);
    std::vector<StreamPiece> pieces;
    pieces.reserve(views.samples.size());
    for (const MediaSample &sample : views.samples)
        pieces.push_back({sample.payload, sample.pts, sample.duration});
    return framesOf(track, pieces, wanted.frames->beginPts, wanted.frames->endPts);
}

static std::unexpected<Error> unknownTrack(TrackId track)
{
    return fail(ErrorKind::InvalidArgument, u"track %1 has no sample table"_s.arg(track));
}

static const SampleTable *tableOf(const MediaInfo &info, TrackId track)
{
    const auto *layout = std::get_if<MovieLayout>(&info.layout);
    if (!layout || !info.track(track))
        return nullptr;
    const auto found = layout->tables.find(track);
    return found == layout->tables.end() ? nullptr : &found->second;
}

static bool isByteStream(const MediaInfo &info, TrackId track)
{
    const auto *layout = std::get_if<MovieLayout>(&info.layout);
    return layout && layout->byteStreams.contains(track);
}

Result<std::vector<SampleBatch>> readSelected(const ByteSource &source, const MediaInfo &info,
                                              std::span<const SelectedSamples> tracks, bool isLast,
                                              const CancelToken &cancel)
{
    std::vector<WantedTrack> wanted;
    wanted.reserve(tracks.size());
    for (const SelectedSamples &selected : tracks) {
        const Track &track = *info.track(selected.track);
        Selection selection = selected.selection;
        std::optional<Selection> frames;
        if (isByteStream(info, track.id)) {
            frames = selection;
            selection = piecesFor(*selected.table, track.timescale, *frames);
        }
        auto samples = collect(*selected.table, track, selection, source.sizeBytes(), cancel);
        if (!samples)
            return std::unexpected(samples.error());
        if (isLast)
            samples->nextTime.reset();
        samples->frames = frames;
        wanted.push_back(std::move(*samples));
    }
    const auto regions = readRegions(source, wanted, cancel);
    if (!regions)
        return std::unexpected(regions.error());
    std::vector<SampleBatch> batches;
    batches.reserve(wanted.size());
    for (const WantedTrack &track : wanted) {
        batches.push_back(track.frames ? framesIn(track, *info.track(track.id), *regions)
                                       : viewsOf(track, *regions));
        if (info.container == Container::Ogg)
            joinPackets(batches.back(), info);
        if (info.container == Container::Avi)
            orderPictures(batches.back(), *info.track(track.id));
    }
    return batches;
}

Result<std::vector<SampleBatch>> readMovieSamples(const ByteSource &source, const MediaInfo &info,
                                                  std::span<const TrackId> tracks, const SampleSpan &span,
                                                  const CancelToken &cancel)
{
    if (span.timescale == 0)
        return fail(ErrorKind::InvalidArgument, u"a span without timescale"_s);
    std::vector<SelectedSamples> selected;
    selected.reserve(tracks.size());
    for (const TrackId id : tracks) {
        const SampleTable *table = tableOf(info, id);
        if (!table)
            return unknownTrack(id);
        const Track &track = *info.track(id);
        const bool isMainVideo = id == info.mainTrack && track.type == TrackType::Video;
        const auto selection = isMainVideo ? selectByDecodingOrder(*table, id, span)
                                           : Result<Selection>(selectByTime(*table, track.timescale, span));
        if (!selection)
            return std::unexpected(selection.error());
        selected.push_back({id, table, *selection});
    }
    return readSelected(source, info, selected, span.isLast, cancel);
}

/// The first frame of a byte stream, in its first pieces.
static Result<FirstSample> firstFrame(const ByteSource &source, const Track &track, const SampleTable &table,
                                      const CancelToken &cancel)
{
    constexpr qint64 kEnoughBytes = 64 * 1024;
    std::vector<QByteArray> bytes;
    std::vector<StreamPiece> pieces;
    qint64 totalBytes = 0;
    for (const auto &entry : table.entries(0, 64)) {
        const qint64 wanted = std::min(entry.bytes.sizeBytes(), kEnoughBytes);
        auto read = source.read(ByteRange::ofSize(entry.bytes.beginBytes, wanted), cancel);
        if (!read)
            return std::unexpected(read.error());
        bytes.push_back(std::move(*read));
        pieces.push_back({bytes.back(), entry.pts, entry.duration});
        totalBytes += bytes.back().size();
        if (totalBytes >= kEnoughBytes || wanted < entry.bytes.sizeBytes())
            break;
    }
    const SampleBatch frames =
        framesOf(track, pieces, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    if (frames.samples.empty())
        return fail(ErrorKind::NotFound, u"track %1 has no frame near the beginning"_s.arg(track.id));
    return FirstSample{frames.samples.front().pts, frames.samples.front().payload.toByteArray()};
}

Result<FirstSample> readMovieFirstSample(const ByteSource &source, const MediaInfo &info, TrackId track,
                                         const CancelToken &cancel, FirstSamplePart part)
{
    const SampleTable *table = tableOf(info, track);
    if (!table)
        return unknownTrack(track);
    if (isByteStream(info, track))
        return firstFrame(source, *info.track(track), *table, cancel);
    for (const auto &entry : table->entries(0, 64)) {
        if (part == FirstSamplePart::Time)
            return FirstSample{entry.pts, {}};
        if (entry.bytes.isEmpty())
            continue;
        if (entry.bytes.sizeBytes() > kMaxFirstSampleBytes)
            break;
        // A packet of Ogg may go on behind the head of another page.
        const bool isPart = part == FirstSamplePart::Beginning && info.container != Container::Ogg;
        const qint64 wanted =
            isPart ? std::min(entry.bytes.sizeBytes(), kSampleBeginningBytes) : entry.bytes.sizeBytes();
        auto bytes = source.read(ByteRange::ofSize(entry.bytes.beginBytes, wanted), cancel);
        if (bytes && isPart)
            return FirstSample{entry.pts, std::move(*bytes)};
        if (bytes && bytes->size() < entry.bytes.sizeBytes()) {
            return fail(ErrorKind::CorruptInput,
                        u"the file ends before the first sample of track %1 does, at byte %2"_s.arg(
                            QString::number(track), QString::number(entry.bytes.endBytes)),
                        ErrorCode::MediaCorrupt);
        }
        if (!bytes)
            return std::unexpected(bytes.error());
        return FirstSample{entry.pts, info.container == Container::Ogg ? joinedPacket(*bytes, info, track)
                                                                       : std::move(*bytes)};
    }
    return fail(ErrorKind::NotFound, u"track %1 has no first sample of up to 4 MiB"_s.arg(track));
}

} // namespace cuegate
