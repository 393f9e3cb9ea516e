// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviTimeline.h"

#include "core/media/SampleTableBuilder.h"

#include <algorithm>
#include <limits>
#include <map>

namespace cuegate {

/// Of sound in chunks that are no units of one size: where nBlockAlign is so big, it is the samples of a
/// frame.
static constexpr quint32 kLeastFrameBlock = 960;
/// Multiplied by what a decoder holds back, it is still a number.
static constexpr qint64 kMostTicks = std::numeric_limits<qint64>::max() / 64;

AviTimeline::AviTimeline(const AviStream &stream, const Track &track)
    : m_stream(stream)
    , m_timescale(track.timescale)
    , m_isVideo(track.type == TrackType::Video)
    , m_isCounted(track.type == TrackType::Audio && stream.sampleBytes > 0)
{
}

void AviTimeline::add(const AviChunk &chunk)
{
    if (chunk.sizeBytes > 0) {
        m_times.push_back(nextTime());
        m_chunks.push_back(chunk);
    }
    if (m_isCounted)
        m_units += chunk.sizeBytes;
    else if (m_stream.sampleBytes == 0 && m_stream.blockBytes >= kLeastFrameBlock)
        m_units += (quint64(chunk.sizeBytes) + m_stream.blockBytes - 1) / m_stream.blockBytes;
    else
        ++m_units;
}

qint64 AviTimeline::nextTime() const
{
    __extension__ using Wide = unsigned __int128;
    const quint64 units = m_stream.start + (m_isCounted ? m_units / m_stream.sampleBytes : m_units);
    const Wide ticks = (Wide(units) * m_stream.scale * m_timescale + m_stream.rate / 2) / m_stream.rate;
    return (ticks > Wide(kMostTicks) ? kMostTicks : qint64(ticks)) - m_late;
}

// Some writers put an empty chunk behind each picture, for the stream's rate is a multiple of the film's
// then; behind the last one they leave it out.
qint64 AviTimeline::endTime() const
{
    return m_isVideo && !m_times.empty() ? std::max(nextTime(), m_times.back() + m_step) : nextTime();
}

void AviTimeline::findStep()
{
    std::map<qint64, size_t> counts;
    for (size_t i = 1; m_isVideo && i < m_times.size(); ++i)
        ++counts[m_times[i] - m_times[i - 1]];
    const auto usual = std::ranges::max_element(counts, {}, [](const auto &each) { return each.second; });
    m_step = usual == counts.end() ? 0 : usual->first;
}

void AviTimeline::takeOutEncoderDelay(quint32 delay)
{
    constexpr qint64 kMostSteps = 4;
    if (delay == 0 || m_times.size() <= delay)
        return;
    const qint64 begin = m_times.front();
    const qint64 late = m_times[delay] - begin - qint64(delay) * m_step;
    if (late > kMostSteps * m_step)
        return;
    for (size_t i = 1; i < m_times.size(); ++i)
        m_times[i] = i < delay ? begin + qint64(i) * m_step : m_times[i] - late;
    m_late = late;
}

qint64 AviTimeline::shownAt(size_t place, quint32 delay) const
{
    if (place == 0)
        return m_times.front();
    const size_t last = m_times.size() - 1;
    const size_t outAt = place + delay;
    const qint64 behind = outAt > last ? qint64(outAt - last) * m_step : 0;
    return m_times[std::min(outAt, last)] + behind - qint64(delay) * m_step;
}

bool AviTimeline::isSync(size_t i, bool hasKeyframes) const
{
    return !m_isVideo || m_chunks[i].isKeyframe || (!hasKeyframes && i == 0);
}

Result<SampleTable> AviTimeline::table(const AviPictureOrder &order, size_t first, size_t end) const
{
    const bool hasKeyframes = std::ranges::any_of(m_chunks, &AviChunk::isKeyframe);
    SampleTableBuilder builder;
    size_t leadsEnd = first; // of those that the keyframe before has
    for (size_t i = first; i < end; ++i) {
        const AviChunk &chunk = m_chunks[i];
        const quint32 lead = order.leadOf(i);
        const size_t place = lead > 0 ? i + lead : i < leadsEnd ? i - 1 : i;
        if (lead > 0)
            leadsEnd = i + 1 + lead;
        const qint64 time = m_times[i];
        builder.add({ByteRange::ofSize(chunk.offsetBytes, chunk.sizeBytes), time,
                     shownAt(place, order.delay) - time, isSync(i, hasKeyframes)});
    }
    const qint64 endTicks = end < m_times.size() ? m_times[end] : endTime();
    const qint64 lastDuration = std::max<qint64>(0, endTicks - builder.lastDts());
    return builder.finish(0, quint32(std::min<qint64>(lastDuration, std::numeric_limits<qint32>::max())));
}

} // namespace cuegate
