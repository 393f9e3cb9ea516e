// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/TransportPacket.h"

#include <array>

namespace cuegate {

static constexpr char kSyncByte = 0x47;

static qint64 clockReference(QByteArrayView field)
{
    qint64 base = 0;
    for (int i = 0; i < 4; ++i)
        base = base << 8 | quint8(field[i]);
    return base << 1 | quint8(field[4]) >> 7;
}

std::optional<TransportPacket> readTransportPacket(QByteArrayView packet)
{
    if (packet.size() < kTransportPacketBytes || packet[0] != kSyncByte)
        return std::nullopt;
    packet = packet.first(kTransportPacketBytes);
    const auto second = quint8(packet[1]);
    const auto fourth = quint8(packet[3]);
    if (second & 0x80) // transport_error_indicator
        return std::nullopt;
    TransportPacket read;
    read.pid = quint16((second & 0x1F) << 8 | quint8(packet[2]));
    read.startsUnit = second & 0x40;
    read.isScrambled = fourth & 0xC0;
    read.continuityCounter = fourth & 0x0F;
    qsizetype begin = 4;
    if (fourth & 0x20) {
        const qsizetype fieldBytes = quint8(packet[4]);
        begin = 5 + fieldBytes;
        if (begin > kTransportPacketBytes)
            return std::nullopt;
        const quint8 flags = fieldBytes > 0 ? quint8(packet[5]) : 0;
        read.isDiscontinuity = flags & 0x80;
        read.isRandomAccess = flags & 0x40;
        if ((flags & 0x10) && fieldBytes >= 7)
            read.pcr = clockReference(packet.sliced(6, 5));
    }
    if (fourth & 0x10)
        read.payload = packet.sliced(begin);
    return read;
}

/// Sync bytes in a row from \p at on, one each packet, up to \p most; and whether the bytes ended before
/// that.
struct Row
{
    int packets = 0;
    bool isCut = false;
};

static Row countPackets(QByteArrayView bytes, const PacketForm &form, qsizetype at, int most)
{
    Row row;
    for (at += form.syncOffsetBytes; row.packets < most; at += form.packetBytes) {
        if (at >= bytes.size()) {
            row.isCut = true;
            break;
        }
        if (bytes[at] != kSyncByte)
            break;
        ++row.packets;
    }
    return row;
}

qsizetype findPacket(QByteArrayView bytes, const PacketForm &form, qsizetype from)
{
    constexpr int kEnough = 4;
    for (qsizetype at = from; at + form.syncOffsetBytes < bytes.size(); ++at) {
        const Row row = countPackets(bytes, form, at, kEnough);
        if (row.packets >= kEnough || (row.isCut && row.packets > 0))
            return at;
    }
    return -1;
}

std::optional<PacketPlace> findPackets(QByteArrayView head)
{
    constexpr int kEnough = 5;
    constexpr int kEnoughInTheMiddle = 24; // a file that begins within a packet, or with something else
    constexpr qsizetype kFarthest = 4096;
    constexpr std::array kForms{PacketForm{188, 0}, PacketForm{192, 4}, PacketForm{204, 0}};
    for (const PacketForm &form : kForms) {
        const Row row = countPackets(head, form, 0, kEnough);
        if (row.packets >= kEnough || (row.packets >= 2 && row.isCut))
            return PacketPlace{form, 0};
    }
    for (qsizetype at = 1; at < std::min(head.size(), kFarthest); ++at) {
        for (const PacketForm &form : kForms) {
            if (countPackets(head, form, at, kEnoughInTheMiddle).packets >= kEnoughInTheMiddle)
                return PacketPlace{form, at};
        }
    }
    return std::nullopt;
}

} // namespace cuegate
