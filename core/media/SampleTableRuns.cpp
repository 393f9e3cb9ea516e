// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/SampleTableRuns.h"

#include "core/base/ByteReader.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Far beyond any film and far from overflow of sums of two.
static constexpr qint64 kLimit = qint64(1) << 61;
/// Composition offsets beyond are noise, as in ffmpeg.
static constexpr qint32 kMaxCompositionOffset = 1 << 28;

static std::unexpected<Error> corrupt(const QString &message)
{
    return fail(ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt);
}

/// The entry count of a table whose entries begin at the reader and are \p entryBytes each.
static Result<quint32> entryCount(ByteReader &reader, qsizetype entryBytes, QLatin1StringView box)
{
    const quint32 count = reader.u32();
    if (reader.failed() || count > quint64(reader.remaining() / entryBytes)) {
        return corrupt(u"%1 names %2 entries and holds %3"_s.arg(
            box, QString::number(count), QString::number(reader.remaining() / entryBytes)));
    }
    return count;
}

Result<std::shared_ptr<SampleTable::Runs>> SampleTable::Runs::parse(const Boxes &boxes)
{
    auto runs = std::make_shared<Runs>();
    using Part = Result<void> (Runs::*)(const Boxes &);
    for (const Part part :
         {&Runs::parseSizes, &Runs::parseTimes, &Runs::parseOffsets, &Runs::parseSync, &Runs::parseChunks}) {
        if (auto parsed = (*runs.*part)(boxes); !parsed)
            return std::unexpected(parsed.error());
        if (runs->sampleCount == 0)
            return runs;
    }
    return runs;
}

Result<void> SampleTable::Runs::parseSizes(const Boxes &boxes)
{
    if (boxes.stsz.isEmpty() && boxes.stz2.isEmpty())
        return {};
    const bool isCompact = boxes.stsz.isEmpty();
    const auto name = isCompact ? "stz2"_L1 : "stsz"_L1;
    sizes = isCompact ? boxes.stz2 : boxes.stsz;
    ByteReader reader(sizes);
    const quint32 first = reader.u32();
    const quint32 count = reader.u32();
    if (reader.failed())
        return corrupt(u"%1 is too short"_s.arg(name));
    sizeBits = isCompact ? quint8(first) : (first == 0 ? 32 : 0);
    if (isCompact && sizeBits != 4 && sizeBits != 8 && sizeBits != 16)
        return corrupt(u"stz2 has fields of %1 bits"_s.arg(sizeBits));
    constantSize = isCompact ? 0 : first;
    if ((quint64(count) * sizeBits + 7) / 8 > quint64(reader.remaining())) {
        return corrupt(u"%1 names %2 samples and holds %3"_s.arg(
            name, QString::number(count),
            QString::number(reader.remaining() * 8 / std::max<int>(1, sizeBits))));
    }
    sampleCount = count;
    if (sizeBits == 0) {
        totalBytes = qint64(std::min<quint64>(quint64(count) * constantSize, quint64(kLimit) + 1));
    } else {
        sizeMarks.reserve(count / kSamplesPerMark + 1);
        for (quint32 sample = 0; sample < count; ++sample) {
            if (sample % kSamplesPerMark == 0)
                sizeMarks.push_back(totalBytes);
            totalBytes += sizeOf(sample);
        }
    }
    if (totalBytes > kLimit)
        return corrupt(u"%1 names samples of more than 2^61 bytes"_s.arg(name));
    return {};
}

Result<void> SampleTable::Runs::parseTimes(const Boxes &boxes)
{
    ByteReader reader(boxes.stts);
    const auto count = entryCount(reader, 8, "stts"_L1);
    if (!count)
        return std::unexpected(count.error());
    // Some writers store negative deltas as corrections of what came before: the sample then lasts one tick,
    // and the ticks by which it is late are taken from the samples that follow.
    constexpr quint32 kMaxDelta = std::numeric_limits<quint32>::max() - 480'000;
    quint64 left = sampleCount;
    qint64 lateTicks = 0;
    times.reserve(*count);
    for (quint32 i = 0; i < *count && left > 0; ++i) {
        const auto samples = quint32(std::min<quint64>(reader.u32(), left));
        quint32 delta = reader.u32();
        if (samples == 0)
            continue;
        if (delta > kMaxDelta) {
            lateTicks += (1 - qint64(qint32(delta))) * samples;
            delta = 1;
        } else if (lateTicks > 0 && delta > 1) {
            const qint64 perSample = std::min<qint64>(lateTicks / samples, delta - 1);
            delta -= quint32(perSample);
            lateTicks -= perSample * samples;
        }
        left -= samples;
        times.push_back({samples, delta});
    }
    if (times.empty())
        return corrupt(u"stts has no entry for %1 samples"_s.arg(sampleCount));
    times.back().count += quint32(left);
    quint32 samples = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i % kRunsPerMark == 0)
            timeMarks.push_back({samples, totalTicks});
        samples += times[i].count;
        const quint64 ticks = quint64(times[i].count) * times[i].delta;
        if (ticks > quint64(kLimit - totalTicks))
            return corrupt(u"stts is longer than 2^61 ticks"_s);
        totalTicks += qint64(ticks);
    }
    return {};
}

