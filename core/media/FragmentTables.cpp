// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FragmentTables.h"

#include <algorithm>
#include <limits>

namespace cuegate {

static constexpr qint64 kMaxTicks = qint64(1) << 60;
static constexpr qint64 kImpossibleGapSeconds = 24 * 3600;
static constexpr quint32 kBlock = 4096;

FragmentTables::FragmentTables(std::span<const Track> tracks, const FragmentedLayout &layout,
                               quint32 maxSamples)
    : m_tracks(tracks)
    , m_layout(layout)
    , m_growing(tracks.size())
    , m_maxSamples(maxSamples)
    , m_samplesLeft(2 * maxSamples)
{
    for (size_t i = 0; i < tracks.size(); ++i) {
        const auto offset = layout.presentationOffsets.find(tracks[i].id);
        m_growing[i].offset = offset == layout.presentationOffsets.end() ? 0 : offset->second;
    }
}

void FragmentTables::takeMoov()
{
    for (size_t i = 0; i < m_tracks.size(); ++i) {
        if (const auto table = m_layout.moovTables.find(m_tracks[i].id); table != m_layout.moovTables.end())
            takeTable(table->second, m_growing[i]);
    }
}

void FragmentTables::takeTable(const SampleTable &table, Growing &growing)
{
    const quint32 count = std::min({table.sampleCount(), m_maxSamples, m_samplesLeft});
    m_samplesLeft -= count;
    for (quint32 first = 0; first < count; first += kBlock) {
        for (const SampleTable::Entry &entry : table.entries(first, std::min(kBlock, count - first))) {
            const qint64 dts = entry.dts - growing.offset;
            growing.builder.add({entry.bytes, dts, entry.pts - entry.dts, entry.isSync});
            growing.lastDuration = entry.duration;
            growing.nextDts = dts + entry.duration;
        }
    }
}

Result<FragmentTables::Taken> FragmentTables::take(const Box &moof, qint64 sourceEndBytes)
{
    const auto fragments = readMovieFragment(moof, m_layout.extends, sourceEndBytes, m_samplesLeft);
    if (!fragments)
        return std::unexpected(fragments.error());
    bool isCut = false;
    for (const ScannedFragment &fragment : *fragments) {
        isCut |= fragment.isCut;
        const auto track = std::ranges::find(m_tracks, fragment.trackId, &Track::containerId);
        if (track == m_tracks.end() || fragment.samples.empty())
            continue;
        if (!takeSamples(fragment, *track, m_growing[size_t(track - m_tracks.begin())])) {
            m_samplesLeft = 0;
            return Taken::Full;
        }
    }
    return isCut ? Taken::Cut : Taken::All;
}

/// Where the fragment begins; nothing where what it says cannot be.
static std::optional<qint64> statedStart(const ScannedFragment &fragment, const Track &track,
                                         const SampleTableBuilder &builder)
{
    const qint64 start = qint64(*fragment.baseMediaDecodeTime);
    // The sample before is prolonged over a gap; its duration has 32 bits.
    const qint64 widestGap =
        std::min<qint64>(kImpossibleGapSeconds * track.timescale, std::numeric_limits<qint32>::max());
    const bool goesOn =
        builder.sampleCount() == 0 || (start > builder.lastDts() && start - builder.lastDts() <= widestGap);
    return goesOn ? std::optional(start) : std::nullopt;
}

bool FragmentTables::takeSamples(const ScannedFragment &fragment, const Track &track, Growing &growing)
{
    growing.isTimed = fragment.baseMediaDecodeTime && *fragment.baseMediaDecodeTime <= quint64(kMaxTicks);
    qint64 dts = growing.nextDts;
    if (growing.isTimed) {
        const auto start = statedStart(fragment, track, growing.builder);
        growing.hasJumped |= !start;
        dts = start.value_or(dts);
    }
    for (const FragmentSample &sample : fragment.samples) {
        if (growing.builder.sampleCount() >= m_maxSamples || dts > kMaxTicks)
            return false;
        const bool isSync = sample.isSync || track.type != TrackType::Video;
        growing.builder.add(
            {ByteRange::ofSize(sample.offsetBytes, sample.sizeBytes), dts, sample.compositionOffset, isSync});
        dts += sample.duration;
        growing.lastDuration = sample.duration;
    }
    m_samplesLeft -= std::min(m_samplesLeft, quint32(fragment.samples.size()));
    growing.nextDts = dts;
    return true;
}

qint64 FragmentTables::lastDts(TrackId track) const
{
    return of(track).builder.lastDts() + of(track).offset;
}

qint64 FragmentTables::endDts(TrackId track) const
{
    return of(track).nextDts + of(track).offset;
}

Result<SampleTable> FragmentTables::finish(TrackId track)
{
    Growing &growing = m_growing[track - 1];
    return growing.builder.finish(growing.offset, growing.lastDuration);
}

} // namespace cuegate
