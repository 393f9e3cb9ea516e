// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviScan.h"

#include "core/base/MediaTime.h"
#include "core/media/AudioFrameHeader.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/AviIndex.h"
#include "core/probe/MovieKeyframes.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Of sound in chunks that are no units of one size: where nBlockAlign is so big, it is the samples of a
/// frame.
static constexpr quint32 kLeastFrameBlock = 960;

/// \p units of the stream's own in ticks of \p timescale.
static qint64 ticksOf(quint64 units, const AviStream &stream, quint32 timescale)
{
    __extension__ using Wide = unsigned __int128;
    const Wide ticks = (Wide(units) * stream.scale * timescale + stream.rate / 2) / stream.rate;
    return ticks > Wide(std::numeric_limits<qint64>::max() / 4) ? std::numeric_limits<qint64>::max() / 4
                                                                : qint64(ticks);
}

static quint64 unitsOf(const AviChunk &chunk, const AviStream &stream)
{
    if (stream.sampleBytes == 0 && stream.blockBytes >= kLeastFrameBlock)
        return (quint64(chunk.sizeBytes) + stream.blockBytes - 1) / stream.blockBytes;
    return 1;
}

/// The chunks of one stream as samples. Chunks of size 0 say that the frame before stays.
static Result<SampleTable> tableOf(const std::vector<AviChunk> &chunks, const AviStream &stream,
                                   const Track &track, qint64 endBytes, QStringList &notes)
{
    const bool hasKeyframes = std::ranges::any_of(chunks, &AviChunk::isKeyframe);
    const bool isCounted = track.type == TrackType::Audio && stream.sampleBytes > 0;
    SampleTableBuilder builder;
    quint64 units = 0; // bytes, where units are of one size
    const auto time = [&] {
        return ticksOf(stream.start + (isCounted ? units / stream.sampleBytes : units), stream,
                       track.timescale);
    };
    for (const AviChunk &chunk : chunks) {
        const qint64 dts = time();
        units += isCounted ? chunk.sizeBytes : unitsOf(chunk, stream);
        if (chunk.sizeBytes == 0)
            continue;
        if (chunk.offsetBytes > endBytes - chunk.sizeBytes) {
            notes << u"track %1: the file is cut off, it is played up to %2 ms"_s.arg(track.id).arg(
                toMilliseconds(dts, track.timescale));
            break;
        }
        const bool isSync = track.type == TrackType::Audio || chunk.isKeyframe ||
                            (!hasKeyframes && builder.sampleCount() == 0);
        builder.add({ByteRange::ofSize(chunk.offsetBytes, chunk.sizeBytes), dts, 0, isSync});
    }
    const qint64 lastDuration = std::max<qint64>(0, time() - builder.lastDts());
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

/// DivX 5 and XviD can put a B-frame into the chunk of the frame before it, and say so with a p in their user
/// data.
static Result<void> notePackedFrames(ScanWindow &window, const Track &track,
                                     const std::vector<AviChunk> &chunks, QStringList &notes)
{
    constexpr qint64 kHeadBytes = 512;
    if (track.codec != Codec::Mpeg4Part2 || chunks.empty())
        return {};
    const Result<QByteArrayView> bytes = window.from(chunks.front().offsetBytes, kHeadBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QByteArray head = bytes->first(std::min<qsizetype>(bytes->size(), kHeadBytes)).toByteArray();
    const auto name = head.indexOf("DivX");
    const auto end = name >= 0 ? head.indexOf('\0', name) : -1;
    if (end > name && head[end - 1] == 'p')
        notes << u"track %1: packed B-frames (DivX); their times are made while decoding"_s.arg(track.id);
    return {};
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
        auto table = tableOf((*chunks)[i], avi->streams[i], track, window.endBytes(), info.notes);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        track.durationTicks = table->endTime();
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            endNs = std::max(endNs, rescale(table->endTime(), track.timescale, kNanosecondTimescale));
        layout.tables[track.id] = std::move(*table);
        // Writers cut sound of constant rate wherever the next picture comes.
        if (track.type == TrackType::Audio && avi->streams[i].sampleBytes > 0 && isSelfFramed(track.codec))
            layout.byteStreams.insert(track.id);
    }
    const Track &main = *info.track(info.mainTrack);
    if (auto noted = notePackedFrames(window, main, (*chunks)[info.mainTrack - 1], info.notes); !noted)
        return std::unexpected(noted.error());
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
