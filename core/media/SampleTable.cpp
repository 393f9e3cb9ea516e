// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/SampleTable.h"

#include "core/media/SampleTableRuns.h"

#include <QtEndian>

#include <algorithm>

namespace cuegate {

SampleTable::Runs::TimePlace SampleTable::Runs::timePlace(quint32 sample) const
{
    const auto after = std::ranges::upper_bound(timeMarks, sample, {}, &TimeMark::sample);
    const auto mark = std::size_t(after - timeMarks.begin() - 1);
    TimePlace place{mark * kRunsPerMark, timeMarks[mark].sample, timeMarks[mark].ticks};
    while (sample - place.samplesBefore >= times[place.run].count) {
        place.samplesBefore += times[place.run].count;
        place.ticksBefore += qint64(times[place.run].count) * times[place.run].delta;
        ++place.run;
    }
    return place;
}

SampleTable::Runs::OffsetPlace SampleTable::Runs::offsetPlace(quint32 sample) const
{
    const auto after = std::ranges::upper_bound(offsetMarks, sample);
    const auto mark = std::size_t(after - offsetMarks.begin() - 1);
    OffsetPlace place{mark * kRunsPerMark, offsetMarks[mark]};
    while (sample - place.samplesBefore >= offsets[place.run].count) {
        place.samplesBefore += offsets[place.run].count;
        ++place.run;
    }
    return place;
}

std::size_t SampleTable::Runs::chunkRunOf(quint32 sample) const
{
    const auto after = std::ranges::upper_bound(chunkRuns, quint64(sample), {}, &ChunkRun::firstSample);
    return std::size_t(after - chunkRuns.begin() - 1);
}

qint64 SampleTable::Runs::dtsOf(quint32 sample) const
{
    const TimePlace place = timePlace(sample);
    return presentationOffset + place.ticksBefore +
           qint64(sample - place.samplesBefore) * times[place.run].delta;
}

qint64 SampleTable::Runs::ptsOf(quint32 sample) const
{
    return dtsOf(sample) + (offsets.empty() ? 0 : offsets[offsetPlace(sample).run].offset);
}

quint32 SampleTable::Runs::sizeOf(quint32 sample) const
{
    const char *entries = sizes.constData() + 8;
    switch (sizeBits) {
    case 32:
        return qFromBigEndian<quint32>(entries + qsizetype(sample) * 4);
    case 16:
        return qFromBigEndian<quint16>(entries + qsizetype(sample) * 2);
    case 8:
        return static_cast<uchar>(entries[sample]);
    case 4: {
        const auto pair = static_cast<uchar>(entries[sample / 2]);
        return sample % 2 == 0 ? pair >> 4 : pair & 0x0F;
    }
    default:
        return constantSize;
    }
}

qint64 SampleTable::Runs::bytesBefore(quint32 sample) const
{
    if (sizeBits == 0)
        return qint64(sample) * constantSize;
    if (sample >= sampleCount)
        return totalBytes;
    const quint32 mark = sample / kSamplesPerMark;
    qint64 bytes = sizeMarks[mark];
    for (quint32 at = mark * kSamplesPerMark; at < sample; ++at)
        bytes += sizeOf(at);
    return bytes;
}

qint64 SampleTable::Runs::chunkOffset(quint32 chunk) const
{
    const char *entries = chunkOffsets.constData() + 4;
    if (hasWideOffsets)
        return qFromBigEndian<qint64>(entries + qsizetype(chunk) * 8);
    return qFromBigEndian<quint32>(entries + qsizetype(chunk) * 4);
}

/// Walks the samples in order: finding the first takes a look-up, each further one a few additions.
class SampleTable::Cursor
{
public:
    Cursor(const Runs &runs, quint32 first)
        : m_runs(runs)
        , m_sample(first)
        , m_time(runs.timePlace(first))
        , m_chunkRun(runs.chunkRunOf(first))
    {
        if (!runs.offsets.empty())
            m_offset = runs.offsetPlace(first);
        m_sync = std::ranges::lower_bound(runs.sync, first);
        const Runs::ChunkRun &run = runs.chunkRuns[m_chunkRun];
        const quint64 inRun = first - run.firstSample;
        m_chunk = run.firstChunk + quint32(inRun / run.samplesPerChunk);
        m_inChunk = quint32(inRun % run.samplesPerChunk);
        m_positionBytes =
            runs.chunkOffset(m_chunk) + runs.bytesBefore(first) - runs.bytesBefore(first - m_inChunk);
    }

