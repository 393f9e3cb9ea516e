// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a SampleTable of samples that are told one by one, for containers that have none: writes the payloads
// of stts, ctts, stss, stsz, stsc and co64 (ISO/IEC 14496-12 sections 8.6 and 8.7). Thread: any; a value.
#pragma once

#include "core/base/ByteWriter.h"
#include "core/media/SampleTable.h"

namespace cuegate {

class SampleTableBuilder
{
public:
    struct Sample
    {
        ByteRange bytes; ///< less than 4 GiB, from 0 on
        qint64 dts = 0;
        qint64 compositionOffset = 0;
        bool isSync = false;
    };

    /// A dts before the last one's is taken as equal to it; the presentation time stays.
    void add(const Sample &sample);

    [[nodiscard]] quint32 sampleCount() const { return m_count; }
    [[nodiscard]] qint64 lastDts() const { return m_lastDts; }

    /// \p lastDuration of the sample added last. Nothing is left here. Errors as SampleTable::create().
    [[nodiscard]] Result<SampleTable> finish(qint64 presentationOffset, quint32 lastDuration);

private:
    struct Run
    {
        quint32 count = 0;
        quint32 value = 0;
    };
    static void extend(ByteWriter &writer, quint32 &runs, Run &run, quint32 value);
    static void close(ByteWriter &writer, quint32 &runs, const Run &run);
    void closeChunk();

    quint32 m_count = 0;
    qint64 m_firstDts = 0;
    qint64 m_lastDts = 0;
    qint64 m_endBytes = -1; ///< of the sample added last
    ByteWriter m_times, m_offsets, m_sync, m_sizes, m_chunks, m_chunkRuns;
    quint32 m_timeRuns = 0, m_offsetRuns = 0, m_syncCount = 0, m_chunkCount = 0, m_chunkRunCount = 0;
    Run m_time, m_offset;
    quint32 m_inChunk = 0;
    quint32 m_lastInChunk = 0;
    bool m_hasOffsets = false;
};

} // namespace cuegate
