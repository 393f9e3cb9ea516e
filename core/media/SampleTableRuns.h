// SPDX-License-Identifier: GPL-3.0-or-later
// The runs behind a SampleTable, checked once, and look-ups in them. Marks at every so many runs or samples
// keep look-ups short whatever a file holds. Thread: any; immutable once made.
#pragma once

#include "core/media/SampleTable.h"

namespace cuegate {

struct SampleTable::Runs
{
    struct TimeRun
    {
        quint32 count = 0;
        quint32 delta = 0;
    };
    struct OffsetRun
    {
        quint32 count = 0;
        qint32 offset = 0;
    };
    /// Chunks of equally many samples, from firstChunk (counted from 0) to the next run's.
    struct ChunkRun
    {
        quint32 firstChunk = 0;
        quint32 samplesPerChunk = 0;
        quint64 firstSample = 0;
    };
    struct TimeMark
    {
        quint32 sample = 0;
        qint64 ticks = 0;
    };
    static constexpr quint32 kRunsPerMark = 128;
    static constexpr quint32 kSamplesPerMark = 1024;

    quint32 sampleCount = 0;
    qint64 presentationOffset = 0;

    std::vector<TimeRun> times; ///< their counts sum up to sampleCount
    std::vector<TimeMark> timeMarks;
    qint64 totalTicks = 0;

    std::vector<OffsetRun> offsets; ///< empty, or their counts sum up to sampleCount
    std::vector<quint32> offsetMarks;
    qint32 minOffset = 0;
    qint32 maxOffset = 0;

    bool allSync = true;
    std::vector<quint32> sync; ///< increasing, from 0

    quint32 constantSize = 0;
    quint8 sizeBits = 0; ///< 0: constantSize; else 4, 8, 16 or 32 per sample
    QByteArray sizes;    ///< stsz or stz2 as stored, with its 8 bytes before the sizes
    std::vector<qint64> sizeMarks;
    qint64 totalBytes = 0;

    std::vector<ChunkRun> chunkRuns; ///< none without samples
    QByteArray chunkOffsets;         ///< stco or co64 as stored, with its 4 bytes before the offsets
    bool hasWideOffsets = false;
    quint32 chunkCount = 0;

    struct TimePlace
    {
        std::size_t run = 0;
        quint32 samplesBefore = 0; ///< first sample of the run
        qint64 ticksBefore = 0;
    };
    [[nodiscard]] TimePlace timePlace(quint32 sample) const;
    struct OffsetPlace
    {
        std::size_t run = 0;
        quint32 samplesBefore = 0;
    };
    [[nodiscard]] OffsetPlace offsetPlace(quint32 sample) const;
    [[nodiscard]] std::size_t chunkRunOf(quint32 sample) const;
    [[nodiscard]] qint64 dtsOf(quint32 sample) const;
    [[nodiscard]] qint64 ptsOf(quint32 sample) const;
    [[nodiscard]] quint32 sizeOf(quint32 sample) const;
    [[nodiscard]] qint64 bytesBefore(quint32 sample) const;
    [[nodiscard]] qint64 chunkOffset(quint32 chunk) const;

    void shorten(quint32 count); ///< to the first \p count samples, if it has more

    [[nodiscard]] static Result<std::shared_ptr<Runs>> parse(const Boxes &boxes);

private:
    Result<void> parseSizes(const Boxes &boxes);
    Result<void> parseTimes(const Boxes &boxes);
    Result<void> parseOffsets(const Boxes &boxes);
    Result<void> parseSync(const Boxes &boxes);
    Result<void> parseChunks(const Boxes &boxes);
};

} // namespace cuegate
