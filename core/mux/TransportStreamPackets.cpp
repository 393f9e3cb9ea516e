// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/TransportStreamPackets.h"

#include <algorithm>
#include <array>

namespace cuegate {

namespace {

constexpr qsizetype kPacketBytes = 188;
constexpr qsizetype kRoom = 184; // after the four-byte header

} // namespace

// `adaptation`: its flags byte and fields, without the length; filled up with stuffing to make the packet
// whole.
void TransportStreamPackets::writePacket(quint16 pid, bool isStart, QByteArrayView adaptation,
                                         QByteArrayView payload)
{
    const quint32 counter = m_counts[pid]++ & 0x0F;
    const qsizetype adaptationBytes = kRoom - payload.size();
    std::array<char, kPacketBytes> packet;
    packet[0] = 0x47;
    packet[1] = char((isStart ? 0x40 : 0) | (pid >> 8 & 0x1F));
    packet[2] = char(pid & 0xFF);
    packet[3] = char((adaptationBytes > 0 ? 0x30 : 0x10) | counter);
    if (adaptationBytes > 0) {
        packet[4] = char(adaptationBytes - 1);
        char *at = packet.data() + 5;
        char *const end = packet.data() + 4 + adaptationBytes;
        if (at < end) {
            if (adaptation.isEmpty())
                *at++ = 0;
            else
                at = std::copy(adaptation.begin(), adaptation.end(), at);
            std::fill(at, end, char(0xFF));
        }
    }
    std::copy(payload.begin(), payload.end(), packet.end() - payload.size());
    m_out.append(packet.data(), kPacketBytes);
}

void TransportStreamPackets::writeSection(quint16 pid, QByteArrayView section)
{
    Q_ASSERT(section.size() < kRoom);
    QByteArray payload(kRoom, char(0xFF)); // stuffing after a section is 0xFF in the payload itself
    payload[0] = 0;                        // pointer_field
    std::copy(section.begin(), section.end(), payload.begin() + 1);
    writePacket(pid, true, {}, payload);
}

static QByteArray adaptationFields(std::optional<quint64> pcr, bool isRandomAccess)
{
    if (!pcr && !isRandomAccess)
        return {};
    QByteArray fields(1, char((isRandomAccess ? 0x40 : 0) | (pcr ? 0x10 : 0)));
    if (pcr) {
        const quint64 base = (*pcr / 300) & 0x1'FFFF'FFFF;
        const quint32 extension = *pcr % 300;
        fields += char(base >> 25);
        fields += char(base >> 17);
        fields += char(base >> 9);
        fields += char(base >> 1);
        fields += char((base & 1) << 7 | 0x7E | extension >> 8);
        fields += char(extension);
    }
    return fields;
}

void TransportStreamPackets::writePes(quint16 pid, QByteArrayView pes, std::optional<quint64> pcr,
                                      bool isRandomAccess, Place place)
{
    const QByteArray adaptation = adaptationFields(pcr, isRandomAccess);
    const qsizetype firstRoom = kRoom - (adaptation.isEmpty() ? 0 : adaptation.size() + 1);
    const qsizetype beyondFirst = std::max<qsizetype>(0, pes.size() - firstRoom);
    qsizetype packets = 1 + (beyondFirst + kRoom - 1) / kRoom;
    if (place == Place::LastOfSegment) {
        const qsizetype over = (qsizetype(m_counts[pid]) + packets) % kCounterCycle;
        if (over != 0)
            packets += kCounterCycle - over;
        packets = std::min(packets, pes.size());
    }
    for (qsizetype i = 0; i < packets; ++i) {
        const qsizetype room = i == 0 ? firstRoom : kRoom;
        const qsizetype left = packets - i - 1; // each needs a byte of payload
        const qsizetype taken = std::min(room, pes.size() - left);
        writePacket(pid, i == 0, i == 0 ? QByteArrayView(adaptation) : QByteArrayView(), pes.first(taken));
        pes = pes.sliced(taken);
    }
}

} // namespace cuegate