Result<void> SampleTable::Runs::parseOffsets(const Boxes &boxes)
{
    if (boxes.ctts.isEmpty())
        return {};
    ByteReader reader(boxes.ctts);
    const auto count = entryCount(reader, 8, "ctts"_L1);
    if (!count)
        return std::unexpected(count.error());
    quint64 left = sampleCount;
    offsets.reserve(*count + 1);
    for (quint32 i = 0; i < *count && left > 0; ++i) {
        const auto samples = quint32(std::min<quint64>(reader.u32(), left));
        // Version 0 is unsigned, yet writers put negative offsets into it; nobody means 2^31 ticks.
        const qint32 offset = reader.i32();
        if (samples == 0)
            continue;
        if (offset > kMaxCompositionOffset || offset < -kMaxCompositionOffset) {
            offsets.clear();
            return {};
        }
        left -= samples;
        if (!offsets.empty() && offsets.back().offset == offset)
            offsets.back().count += samples;
        else
            offsets.push_back({samples, offset});
    }
    if (left > 0)
        offsets.push_back({quint32(left), 0});
    minOffset = std::numeric_limits<qint32>::max();
    maxOffset = std::numeric_limits<qint32>::min();
    quint32 samples = 0;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (i % kRunsPerMark == 0)
            offsetMarks.push_back(samples);
        samples += offsets[i].count;
        minOffset = std::min(minOffset, offsets[i].offset);
        maxOffset = std::max(maxOffset, offsets[i].offset);
    }
    return {};
}

Result<void> SampleTable::Runs::parseSync(const Boxes &boxes)
{
    if (boxes.stss.isEmpty())
        return {};
    ByteReader reader(boxes.stss);
    const auto count = entryCount(reader, 4, "stss"_L1);
    if (!count)
        return std::unexpected(count.error());
    allSync = false;
    sync.reserve(*count);
    for (quint32 i = 0; i < *count; ++i) {
        const quint32 number = reader.u32();
        if (number >= 1 && number <= sampleCount)
            sync.push_back(number - 1);
    }
    std::ranges::sort(sync);
    const auto repeated = std::ranges::unique(sync);
    sync.erase(repeated.begin(), repeated.end());
    return {};
}

Result<void> SampleTable::Runs::parseChunks(const Boxes &boxes)
{
    hasWideOffsets = !boxes.co64.isEmpty();
    chunkOffsets = hasWideOffsets ? boxes.co64 : boxes.stco;
    ByteReader offsetReader(chunkOffsets);
    const auto chunks =
        entryCount(offsetReader, hasWideOffsets ? 8 : 4, hasWideOffsets ? "co64"_L1 : "stco"_L1);
    if (!chunks)
        return std::unexpected(chunks.error());
    chunkCount = *chunks;
    for (quint32 chunk = 0; hasWideOffsets && chunk < chunkCount; ++chunk) {
        if (offsetReader.u64() > quint64(kLimit))
            return corrupt(u"co64 puts chunk %1 beyond 2^61 bytes"_s.arg(chunk + 1));
    }
    ByteReader reader(boxes.stsc);
    const auto count = entryCount(reader, 12, "stsc"_L1);
    if (!count)
        return std::unexpected(count.error());
    quint64 samples = 0;
    ChunkRun run;
    const auto close = [&](quint32 nextChunk) {
        // A run of empty chunks holds nothing to find.
        if (run.samplesPerChunk > 0 && nextChunk > run.firstChunk && samples < sampleCount)
            chunkRuns.push_back(run);
        samples += quint64(nextChunk - run.firstChunk) * run.samplesPerChunk;
    };
    for (quint32 i = 0; i < *count; ++i) {
        const quint32 first = reader.u32();
        const quint32 perChunk = reader.u32();
        reader.skip(4);
        if (i == 0 ? first != 1 : first <= run.firstChunk + 1)
            return corrupt(u"entry %1 of stsc begins at chunk %2, out of order"_s.arg(i + 1).arg(first));
        if (first > chunkCount)
            break;
        if (i > 0)
            close(first - 1);
        run = {first - 1, perChunk, samples};
    }
    if (*count > 0 && chunkCount > 0)
        close(chunkCount);
    if (samples < sampleCount) {
        return corrupt(u"the chunks hold %1 samples where there are %2"_s.arg(QString::number(samples),
                                                                              QString::number(sampleCount)));
    }
    return {};
}

void SampleTable::Runs::shorten(quint32 count)
{
    if (count == 0 || count >= sampleCount)
        return;
    totalBytes = bytesBefore(count);
    const TimePlace time = timePlace(count);
    totalTicks = time.ticksBefore + qint64(count - time.samplesBefore) * times[time.run].delta;
    times[time.run].count = count - time.samplesBefore;
    times.resize(time.run + (times[time.run].count > 0 ? 1 : 0));
    if (!offsets.empty()) {
        const OffsetPlace offset = offsetPlace(count);
        offsets[offset.run].count = count - offset.samplesBefore;
        offsets.resize(offset.run + (offsets[offset.run].count > 0 ? 1 : 0));
    }
    sync.erase(std::ranges::lower_bound(sync, count), sync.end());
    std::erase_if(chunkRuns, [count](const ChunkRun &run) { return run.firstSample >= count; });
    sampleCount = count;
}

} // namespace cuegate
