// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/SampleTableBuilder.h"

#include <algorithm>
#include <limits>

namespace cuegate {

/// SampleTable takes greater ones for negative, or for noise.
static constexpr qint64 kMaxDelta = std::numeric_limits<qint32>::max();
static constexpr qint64 kMaxOffset = 1 << 28;

void SampleTableBuilder::extend(ByteWriter &writer, quint32 &runs, Run &run, quint32 value)
{
    if (run.count > 0 && run.value == value) {
        ++run.count;
        return;
    }
    close(writer, runs, run);
    run = {1, value};
}

void SampleTableBuilder::close(ByteWriter &writer, quint32 &runs, const Run &run)
{
    if (run.count == 0)
        return;
    writer.u32(run.count);
    writer.u32(run.value);
    ++runs;
}

void SampleTableBuilder::closeChunk()
{
    if (m_inChunk == 0)
        return;
    if (m_inChunk != m_lastInChunk) {
        m_chunkRuns.u32(m_chunkCount);
        m_chunkRuns.u32(m_inChunk);
        m_chunkRuns.u32(1);
        ++m_chunkRunCount;
    }
    m_lastInChunk = m_inChunk;
    m_inChunk = 0;
}

void SampleTableBuilder::add(const Sample &sample)
{
    qint64 dts = sample.dts;
    if (m_count == 0) {
        m_firstDts = dts;
        for (ByteWriter *writer : {&m_times, &m_offsets, &m_sync, &m_chunks, &m_chunkRuns})
            writer->u32(0); // the number of entries, patched in the end
        m_sizes.u32(0);     // not all of one size
        m_sizes.u32(0);
    } else {
        dts = std::clamp(dts, m_lastDts, m_lastDts + kMaxDelta);
        extend(m_times, m_timeRuns, m_time, quint32(dts - m_lastDts));
    }
    const qint64 offset = std::clamp(sample.dts - dts + sample.compositionOffset, -kMaxOffset, kMaxOffset);
    m_hasOffsets |= offset != 0;
    extend(m_offsets, m_offsetRuns, m_offset, quint32(qint32(offset)));
    ++m_count;
    if (sample.isSync) {
        m_sync.u32(m_count);
        ++m_syncCount;
    }
    m_sizes.u32(quint32(sample.bytes.sizeBytes()));
    if (sample.bytes.beginBytes != m_endBytes || m_inChunk == 0) {
        closeChunk();
        m_chunks.u64(quint64(sample.bytes.beginBytes));
        ++m_chunkCount;
    }
    ++m_inChunk;
    m_endBytes = sample.bytes.beginBytes + sample.bytes.sizeBytes();
    m_lastDts = dts;
}

Result<SampleTable> SampleTableBuilder::finish(qint64 presentationOffset, quint32 lastDuration)
{
    if (m_count == 0)
        return SampleTable::create({}, presentationOffset);
    extend(m_times, m_timeRuns, m_time, quint32(std::min<qint64>(lastDuration, kMaxDelta)));
    close(m_times, m_timeRuns, m_time);
    close(m_offsets, m_offsetRuns, m_offset);
    closeChunk();
    m_times.patchU32(0, m_timeRuns);
    m_offsets.patchU32(0, m_offsetRuns);
    m_sync.patchU32(0, m_syncCount);
    m_sizes.patchU32(4, m_count);
    m_chunks.patchU32(0, m_chunkCount);
    m_chunkRuns.patchU32(0, m_chunkRunCount);
    SampleTable::Boxes boxes;
    boxes.stts = m_times.take();
    if (m_hasOffsets)
        boxes.ctts = m_offsets.take();
    boxes.cttsVersion = 1;
    if (m_syncCount < m_count)
        boxes.stss = m_sync.take();
    boxes.stsz = m_sizes.take();
    boxes.stsc = m_chunkRuns.take();
    boxes.co64 = m_chunks.take();
    const qint64 firstDts = m_firstDts;
    *this = {};
    return SampleTable::create(boxes, presentationOffset + firstDts);
}

} // namespace cuegate
