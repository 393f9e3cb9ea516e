// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/FragmentMuxer.h"

#include "core/mux/BoxWriter.h"

#include <algorithm>
#include <cstring>

namespace cuegate {

using Box = BoxWriter::Box;

namespace {

// sample_depends_on and sample_is_non_sync_sample (section 8.8.3.1)
constexpr quint32 kSyncFlags = 0x0200'0000;
constexpr quint32 kNonSyncFlags = 0x0101'0000;

constexpr quint32 kTrunDataOffset = 0x1;
constexpr quint32 kTrunDuration = 0x100;
constexpr quint32 kTrunSize = 0x200;
constexpr quint32 kTrunFlags = 0x400;
constexpr quint32 kTrunCompositionOffset = 0x800;
constexpr quint32 kTfhdDefaultFlags = 0x20;
constexpr quint32 kTfhdDefaultBaseIsMoof = 0x2'0000;

} // namespace

// Returns where the data_offset of the trun is to be filled in.
static qsizetype writeTrackFragment(BoxWriter &writer, const TrackFragment &fragment, quint32 trackId)
{
    const Box traf(writer, "traf");
    {
        const quint32 flags = kTfhdDefaultBaseIsMoof | (fragment.isVideo ? 0 : kTfhdDefaultFlags);
        const Box tfhd(writer, "tfhd", 0, flags);
        writer.u32(trackId);
        if (!fragment.isVideo)
            writer.u32(kSyncFlags);
    }
    {
        const Box tfdt(writer, "tfdt", 1, 0);
        writer.u64(quint64(fragment.samples.front().decodeTime));
    }
    const bool hasOffsets =
        std::any_of(fragment.samples.begin(), fragment.samples.end(),
                    [](const TimedSample &sample) { return sample.compositionOffset != 0; });
    quint32 flags = kTrunDataOffset | kTrunDuration | kTrunSize;
    if (fragment.isVideo)
        flags |= kTrunFlags;
    if (hasOffsets)
        flags |= kTrunCompositionOffset;
    const Box trun(writer, "trun", 1, flags);
    writer.u32(quint32(fragment.samples.size()));
    const qsizetype dataOffsetAt = writer.size();
    writer.u32(0);
    for (const TimedSample &sample : fragment.samples) {
        writer.u32(sample.duration);
        writer.u32(quint32(sample.prefix.size() + sample.payload.size()));
        if (fragment.isVideo)
            writer.u32(sample.isSync ? kSyncFlags : kNonSyncFlags);
        if (hasOffsets)
            writer.i32(sample.compositionOffset);
    }
    return dataOffsetAt;
}

static qint64 payloadBytes(const TrackFragment &fragment)
{
    qint64 total = 0;
    for (const TimedSample &sample : fragment.samples)
        total += sample.prefix.size() + sample.payload.size();
    return total;
}

static char *copied(char *to, QByteArrayView from)
{
    if (!from.isEmpty())
        std::memcpy(to, from.data(), size_t(from.size()));
    return to + from.size();
}

QByteArray writeFragment(quint32 sequenceNumber, std::span<const TrackFragment> tracks, FragmentPlace place)
{
    qint64 mediaBytes = 0;
    size_t sampleCount = 0;
    for (const TrackFragment &fragment : tracks) {
        mediaBytes += payloadBytes(fragment);
        sampleCount += fragment.samples.size();
    }
    BoxWriter writer;
    writer.reserve(qsizetype(mediaBytes) + qsizetype(sampleCount) * 16 + 512);
    if (place == FragmentPlace::StartsSegment) {
        const Box styp(writer, "styp");
        writer.append("msdh");
        writer.u32(0);
        writer.append("msdhcmfs");
    }
    const qsizetype moofAt = writer.size();
    std::vector<qsizetype> dataOffsets;
    {
        const Box moof(writer, "moof");
        {
            const Box mfhd(writer, "mfhd", 0, 0);
            writer.u32(sequenceNumber);
        }
        for (size_t i = 0; i < tracks.size(); ++i) {
            if (!tracks[i].samples.empty())
                dataOffsets.push_back(writeTrackFragment(writer, tracks[i], quint32(i + 1)));
        }
    }
    const bool isLarge = mediaBytes + 8 > std::numeric_limits<quint32>::max();
    const qsizetype mdatHead = isLarge ? 16 : 8;
    writer.u32(isLarge ? 1 : quint32(mediaBytes + 8));
    writer.append("mdat");
    if (isLarge)
        writer.u64(quint64(mediaBytes + mdatHead));

    qint64 offset = writer.size() - moofAt;
    size_t filled = 0;
    for (const TrackFragment &fragment : tracks) {
        if (fragment.samples.empty())
            continue;
        writer.patchU32(dataOffsets[filled++], quint32(offset));
        offset += payloadBytes(fragment);
    }
    QByteArray segment = writer.take();
    const qsizetype headBytes = segment.size();
    segment.resize(headBytes + qsizetype(mediaBytes));
    char *to = segment.data() + headBytes;
    for (const TrackFragment &fragment : tracks) {
        for (const TimedSample &sample : fragment.samples)
            to = copied(copied(to, sample.prefix), sample.payload);
    }
    return segment;
}

} // namespace cuegate
