// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineContent.h"

#include "core/base/MediaTime.h"
#include "ui/MediaText.h"

#include <algorithm>

namespace cuegate {

// Times come from files; sums of two of them must not overflow.
static constexpr qint64 kLongestMs = 366LL * 24 * 3600 * 1000;

TimelineContent::TimelineContent(const MediaInfo *media, std::shared_ptr<const TimelineSnapshot> timeline)
{
    if (media) {
        const KeyframeIndex &index = media->keyframes;
        m_keyframesMs.reserve(index.keyframes.size());
        m_offsetsBytes.reserve(index.keyframes.size());
        for (const Keyframe &keyframe : index.keyframes) {
            const qint64 ms = toMilliseconds(keyframe.time, std::max(index.timescale, 1U));
            m_keyframesMs.push_back(std::clamp<qint64>(ms, 0, kLongestMs));
            m_offsetsBytes.push_back(keyframe.offsetBytes);
        }
        m_sizeBytes = media->sizeBytes;
        m_mediaDurationMs = std::clamp<qint64>(media->durationNs / 1'000'000, 0, kLongestMs);
        m_hasBitrate = m_keyframesMs.size() > 2 && m_sizeBytes > 0;
    }
    setTimeline(std::move(timeline));
}

void TimelineContent::setTimeline(std::shared_ptr<const TimelineSnapshot> timeline)
{
    m_timeline = std::move(timeline);
    m_durationMs = m_mediaDurationMs;
    if (!m_keyframesMs.empty())
        m_durationMs = std::max(m_durationMs, m_keyframesMs.back());
    for (const RenditionSnapshot &rendition : renditions()) {
        if (!rendition.segments.empty()) {
            const SegmentSnapshot &last = rendition.segments.back();
            m_durationMs = std::max(m_durationMs, last.startMs + last.durationMs);
        }
    }
}

TimelineContent::KeyframeRange TimelineContent::keyframesBetween(qint64 fromMs, qint64 toMs) const
{
    const auto begin = std::lower_bound(m_keyframesMs.begin(), m_keyframesMs.end(), fromMs);
    const auto end = std::lower_bound(begin, m_keyframesMs.end(), toMs);
    return {size_t(begin - m_keyframesMs.begin()), size_t(end - m_keyframesMs.begin())};
}

std::optional<size_t> TimelineContent::nearestKeyframe(qint64 ms) const
{
    if (m_keyframesMs.empty())
        return {};
    const auto after = std::lower_bound(m_keyframesMs.begin(), m_keyframesMs.end(), ms);
    if (after == m_keyframesMs.begin())
        return 0;
    const size_t at = size_t(after - m_keyframesMs.begin());
    if (after == m_keyframesMs.end() || ms - m_keyframesMs[at - 1] <= *after - ms)
        return at - 1;
    return at;
}

qint64 TimelineContent::bitrateBetween(qint64 fromMs, qint64 toMs) const
{
    if (!m_hasBitrate)
        return 0;
    const auto first = std::upper_bound(m_keyframesMs.begin(), m_keyframesMs.end(), fromMs);
    const size_t begin = first == m_keyframesMs.begin() ? 0 : size_t(first - m_keyframesMs.begin()) - 1;
    const auto last =
        std::lower_bound(m_keyframesMs.begin() + qptrdiff(begin) + 1, m_keyframesMs.end(), toMs);
    const bool toFileEnd = last == m_keyframesMs.end();
    const size_t end = size_t(last - m_keyframesMs.begin());
    const qint64 bytes = (toFileEnd ? m_sizeBytes : m_offsetsBytes[end]) - m_offsetsBytes[begin];
    const qint64 ms = (toFileEnd ? m_durationMs : m_keyframesMs[end]) - m_keyframesMs[begin];
    return bytes > 0 && ms > 0 ? rescale(bytes, quint32(std::min<qint64>(ms, 0xffffffff)), 8000) : 0;
}

const std::vector<RenditionSnapshot> &TimelineContent::renditions() const
{
    static const std::vector<RenditionSnapshot> none;
    return m_timeline ? m_timeline->renditions : none;
}

const std::vector<qint64> &TimelineContent::playheadsMs() const
{
    static const std::vector<qint64> none;
    return m_timeline ? m_timeline->playheadsMs : none;
}

static auto firstEndingAfter(const RenditionSnapshot &rendition, qint64 ms)
{
    return std::partition_point(
        rendition.segments.begin(), rendition.segments.end(),
        [ms](const SegmentSnapshot &segment) { return segment.startMs + segment.durationMs <= ms; });
}

std::optional<size_t> TimelineContent::segmentAt(const RenditionSnapshot &rendition, qint64 ms)
{
    const auto found = firstEndingAfter(rendition, ms);
    if (found == rendition.segments.end() || found->startMs > ms)
        return {};
    return size_t(found - rendition.segments.begin());
}

TimelineContent::SegmentCount TimelineContent::countBetween(const RenditionSnapshot &rendition, qint64 fromMs,
                                                            qint64 toMs)
{
    SegmentCount count;
    for (auto it = firstEndingAfter(rendition, fromMs);
         it != rendition.segments.end() && it->startMs < std::max(toMs, fromMs + 1); ++it) {
        ++count.total;
        count.cached += it->state == SegmentState::Cached;
        count.building += it->state == SegmentState::Building || it->state == SegmentState::Queued;
        count.failed += it->state == SegmentState::Failed;
    }
    return count;
}

} // namespace cuegate
