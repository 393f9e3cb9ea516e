// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviScan.h"

#include "core/base/MediaTime.h"
#include "core/media/AudioFrameHeader.h"
#include "core/probe/AviIndex.h"
#include "core/probe/AviTimeline.h"
#include "core/probe/FrameRate.h"
#include "core/probe/MovieKeyframes.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

/// The chunks of a stream that the file holds whole.
static AviTimeline timelineOf(const std::vector<AviChunk> &chunks, const AviStream &stream,
                              const Track &track, qint64 endBytes, QStringList &notes)
{
    AviTimeline timeline(stream, track);
    for (const AviChunk &chunk : chunks) {
        if (chunk.sizeBytes > 0 && chunk.offsetBytes > endBytes - chunk.sizeBytes) {
            notes << u"track %1: the file is cut off, it is played up to %2 ms"_s.arg(track.id).arg(
                toMilliseconds(timeline.nextTime(), track.timescale));
            break;
        }
        timeline.add(chunk);
    }
    timeline.findStep();
    return timeline;
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

// How long before its time in the index each keyframe is shown that is not shown then.
static std::map<qint64, qint64> listedLeads(const AviTimeline &timeline, const AviPictureOrder &order,
                                            const SampleTable &table)
{
    std::map<qint64, qint64> leads;
    for (const auto &[chunk, lead] : order.listedLeads) {
        const qint64 time = table.entries(quint32(chunk), 1).front().pts;
        const qint64 shown = timeline.keyframeShownAt(chunk, lead, order.delay);
        if (shown != time)
            leads[time] = time - shown;
    }
    return leads;
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
    std::map<qint64, qint64> leads;
    bool areSomeGuessed = false;
    qint64 endNs = 0;
    for (size_t i = 0; i < avi->streams.size(); ++i) {
        Track &track = info.tracks[i];
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        AviTimeline timeline =
            timelineOf((*chunks)[i], avi->streams[i], track, window.endBytes(), info.notes);
        const auto order = track.id == info.mainTrack
                               ? readPictureOrder(window, track, timeline.chunks(), info.notes)
                               : AviPictureOrder();
        if (!order)
            return std::unexpected(order.error());
        timeline.takeOutEncoderDelay(order->delay);
        auto table = timeline.table(*order, 0, timeline.chunks().size());
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        track.durationTicks = table->endTime();
        // The header tells the rate of chunks, empty ones with them.
        if (timeline.step() > 0 && timeline.step() <= std::numeric_limits<qint32>::max())
            setSampleDuration(track, quint32(timeline.step()));
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            endNs = std::max(endNs, rescale(table->endTime(), track.timescale, kNanosecondTimescale));
        if (track.id == info.mainTrack) {
            leads = listedLeads(timeline, *order, *table);
            areSomeGuessed = order->areSomeGuessed;
        }
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
    info.keyframes.leads = std::move(leads);
    info.keyframes.areSomeGuessed = areSomeGuessed;
    info.durationNs = endNs;
    info.indexKind = IndexKind::Scan;
    info.indexComplete = true;
    info.layout = std::move(layout);
    return std::move(info);
}

} // namespace cuegate