    Entry take()
    {
        Entry entry;
        const Runs::TimeRun &time = m_runs.times[m_time.run];
        entry.dts = m_runs.presentationOffset + m_time.ticksBefore +
                    qint64(m_sample - m_time.samplesBefore) * time.delta;
        entry.duration = time.delta;
        entry.pts = entry.dts + (m_runs.offsets.empty() ? 0 : m_runs.offsets[m_offset.run].offset);
        entry.isSync = m_runs.allSync || (m_sync != m_runs.sync.end() && *m_sync == m_sample);
        entry.bytes = ByteRange::ofSize(m_positionBytes, m_runs.sizeOf(m_sample));
        step(entry);
        return entry;
    }

private:
    void step(const Entry &entry)
    {
        if (!m_runs.allSync && entry.isSync)
            ++m_sync;
        if (++m_sample >= m_runs.sampleCount)
            return;
        if (const Runs::TimeRun &time = m_runs.times[m_time.run];
            m_sample - m_time.samplesBefore >= time.count) {
            m_time.samplesBefore += time.count;
            m_time.ticksBefore += qint64(time.count) * time.delta;
            ++m_time.run;
        }
        if (!m_runs.offsets.empty() &&
            m_sample - m_offset.samplesBefore >= m_runs.offsets[m_offset.run].count) {
            m_offset.samplesBefore += m_runs.offsets[m_offset.run].count;
            ++m_offset.run;
        }
        m_positionBytes = entry.bytes.endBytes;
        if (++m_inChunk < m_runs.chunkRuns[m_chunkRun].samplesPerChunk)
            return;
        m_inChunk = 0;
        ++m_chunk;
        if (m_chunkRun + 1 < m_runs.chunkRuns.size() &&
            m_runs.chunkRuns[m_chunkRun + 1].firstSample == m_sample) {
            ++m_chunkRun;
            m_chunk = m_runs.chunkRuns[m_chunkRun].firstChunk;
        }
        m_positionBytes = m_runs.chunkOffset(m_chunk);
    }

