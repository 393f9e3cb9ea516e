// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline draws, prepared for binary search: keyframes in milliseconds and the segments of each
// rendition. Thread: gui; plain values.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QStringList>

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

    [[nodiscard]] qint64 durationMs() const { return m_durationMs; }
    [[nodiscard]] const std::vector<qint64> &keyframesMs() const { return m_keyframesMs; }
    /// Keyframes with fromMs <= time < toMs.
    [[nodiscard]] KeyframeRange keyframesBetween(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] std::optional<size_t> nearestKeyframe(qint64 ms) const;
    [[nodiscard]] qint64 keyframeOffsetBytes(size_t keyframe) const { return m_offsetsBytes[keyframe]; }
    /// Bits per second of the whole file over the keyframes that enclose this time; 0 if not known.
    [[nodiscard]] qint64 bitrateBetween(qint64 fromMs, qint64 toMs) const;
    [[nodiscard]] bool hasBitrate() const { return m_hasBitrate; }

    [[nodiscard]] const std::vector<RenditionSnapshot> &renditions() const;
    [[nodiscard]] const std::vector<qint64> &playheadsMs() const;
    /// Number of the segment at \p ms.
    [[nodiscard]] static std::optional<size_t> segmentAt(const RenditionSnapshot &rendition, qint64 ms);
    [[nodiscard]] static SegmentCount countBetween(const RenditionSnapshot &rendition, qint64 fromMs,
                                                   qint64 toMs);

private:
    std::vector<qint64> m_keyframesMs;
    std::vector<qint64> m_offsetsBytes;
    qint64 m_sizeBytes = 0;
    qint64 m_durationMs = 0;
    qint64 m_mediaDurationMs = 0;
    bool m_hasBitrate = false;
    std::shared_ptr<const TimelineSnapshot> m_timeline;
};

} // namespace cuegate
