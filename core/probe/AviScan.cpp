// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviScan.h"

#include "core/base/MediaTime.h"
#include "core/media/AudioFrameHeader.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/AviIndex.h"
#include "core/probe/AviPictureOrder.h"
#include "core/probe/FrameRate.h"
#include "core/probe/MovieKeyframes.h"

#include <algorithm>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Of sound in chunks that are no units of one size: where nBlockAlign is so big, it is the samples of a
/// frame.
static constexpr quint32 kLeastFrameBlock = 960;
/// Multiplied by what a decoder holds back, it is still a number.
static constexpr qint64 kMostTicks = std::numeric_limits<qint64>::max() / 64;

/// \p units of the stream's own in ticks of \p timescale.
static qint64 ticksOf(quint64 units, const AviStream &stream, quint32 timescale)
{
    __extension__ using Wide = unsigned __int128;
    const Wide ticks = (Wide(units) * stream.scale * timescale + stream.rate / 2) / stream.rate;
    return ticks > Wide(kMostTicks) ? kMostTicks : qint64(ticks);
}

static quint64 unitsOf(const AviChunk &chunk, const AviStream &stream)
{
    if (stream.sampleBytes == 0 && stream.blockBytes >= kLeastFrameBlock)
        return (quint64(chunk.sizeBytes) + stream.blockBytes - 1) / stream.blockBytes;
    return 1;
}

namespace {

/// The chunks of a stream that hold something, and when each comes.
struct TimedChunks
{
    std::vector<AviChunk> chunks;
    std::vector<qint64> times;
    qint64 step = 0; ///< what pictures usually last; 0 of sound, and if there is but one
    qint64 endTime = 0;
};

} // namespace

static qint64 usualStep(const std::vector<qint64> &times)
{
    std::map<qint64, size_t> counts;
    for (size_t i = 1; i < times.size(); ++i)
        ++counts[times[i] - times[i - 1]];
    const auto usual = std::ranges::max_element(counts, {}, [](const auto &each) { return each.second; });
    return usual == counts.end() ? 0 : usual->first;
}

/// Chunks of size 0 say that the frame before stays. Some writers put one behind each picture, for the
/// stream's rate is a multiple of the film's then; behind the last one they leave it out.
static TimedChunks timedChunks(const std::vector<AviChunk> &chunks, const AviStream &stream,
                               const Track &track, qint64 endBytes, QStringList &notes)
{
    const bool isCounted = track.type == TrackType::Audio && stream.sampleBytes > 0;
    TimedChunks timed;
    quint64 units = 0; // bytes, where units are of one size
    const auto time = [&] {
        return ticksOf(stream.start + (isCounted ? units / stream.sampleBytes : units), stream,
                       track.timescale);
    };
    for (const AviChunk &chunk : chunks) {
        const qint64 begin = time();
        units += isCounted ? chunk.sizeBytes : unitsOf(chunk, stream);
        if (chunk.sizeBytes == 0)
            continue;
        if (chunk.offsetBytes > endBytes - chunk.sizeBytes) {
            notes << u"track %1: the file is cut off, it is played up to %2 ms"_s.arg(track.id).arg(
                toMilliseconds(begin, track.timescale));
            break;
        }
        timed.chunks.push_back(chunk);
        timed.times.push_back(begin);
    }
    timed.endTime = time();
    if (track.type == TrackType::Video && !timed.times.empty()) {
        timed.step = usualStep(timed.times);
        timed.endTime = std::max(timed.endTime, timed.times.back() + timed.step);
    }
    return timed;
}

/// Who wrote the file reckoned with a decoder that holds \p delay pictures back, so that its first picture
/// comes with the first chunk, though the encoder gave out the others late (XviD's leaves two chunks empty).
/// Where more are empty, a still picture is meant. (Chunks that come faster at first than usual are no
/// still.)
static void takeOutEncoderDelay(TimedChunks &timed, quint32 delay)
{
    constexpr qint64 kMostSteps = 4;
    if (delay == 0 || timed.times.size() <= delay)
        return;
    const qint64 begin = timed.times.front();
    const qint64 late = timed.times[delay] - begin - qint64(delay) * timed.step;
    if (late > kMostSteps * timed.step)
        return;
    for (size_t i = 1; i < timed.times.size(); ++i)
        timed.times[i] = i < delay ? begin + qint64(i) * timed.step : timed.times[i] - late;
    timed.endTime -= late;
}

