// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/UnnamedStreams.h"

#include "core/media/DtsFrames.h"
#include "core/media/TrueHdUnits.h"

#include <algorithm>
#include <array>

namespace cuegate {

/// Sound on Blu-ray discs, which programs that write ordinary files use as well; 0x8A is DTS of DVDs.
static bool isSoundType(quint8 type)
{
    constexpr std::array<quint8, 8> kTypes{0x80, 0x82, 0x83, 0x85, 0x86, 0x8A, 0xA1, 0xA2};
    return std::ranges::find(kTypes, type) != kTypes.end();
}

/// DTS-HD on discs, else mostly marks for advertisements (SCTE 35), which come seldom.
static constexpr quint8 kSpliceType = 0x86;

/// Sections, carousels, metadata, keys (ISO/IEC 13818-1 table 2-34).
static bool isDataType(quint8 type)
{
    return type == 0x05 || (type >= 0x07 && type <= 0x0E) || (type >= 0x12 && type <= 0x1A);
}

/// AC-3 and E-AC-3 by syncword and bsid.
static Codec dolbyOf(QByteArrayView payload)
{
    if (payload.size() < 6 || !payload.startsWith("\x0B\x77"))
        return Codec::Unknown;
    const quint32 bsid = quint8(payload[5]) >> 3;
    return bsid <= 10 ? Codec::Ac3 : bsid <= 16 ? Codec::Eac3 : Codec::Unknown;
}

static Codec codecOf(QByteArrayView payload, quint8 type)
{
    constexpr quint8 kTrueHdType = 0x83; // may have AC-3 in it as well
    if (isDtsSync(payload))
        return Codec::Dts;
    if (isTrueHdSync(payload))
        return Codec::TrueHd;
    return type == kTrueHdType ? Codec::Unknown : dolbyOf(payload);
}

UnnamedStreams::UnnamedStreams(const ProgramMap &program)
{
    for (const ElementaryStreamInfo &stream : unnamedStreams(program)) {
        const bool isSplice =
            stream.streamType == kSpliceType && (program.isRegistered("CUEI") || stream.isRegistered("CUEI"));
        if (!isSplice && !isDataType(stream.streamType))
            m_streams[stream.pid] = {stream.streamType, {}, false};
    }
}

void UnnamedStreams::add(const TransportPacket &packet)
{
    if (!packet.startsUnit || packet.isScrambled)
        return;
    const auto found = m_streams.find(packet.pid);
    if (found == m_streams.end())
        return;
    Stream &stream = found->second;
    if (stream.isData || (stream.seen && stream.seen->codec != Codec::Unknown))
        return;
    const auto header = PesHeader::read(packet.payload);
    if (!header) {
        stream.isData = !packet.payload.startsWith(QByteArrayView("\0\0\1", 3));
        return;
    }
    const quint8 id = header->streamId;
    const QByteArrayView payload =
        packet.payload.sliced(std::min(header->headerBytes, packet.payload.size()));
    if (id >= 0xE0 && id <= 0xEF) {
        stream.seen = SeenStream{TrackType::Video, Codec::Unknown};
        return;
    }
    const Codec codec = codecOf(payload, stream.type);
    if (codec != Codec::Unknown || isSoundType(stream.type) || (id >= 0xC0 && id <= 0xDF))
        stream.seen = SeenStream{TrackType::Audio, codec};
}

SeenStreams UnnamedStreams::seen() const
{
    SeenStreams all;
    for (const auto &[pid, stream] : m_streams) {
        if (stream.seen)
            all[pid] = *stream.seen;
    }
    return all;
}

bool UnnamedStreams::lacksSound() const
{
    return std::ranges::any_of(m_streams, [](const auto &entry) {
        const Stream &stream = entry.second;
        const bool isKnown =
            stream.seen && (stream.seen->codec != Codec::Unknown || stream.seen->type == TrackType::Video);
        const bool mayNeverCome = stream.type == kSpliceType && !stream.seen;
        return isSoundType(stream.type) && !stream.isData && !isKnown && !mayNeverCome;
    });
}

} // namespace cuegate
