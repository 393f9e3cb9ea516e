// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvScan.h"

#include "core/base/MediaTime.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/FlvProbe.h"
#include "core/probe/FlvTag.h"
#include "core/probe/MovieKeyframes.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Times that go back by more, or on by more than a day, begin anew.
static constexpr qint64 kMostBackMs = 1000;
static constexpr qint64 kMostOnMs = qint64(24) * 3600 * 1000;
/// Times of sound are rounded to milliseconds: frames that are this near to where the one before ends follow
/// it.
static constexpr qint64 kGridSlackMs = 2;

namespace {

class FlvScan
{
public:
    FlvScan(ScanWindow &window, MediaInfo &info, const std::function<void(ScanProgress)> &progress);
    [[nodiscard]] Result<void> run();
    [[nodiscard]] Result<void> finish();

private:
    struct Growing // table of a track
    {
        SampleTableBuilder builder;
        qint64 nextDts = 0; ///< in ticks, where the last sample is thought to end
        qint64 lastDuration = 0;
        qint64 lastDts = 0;
    };

    void take(const FlvTag &tag, qint64 offsetBytes);
    [[nodiscard]] qint64 continuousMs(qint64 timeMs);

    ScanWindow &m_window;
    MediaInfo &m_info;
    const std::function<void(ScanProgress)> &m_progress;
    std::vector<Growing> m_growing; ///< as m_info.tracks
    qint64 m_shiftMs = 0;           ///< added to times since they last began anew
    std::optional<qint64> m_lastMs;
    bool m_isComplete = true;
};

} // namespace

FlvScan::FlvScan(ScanWindow &window, MediaInfo &info, const std::function<void(ScanProgress)> &progress)
    : m_window(window)
    , m_info(info)
    , m_progress(progress)
    , m_growing(info.tracks.size())
{
}

Result<void> FlvScan::run()
{
    const Result<QByteArrayView> head = m_window.from(0, 13);
    if (!head)
        return std::unexpected(head.error());
    qint64 at = firstFlvTagBytes(*head).value_or(m_window.endBytes());
    while (at < m_window.endBytes() && m_isComplete) {
        const Result<QByteArrayView> bytes = m_window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (!tag && bytes->size() >= FlvTag::kHeaderBytes)
            m_info.notes << u"the file is damaged at byte %1: it is played up to there"_s.arg(at);
        if (!tag)
            break;
        if (tag->payloadOffset + tag->payloadBytes > m_window.endBytes() - at) {
            m_info.notes << u"the file is cut off inside the tag at byte %1"_s.arg(at);
            break;
        }
        if (tag->kind == FlvTag::Kind::Sample)
            take(*tag, at);
        at += tag->totalBytes;
    }
    return {};
}

qint64 FlvScan::continuousMs(qint64 timeMs)
{
    const bool isJump = m_lastMs && (timeMs + m_shiftMs < *m_lastMs - kMostBackMs ||
                                     timeMs + m_shiftMs > *m_lastMs + kMostOnMs);
    if (isJump) {
        if (m_shiftMs == 0)
            m_info.notes << u"the times jump at %1 ms: what follows is put after it"_s.arg(*m_lastMs);
        m_shiftMs = *m_lastMs - timeMs;
    }
    m_lastMs = std::max(timeMs + m_shiftMs, m_lastMs.value_or(timeMs));
    return timeMs + m_shiftMs;
}

void FlvScan::take(const FlvTag &tag, qint64 offsetBytes)
{
    const auto found = std::ranges::find(m_info.tracks, tag.type, &Track::type);
    if (found == m_info.tracks.end() || found->codec != tag.codec)
        return;
    const Track &track = *found;
    Growing &growing = m_growing[track.id - 1];
    if (growing.builder.sampleCount() >= kMaxScannedSamples) {
        m_info.notes << u"track %1 has more samples than are indexed"_s.arg(track.id);
        m_isComplete = false;
        return;
    }
    const qint64 timeMs = continuousMs(tag.timeMs);
    qint64 dts = rescale(timeMs, 1000, track.timescale);
    const qint64 frame = track.type == TrackType::Audio && track.audio ? track.audio->frameSamples : 0;
    const bool isOnGrid = frame > 0 && growing.builder.sampleCount() > 0 &&
                          qAbs(dts - growing.nextDts) <= rescale(kGridSlackMs, 1000, track.timescale);
    if (isOnGrid)
        dts = growing.nextDts;
    if (growing.builder.sampleCount() > 0 && dts > growing.lastDts)
        growing.lastDuration = dts - growing.lastDts;
    growing.builder.add({ByteRange::ofSize(offsetBytes + tag.payloadOffset, tag.payloadBytes), dts,
                         tag.compositionOffsetMs, tag.isKeyframe});
    growing.lastDts = dts;
    growing.nextDts = dts + frame;
    if (m_progress && track.id == m_info.mainTrack)
        m_progress({offsetBytes, timeMs * 1'000'000});
}

Result<void> FlvScan::finish()
{
    MovieLayout layout;
    qint64 endNs = 0;
    for (Track &track : m_info.tracks) {
        Growing &growing = m_growing[track.id - 1];
        const qint64 frame = track.audio ? track.audio->frameSamples : 0;
        const qint64 lastDuration = frame > 0 && track.timescale != 1000 ? frame : growing.lastDuration;
        auto table = growing.builder.finish(
            0, quint32(std::clamp<qint64>(lastDuration, 0, qint64(track.timescale) * 10)));
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        track.durationTicks = table->endTime();
        endNs = std::max(endNs, rescale(table->endTime(), track.timescale, kNanosecondTimescale));
        layout.tables[track.id] = std::move(*table);
    }
    const TrackId main = m_info.mainTrack;
    m_info.keyframes = movieKeyframes(*m_info.track(main), layout.tables[main], m_info.notes);
    if (m_info.keyframes.keyframes.empty()) {
        return fail(ErrorKind::CorruptInput, u"the FLV file has no keyframe of track %1"_s.arg(main),
                    ErrorCode::MediaNoIndex);
    }
    m_info.durationNs = endNs;
    m_info.indexKind = IndexKind::Scan;
    m_info.indexComplete = m_isComplete;
    m_info.layout = std::move(layout);
    return {};
}

Result<MediaInfo> scanFlv(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                          const std::function<void(ScanProgress)> &progress)
{
    MediaInfo info = found;
    ScanWindow window(source, cancel);
    FlvScan scan(window, info, progress);
    if (Result<void> done = scan.run(); !done)
        return std::unexpected(done.error());
    if (Result<void> done = scan.finish(); !done)
        return std::unexpected(done.error());
    return info;
}

} // namespace cuegate
