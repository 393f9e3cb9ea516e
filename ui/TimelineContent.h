// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline draws, prepared for binary search: keyframes and cue points in microseconds since the first
// keyframe (where segments begin, too), what was fetched as times, the segments of each rendition.
// Thread: gui; plain values.
#pragma once

#include "core/gateway/GatewayState.h"

#include <optional>

namespace cuegate {

class TimelineContent
{
public:
    TimelineContent() = default;
    TimelineContent(const MediaInfo *media, std::shared_ptr<const TimelineSnapshot> timeline);
    void setTimeline(std::shared_ptr<const TimelineSnapshot> timeline);

    struct KeyframeRange
    {
        size_t begin = 0, end = 0;
    };
    struct SegmentCount
    {
        int total = 0, cached = 0, building = 0, failed = 0; ///< building: those that wait for it, too
    };
    struct TimeRange
    {
        qint64 beginUs = 0, endUs = 0;
    };
    /// The container's own index of one track.
    struct CueRow
    {
        TrackId track = 0;
        TrackType type = TrackType::Other;
        std::vector<qint64> timesUs; ///< in order
    };

    [[nodiscard]] qint64 durationMs() const { return m_durationMs; }
    /// How long a picture is shown, nominally; 0: not known.
    [[nodiscard]] qint64 frameNs() const { return m_frameNs; }
    [[nodiscard]] double aspect() const { return m_aspect; } ///< width by height as shown; 0: no video

    [[nodiscard]] const std::vector<qint64> &keyframesUs() const { return m_keyframesUs; }
    /// Keyframes with fromMs <= time < toMs.
    [[nodiscard]] KeyframeRange keyframesBetween(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] std::optional<size_t> nearestKeyframe(qint64 ms) const;
    [[nodiscard]] qint64 keyframeOffsetBytes(size_t keyframe) const { return m_offsetsBytes[keyframe]; }
    /// From a keyframe to the next, or to the end.
    [[nodiscard]] qint64 groupUs(size_t keyframe) const;
    [[nodiscard]] qint64 groupBytes(size_t keyframe) const; ///< of the whole file; 0 if not known
    /// Of the groups that overlap this time; 0 if there is none.
    [[nodiscard]] qint64 longestGroupUs(qint64 fromMs, qint64 toMs) const;
    /// Bits per second of the whole file over the keyframes that enclose this time; 0 if not known.
    [[nodiscard]] qint64 bitrateBetween(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] bool hasBitrate() const { return m_hasBitrate; }

    [[nodiscard]] const std::vector<CueRow> &cues() const { return m_cues; }
    /// What of the source need not be fetched again, by the places of the keyframes; in order.
    [[nodiscard]] const std::vector<TimeRange> &fetched() const { return m_fetched; }
    [[nodiscard]] bool isFetched(qint64 ms) const;

    [[nodiscard]] const std::vector<RenditionSnapshot> &renditions() const;
    [[nodiscard]] const std::vector<PlayheadSnapshot> &playheads() const;
    /// Number of the segment at \p ms.
    [[nodiscard]] static std::optional<size_t> segmentAt(const RenditionSnapshot &rendition, qint64 ms);
    [[nodiscard]] static SegmentCount countBetween(const RenditionSnapshot &rendition, qint64 fromMs,
                                                   qint64 toMs);

private:
    void takeKeyframes(const MediaInfo &media);
    void takeCues(const MediaInfo &media);
    void takeVideo(const MediaInfo &media);
    void takeFetched();
    [[nodiscard]] qint64 usOfByte(qint64 offsetBytes) const;

    std::vector<qint64> m_keyframesUs;
    std::vector<qint64> m_offsetsBytes;
    std::vector<CueRow> m_cues;
    std::vector<TimeRange> m_fetched;
    qint64 m_sizeBytes = 0;
    qint64 m_durationMs = 0;
    qint64 m_mediaDurationMs = 0;
    qint64 m_frameNs = 0;
    double m_aspect = 0;
    bool m_hasBitrate = false;
    bool m_isInOrder = false; ///< places in the file grow with time
    std::shared_ptr<const TimelineSnapshot> m_timeline;
};

} // namespace cuegate
