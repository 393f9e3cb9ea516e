// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/SegmentSize.h"

#include "core/mux/ElementaryStream.h"
#include "core/mux/TransportStreamPackets.h"

#include <algorithm>

namespace cuegate {

namespace {

// FragmentMuxer's boxes.
constexpr qint64 kSegmentTypeBytes = 24;
constexpr qint64 kFragmentBytes = 8 + 16 + 16;           // moof, mfhd, the head of mdat
constexpr qint64 kTrackFragmentBytes = 8 + 20 + 20 + 20; // traf, tfhd, tfdt, the head of trun
constexpr qint64 kPictureEntryBytes = 16;
constexpr qint64 kSoundEntryBytes = 8;

// TransportStreamMuxer's packets.
constexpr qint64 kPacketBytes = 188;
constexpr qint64 kRoom = 184;
constexpr qint64 kPesHeaderBytes = 19;
constexpr qint64 kLastPesStuffing = 32;
constexpr qint64 kClockFieldBytes = 8; // of the first packet of each PES packet, at most
constexpr qint64 kTables = 2;
constexpr qint64 kCycle = TransportStreamPackets::kCounterCycle;

} // namespace

static qint64 roundedUp(qint64 value, qint64 step)
{
    return (value + step - 1) / step * step;
}

qint64 mostFragmentedBytes(std::span<const TrackLoad> tracks, qint64 samplesPerFragment)
{
    const qint64 fragments =
        samplesPerFragment > 0 && !tracks.empty() ? tracks.front().samples / samplesPerFragment + 1 : 1;
    qint64 bytes = kSegmentTypeBytes + fragments * (kFragmentBytes + kTrackFragmentBytes);
    for (const TrackLoad &load : tracks) {
        const bool isVideo = load.track->type == TrackType::Video;
        bytes += kTrackFragmentBytes + load.payloadBytes +
                 load.samples * (isVideo ? kPictureEntryBytes : kSoundEntryBytes);
    }
    return bytes;
}

static qint64 mostPackets(const TrackLoad &load)
{
    const auto stream = ElementaryStream::create(*load.track);
    const qint64 added = stream ? stream->mostAddedBytes(false) : 0;
    const qint64 addedBySync = stream ? stream->mostAddedBytes(true) - added : 0;
    const qint64 perSample = kPesHeaderBytes + kClockFieldBytes + added + kRoom - 1;
    const qint64 bytes = load.payloadBytes + load.samples * perSample +
                         std::min(load.samples, load.syncSamples) * addedBySync + kLastPesStuffing;
    return roundedUp(bytes / kRoom, kCycle);
}

qint64 mostTransportStreamBytes(std::span<const TrackLoad> tracks, qint64 unitsPerTable)
{
    qint64 units = 0;
    qint64 packets = 0;
    for (const TrackLoad &load : tracks) {
        units += load.samples;
        packets += load.samples > 0 ? mostPackets(load) : 0;
    }
    const qint64 tables = unitsPerTable > 0 ? units / unitsPerTable + 1 : 1;
    return (packets + kTables * roundedUp(tables, kCycle)) * kPacketBytes;
}

} // namespace cuegate