    const Runs &m_runs;
    quint32 m_sample = 0;
    Runs::TimePlace m_time;
    Runs::OffsetPlace m_offset;
    std::vector<quint32>::const_iterator m_sync;
    std::size_t m_chunkRun = 0;
    quint32 m_chunk = 0;
    quint32 m_inChunk = 0;
    qint64 m_positionBytes = 0;
};

Result<SampleTable> SampleTable::create(const Boxes &boxes, qint64 presentationOffset)
{
    auto runs = Runs::parse(boxes);
    if (!runs)
        return std::unexpected(runs.error());
    if (presentationOffset > qint64(1) << 61 || presentationOffset < -(qint64(1) << 61)) {
        return fail(ErrorKind::CorruptInput, QStringLiteral("the edit list shifts by more than 2^61 ticks"),
                    ErrorCode::MediaCorrupt);
    }
    (*runs)->presentationOffset = presentationOffset;
    SampleTable table;
    table.m_runs = std::move(*runs);
    return table;
}

SampleTable SampleTable::first(quint32 count) const
{
    if (count >= sampleCount())
        return *this;
    SampleTable table;
    if (count == 0)
        return table;
    const auto runs = std::make_shared<Runs>(*m_runs);
    runs->shorten(count);
    table.m_runs = runs;
    return table;
}

quint32 SampleTable::sampleCount() const
{
    return m_runs ? m_runs->sampleCount : 0;
}

bool SampleTable::allSync() const
{
    return !m_runs || m_runs->allSync;
}

std::vector<SampleTable::Entry> SampleTable::entries(quint32 first, quint32 count) const
{
    std::vector<Entry> result;
    if (first >= sampleCount())
        return result;
    count = std::min(count, sampleCount() - first);
    result.reserve(count);
    Cursor cursor(*m_runs, first);
    for (quint32 i = 0; i < count; ++i)
        result.push_back(cursor.take());
    return result;
}

std::vector<SampleTable::Entry> SampleTable::entriesOf(std::span<const quint32> numbers) const
{
    std::vector<Entry> result;
    result.reserve(numbers.size());
    for (const quint32 number : numbers) {
        if (number < sampleCount())
            result.push_back(Cursor(*m_runs, number).take());
    }
    return result;
}

std::vector<quint32> SampleTable::syncSamples() const
{
    if (!allSync())
        return m_runs->sync;
    std::vector<quint32> all(sampleCount());
    for (quint32 i = 0; i < all.size(); ++i)
        all[i] = i;
    return all;
}

std::optional<quint32> SampleTable::syncAt(qint64 pts) const
{
    if (!m_runs)
        return {};
    const quint32 count = m_runs->allSync ? m_runs->sampleCount : quint32(m_runs->sync.size());
    const auto number = [&](quint32 i) { return m_runs->allSync ? i : m_runs->sync[i]; };
    quint32 low = 0;
    quint32 high = count;
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (m_runs->ptsOf(number(middle)) < pts)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < count && m_runs->ptsOf(number(low)) == pts)
        return number(low);
    // Sync samples out of presentation order: rare enough to look at all, too odd to look at millions.
    const quint32 end = m_runs->offsets.empty() ? 0 : std::min<quint32>(count, 1'000'000);
    for (quint32 i = 0; i < end; ++i) {
        if (m_runs->ptsOf(number(i)) == pts)
            return number(i);
    }
    return {};
}

quint32 SampleTable::firstAtOrAfterDts(qint64 dts) const
{
    quint32 low = 0;
    quint32 high = sampleCount();
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (m_runs->dtsOf(middle) < dts)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

qint32 SampleTable::minCompositionOffset() const
{
    return m_runs ? m_runs->minOffset : 0;
}

qint32 SampleTable::maxCompositionOffset() const
{
    return m_runs ? m_runs->maxOffset : 0;
}

std::optional<quint32> SampleTable::commonDuration() const
{
    if (sampleCount() == 0)
        return {};
    const Runs::TimeRun &first = m_runs->times.front();
    for (std::size_t i = 1; i < m_runs->times.size(); ++i) {
        const bool isLastSample = i + 1 == m_runs->times.size() && m_runs->times[i].count == 1;
        if (m_runs->times[i].delta != first.delta && !isLastSample)
            return {};
    }
    return first.delta;
}

qint64 SampleTable::totalBytes() const
{
    return m_runs ? m_runs->totalBytes : 0;
}

qint64 SampleTable::bytesOf(quint32 first, quint32 end) const
{
    end = std::min(end, sampleCount());
    return first < end ? m_runs->bytesBefore(end) - m_runs->bytesBefore(first) : 0;
}

qint64 SampleTable::endTime() const
{
    return m_runs ? m_runs->presentationOffset + m_runs->totalTicks : 0;
}

qint64 SampleTable::memoryBytes() const
{
    if (!m_runs)
        return 0;
    const auto held = [](const auto &list) { return qint64(list.capacity() * sizeof(list[0])); };
    return qint64(sizeof(Runs)) + held(m_runs->times) + held(m_runs->timeMarks) + held(m_runs->offsets) +
           held(m_runs->offsetMarks) + held(m_runs->sync) + held(m_runs->sizeMarks) +
           held(m_runs->chunkRuns) + m_runs->sizes.size() + m_runs->chunkOffsets.size();
}

} // namespace cuegate