/// When the picture is shown that is the \p place-th in order: a decoder that holds \p delay of them back
/// gives it out when a later chunk comes (as mpv does; ffmpeg shows it then). The first comes at once.
static qint64 shownAt(const TimedChunks &timed, size_t place, quint32 delay)
{
    if (place == 0)
        return timed.times.front();
    const size_t last = timed.times.size() - 1;
    const size_t outAt = place + delay;
    const qint64 behind = outAt > last ? qint64(outAt - last) * timed.step : 0;
    return timed.times[std::min(outAt, last)] + behind - qint64(delay) * timed.step;
}

/// Pictures get the times of their places in the file, but for those shown before a keyframe that they
/// follow.
static Result<SampleTable> tableOf(const TimedChunks &timed, const Track &track, const AviPictureOrder &order)
{
    const bool hasKeyframes = std::ranges::any_of(timed.chunks, &AviChunk::isKeyframe);
    SampleTableBuilder builder;
    size_t leadsEnd = 0; // of those that the keyframe before has
    for (size_t i = 0; i < timed.chunks.size(); ++i) {
        const AviChunk &chunk = timed.chunks[i];
        const bool isSync = track.type == TrackType::Audio || chunk.isKeyframe || (!hasKeyframes && i == 0);
        const quint32 lead = order.leadOf(i);
        const size_t place = lead > 0 ? i + lead : i < leadsEnd ? i - 1 : i;
        if (lead > 0)
            leadsEnd = i + 1 + lead;
        const qint64 time = timed.times[i];
        builder.add({ByteRange::ofSize(chunk.offsetBytes, chunk.sizeBytes), time,
                     shownAt(timed, place, order.delay) - time, isSync});
    }
    const qint64 lastDuration = std::max<qint64>(0, timed.endTime - builder.lastDts());
    return builder.finish(0, quint32(std::min<qint64>(lastDuration, std::numeric_limits<qint32>::max())));
}

static Result<AviChunks> chunksOf(ScanWindow &window, AviDescription &avi,
                                  const std::function<void(ScanProgress)> &progress)
{
    for (const auto read : {readOpenDmlIndex, readOldIndex}) {
        Result<std::optional<AviChunks>> chunks = read(window, avi);
        if (!chunks)
            return std::unexpected(chunks.error());
        if (*chunks)
            return std::move(**chunks);
    }
    avi.info.notes << u"the file has no index, or a false one: it was walked through"_s;
    return walkMovi(window, avi, progress, avi.info.notes);
}

Result<MediaInfo> scanAvi(const ByteSource &source, const CancelToken &cancel,
                          const std::function<void(ScanProgress)> &progress)
{
    auto avi = readAviDescription(source, cancel);
    if (!avi)
        return std::unexpected(avi.error());
    MediaInfo &info = avi->info;
    ScanWindow window(source, cancel);
    const auto chunks = chunksOf(window, *avi, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    MovieLayout layout;
    qint64 endNs = 0;
    for (size_t i = 0; i < avi->streams.size(); ++i) {
        Track &track = info.tracks[i];
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        TimedChunks timed = timedChunks((*chunks)[i], avi->streams[i], track, window.endBytes(), info.notes);
        const auto order = track.id == info.mainTrack
                               ? readPictureOrder(window, track, timed.chunks, info.notes)
                               : AviPictureOrder();
        if (!order)
            return std::unexpected(order.error());
        takeOutEncoderDelay(timed, order->delay);
        auto table = tableOf(timed, track, *order);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        track.durationTicks = table->endTime();
        // The header tells the rate of chunks, empty ones with them.
        if (timed.step > 0 && timed.step <= std::numeric_limits<qint32>::max())
            setSampleDuration(track, quint32(timed.step));
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            endNs = std::max(endNs, rescale(table->endTime(), track.timescale, kNanosecondTimescale));
        layout.tables[track.id] = std::move(*table);
        // Writers cut sound of constant rate wherever the next picture comes.
        if (track.type == TrackType::Audio && avi->streams[i].sampleBytes > 0 && isSelfFramed(track.codec))
            layout.byteStreams.insert(track.id);
    }
    const Track &main = *info.track(info.mainTrack);
    info.keyframes = movieKeyframes(main, layout.tables[info.mainTrack], info.notes);
    if (info.keyframes.keyframes.empty()) {
        return fail(ErrorKind::CorruptInput,
                    u"stream %1 of the AVI file has no frame"_s.arg(info.mainTrack - 1),
                    ErrorCode::MediaNoIndex);
    }
    info.durationNs = endNs;
    info.indexKind = IndexKind::Scan;
    info.indexComplete = true;
    info.layout = std::move(layout);
    return std::move(info);
}

} // namespace cuegate
