// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineContent.h"

#include "core/base/MediaTime.h"

#include <algorithm>
#include <cmath>

namespace cuegate {

// Times come from files; sums of two of them must not overflow.
static constexpr qint64 kLongestMs = 366LL * 24 * 3600 * 1000;
static constexpr qint64 kLongestUs = kLongestMs * 1000;
static constexpr size_t kMostCueRows = 16;

static qint64 toMicroseconds(qint64 ticks, quint32 timescale)
{
    return std::clamp<qint64>(rescale(ticks, timescale, 1'000'000), -kLongestUs, kLongestUs);
}

TimelineContent::TimelineContent(const MediaInfo *media, std::shared_ptr<const TimelineSnapshot> timeline)
{
    if (media) {
        takeKeyframes(*media);
        takeCues(*media);
        takeVideo(*media);
    }
    setTimeline(std::move(timeline));
}

void TimelineContent::takeKeyframes(const MediaInfo &media)
{
    const KeyframeIndex &index = media.keyframes;
    const quint32 timescale = std::max(index.timescale, 1U);
    m_keyframesUs.reserve(index.keyframes.size());
    m_offsetsBytes.reserve(index.keyframes.size());
    for (const Keyframe &keyframe : index.keyframes) {
        m_keyframesUs.push_back(toMicroseconds(keyframe.time, timescale));
        m_offsetsBytes.push_back(keyframe.offsetBytes);
    }
    const qint64 originUs = m_keyframesUs.empty() ? 0 : m_keyframesUs.front();
    for (qint64 &us : m_keyframesUs)
        us = std::clamp<qint64>(us - originUs, 0, kLongestUs);
    m_sizeBytes = media.sizeBytes;
    m_mediaDurationMs = std::clamp<qint64>(media.durationNs / 1'000'000, 0, kLongestMs);
    m_hasBitrate = m_keyframesUs.size() > 2 && m_sizeBytes > 0;
    m_isInOrder = m_hasBitrate && std::ranges::is_sorted(m_offsetsBytes) && m_offsetsBytes.front() >= 0 &&
                  m_offsetsBytes.back() <= m_sizeBytes;
}

void TimelineContent::takeCues(const MediaInfo &media)
{
    qint64 originUs = 0;
    if (!media.keyframes.keyframes.empty())
        originUs =
            toMicroseconds(media.keyframes.keyframes.front().time, std::max(media.keyframes.timescale, 1U));
    for (const Track &track : media.tracks) {
        CueRow row{track.id, track.type, {}};
        for (const CuePoint &cue : media.cues) {
            if (cue.containerTrackId == track.containerId)
                row.timesUs.push_back(std::clamp<qint64>(cue.timeNs / 1000 - originUs, 0, kLongestUs));
        }
        std::ranges::sort(row.timesUs);
        if (!row.timesUs.empty() && m_cues.size() < kMostCueRows)
            m_cues.push_back(std::move(row));
    }
}

void TimelineContent::takeVideo(const MediaInfo &media)
{
    const Track *track = media.track(media.mainTrack);
    if (!track || !track->video || track->video->width == 0 || track->video->height == 0)
        return;
    const VideoFormat &video = *track->video;
    constexpr qint64 kShortestNs = 1'000'000, kLongestNs = 1'000'000'000;
    m_frameNs = track->defaultDurationNs;
    if (m_frameNs <= 0 && video.frameRateNumerator > 0)
        m_frameNs = 1'000'000'000LL * video.frameRateDenominator / video.frameRateNumerator;
    if (m_frameNs < kShortestNs || m_frameNs > kLongestNs)
        m_frameNs = 0;
    m_aspect = double(video.width) / video.height;
    if (video.aspectHorizontal > 0 && video.aspectVertical > 0)
        m_aspect *= double(video.aspectHorizontal) / video.aspectVertical;
    // ISO/IEC 14496-12 section 8.3.2: turned by a quarter where b and c outweigh a and d.
    if (video.matrix && std::abs(qint64((*video.matrix)[1])) > std::abs(qint64((*video.matrix)[0])))
        m_aspect = 1 / m_aspect;
    m_aspect = std::clamp(m_aspect, 0.25, 4.0);
}

void TimelineContent::setTimeline(std::shared_ptr<const TimelineSnapshot> timeline)
{
    m_timeline = std::move(timeline);
    m_durationMs = m_mediaDurationMs;
    if (!m_keyframesUs.empty())
        m_durationMs = std::max(m_durationMs, m_keyframesUs.back() / 1000);
    for (const RenditionSnapshot &rendition : renditions()) {
        if (!rendition.segments.empty()) {
            const SegmentSnapshot &last = rendition.segments.back();
            m_durationMs = std::max(m_durationMs, last.startMs + last.durationMs);
        }
    }
    takeFetched();
}

// The times of bytes are those of the keyframes around them, evenly between.
qint64 TimelineContent::usOfByte(qint64 offsetBytes) const
{
    const auto after = std::ranges::upper_bound(m_offsetsBytes, offsetBytes);
    if (after == m_offsetsBytes.begin())
        return 0;
    const size_t at = size_t(after - m_offsetsBytes.begin()) - 1;
    const bool isLast = after == m_offsetsBytes.end();
    const double bytes = double((isLast ? m_sizeBytes : *after) - m_offsetsBytes[at]);
    const double share = bytes > 0 ? double(offsetBytes - m_offsetsBytes[at]) / bytes : 1;
    return m_keyframesUs[at] + std::llround(std::min(share, 1.0) * double(groupUs(at)));
}

void TimelineContent::takeFetched()
{
    m_fetched.clear();
    if (!m_timeline || !m_isInOrder)
        return;
    m_fetched.reserve(m_timeline->fetchedRanges.size());
    for (const ByteRange &range : m_timeline->fetchedRanges)
        m_fetched.push_back({usOfByte(range.beginBytes), usOfByte(range.endBytes)});
}

bool TimelineContent::isFetched(qint64 ms) const
{
    const auto found = std::ranges::partition_point(
        m_fetched, [us = ms * 1000](const TimeRange &range) { return range.endUs <= us; });
    return found != m_fetched.end() && found->beginUs <= ms * 1000;
}

TimelineContent::KeyframeRange TimelineContent::keyframesBetween(qint64 fromMs, qint64 toMs) const
{
    const auto begin = std::lower_bound(m_keyframesUs.begin(), m_keyframesUs.end(), fromMs * 1000);
    const auto end = std::lower_bound(begin, m_keyframesUs.end(), toMs * 1000);
    return {size_t(begin - m_keyframesUs.begin()), size_t(end - m_keyframesUs.begin())};
}

std::optional<size_t> TimelineContent::nearestKeyframe(qint64 ms) const
{
    if (m_keyframesUs.empty())
        return {};
    const qint64 us = std::clamp<qint64>(ms, 0, kLongestMs) * 1000;
    const auto after = std::lower_bound(m_keyframesUs.begin(), m_keyframesUs.end(), us);
    if (after == m_keyframesUs.begin())
        return 0;
    const size_t at = size_t(after - m_keyframesUs.begin());
    if (after == m_keyframesUs.end() || us - m_keyframesUs[at - 1] <= *after - us)
        return at - 1;
    return at;
}

qint64 TimelineContent::groupUs(size_t keyframe) const
{
    const bool isLast = keyframe + 1 == m_keyframesUs.size();
    const qint64 end = isLast ? m_durationMs * 1000 : m_keyframesUs[keyframe + 1];
    return std::max<qint64>(0, end - m_keyframesUs[keyframe]);
}

qint64 TimelineContent::groupBytes(size_t keyframe) const
{
    const bool isLast = keyframe + 1 == m_offsetsBytes.size();
    const qint64 end = isLast ? m_sizeBytes : m_offsetsBytes[keyframe + 1];
    return std::max<qint64>(0, end - m_offsetsBytes[keyframe]);
}

qint64 TimelineContent::longestGroupUs(qint64 fromMs, qint64 toMs) const
{
    KeyframeRange range = keyframesBetween(fromMs + 1, std::max(toMs, fromMs + 1));
    range.begin -= range.begin > 0 ? 1 : 0; // the one that reaches into it
    qint64 longest = 0;
    for (size_t i = range.begin; i < range.end; ++i)
        longest = std::max(longest, groupUs(i));
    return longest;
}

qint64 TimelineContent::bitrateBetween(qint64 fromMs, qint64 toMs) const
{
    if (!m_hasBitrate)
        return 0;
    const auto first = std::upper_bound(m_keyframesUs.begin(), m_keyframesUs.end(), fromMs * 1000);
    const size_t begin = first == m_keyframesUs.begin() ? 0 : size_t(first - m_keyframesUs.begin()) - 1;
    const auto last =
        std::lower_bound(m_keyframesUs.begin() + qptrdiff(begin) + 1, m_keyframesUs.end(), toMs * 1000);
    const bool toFileEnd = last == m_keyframesUs.end();
    const size_t end = size_t(last - m_keyframesUs.begin());
    const qint64 bytes = (toFileEnd ? m_sizeBytes : m_offsetsBytes[end]) - m_offsetsBytes[begin];
    const qint64 us = (toFileEnd ? m_durationMs * 1000 : m_keyframesUs[end]) - m_keyframesUs[begin];
    return bytes > 0 && us > 0 ? qint64(double(bytes) * 8e6 / double(us)) : 0;
}

const std::vector<RenditionSnapshot> &TimelineContent::renditions() const
{
    static const std::vector<RenditionSnapshot> none;
    return m_timeline ? m_timeline->renditions : none;
}

const std::vector<PlayheadSnapshot> &TimelineContent::playheads() const
{
    static const std::vector<PlayheadSnapshot> none;
    return m_timeline ? m_timeline->playheads : none;
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
