// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/PesPacket.h"

#include <algorithm>

namespace cuegate {

static constexpr qsizetype kFixedHeaderBytes = 6;

/// Kinds whose data follow PES_packet_length at once (table 2-21).
static bool hasPlainHeader(quint8 streamId)
{
    constexpr std::array<quint8, 8> kPlain{0xBC, 0xBE, 0xBF, 0xF0, 0xF1, 0xF2, 0xF8, 0xFF};
    return std::find(kPlain.begin(), kPlain.end(), streamId) != kPlain.end();
}

static std::optional<qint64> timeStamp(QByteArrayView field)
{
    const auto at = [&](int i) { return qint64(quint8(field[i])); };
    if (!(at(0) & 1) || !(at(2) & 1) || !(at(4) & 1)) // marker bits
        return std::nullopt;
    return (at(0) >> 1 & 7) << 30 | at(1) << 22 | (at(2) >> 1) << 15 | at(3) << 7 | at(4) >> 1;
}

std::optional<PesHeader> PesHeader::read(QByteArrayView bytes)
{
    if (bytes.size() < kFixedHeaderBytes || bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 1)
        return std::nullopt;
    PesHeader header;
    header.streamId = quint8(bytes[3]);
    const qsizetype lengthBytes = quint8(bytes[4]) << 8 | quint8(bytes[5]);
    header.packetBytes = lengthBytes == 0 ? 0 : kFixedHeaderBytes + lengthBytes;
    header.headerBytes = kFixedHeaderBytes;
    if (hasPlainHeader(header.streamId))
        return header;
    if (bytes.size() < 9 || (quint8(bytes[6]) & 0xC0) != 0x80)
        return std::nullopt;
    header.isScrambled = quint8(bytes[6]) & 0x30;
    const quint8 flags = quint8(bytes[7]);
    const qsizetype fieldBytes = quint8(bytes[8]);
    header.headerBytes = 9 + fieldBytes;
    if ((flags & 0x80) && fieldBytes >= 5) {
        if (bytes.size() < 14)
            return std::nullopt;
        header.pts = timeStamp(bytes.sliced(9, 5));
        header.dts = header.pts;
    }
    if ((flags & 0xC0) == 0xC0 && fieldBytes >= 10) {
        if (bytes.size() < 19)
            return std::nullopt;
        header.dts = timeStamp(bytes.sliced(14, 5));
    }
    return header;
}

bool RepeatFilter::isRepeated(const TransportPacket &packet)
{
    const QByteArrayView payload = packet.payload;
    if (payload.isEmpty())
        return false;
    const bool same = m_counter == packet.continuityCounter && !packet.isDiscontinuity &&
                      payload == QByteArrayView(m_payload.data(), m_sizeBytes);
    m_counter = packet.continuityCounter;
    m_sizeBytes = payload.size();
    std::copy(payload.begin(), payload.end(), m_payload.begin());
    return same;
}

void PesAssembler::add(const TransportPacket &packet, qint64 offsetBytes, std::vector<PesPacket> &done)
{
    if (packet.payload.isEmpty() || packet.isScrambled || m_repeats.isRepeated(packet))
        return;
    if (packet.startsUnit) {
        finish(done);
        m_open.offsetBytes = offsetBytes;
        m_open.isRandomAccess = packet.isRandomAccess;
        m_isOpen = true;
    }
    if (!m_isOpen || m_open.bytes.size() + packet.payload.size() > kMaxPesBytes)
        return;
    m_open.bytes.append(packet.payload);
    // Lengths stand in the first six bytes, which may be spread over packets.
    if (m_open.bytes.size() < kFixedHeaderBytes)
        return;
    const qsizetype lengthBytes = quint8(m_open.bytes[4]) << 8 | quint8(m_open.bytes[5]);
    if (lengthBytes > 0 && m_open.bytes.size() >= kFixedHeaderBytes + lengthBytes) {
        m_open.bytes.truncate(kFixedHeaderBytes + lengthBytes);
        finish(done);
    }
}

void PesAssembler::finish(std::vector<PesPacket> &done)
{
    if (m_isOpen) {
        if (const auto header = PesHeader::read(m_open.bytes)) {
            m_open.header = *header;
            done.push_back(std::move(m_open));
        }
    }
    m_open = {};
    m_isOpen = false;
}

} // namespace cuegate
