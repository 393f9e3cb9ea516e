// SPDX-License-Identifier: GPL-3.0-or-later
// Transport stream packets (ISO/IEC 13818-1 section 2.4.3): one packet's header and payload, and where
// packets are among bytes: 188 bytes each, 192 in M2TS files (a time before each), 204 with Reed-Solomon
// bytes after each. Thread: any; pure.
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <optional>

namespace cuegate {

inline constexpr qsizetype kTransportPacketBytes = 188;
inline constexpr quint16 kNullPid = 0x1FFF;

struct TransportPacket
{
    quint16 pid = kNullPid;
    quint8 continuityCounter = 0;
    bool startsUnit = false; ///< payload_unit_start_indicator
    bool isScrambled = false;
    bool isDiscontinuity = false; ///< discontinuity_indicator
    bool isRandomAccess = false;  ///< random_access_indicator
    std::optional<qint64> pcr;    ///< program_clock_reference_base: 33 bits of 90 kHz
    QByteArrayView payload;       ///< empty if there is none
};

/// \p packet: 188 bytes from the sync byte on. Nothing if it is no packet or marked as damaged.
[[nodiscard]] std::optional<TransportPacket> readTransportPacket(QByteArrayView packet);

struct PacketForm
{
    qsizetype packetBytes = kTransportPacketBytes;
    qsizetype syncOffsetBytes = 0; ///< of the sync byte in the packet
    friend bool operator==(const PacketForm &, const PacketForm &) = default;
};

/// Position of the first packet of \p form in \p bytes that several others follow, at or after \p from; -1
/// if there is none.
[[nodiscard]] qsizetype findPacket(QByteArrayView bytes, const PacketForm &form, qsizetype from);

struct PacketPlace
{
    PacketForm form;
    qsizetype offsetBytes = 0; ///< of the first whole packet
};

/// How the packets lie in a file with this beginning; nothing if it is no transport stream.
[[nodiscard]] std::optional<PacketPlace> findPackets(QByteArrayView head);

/// Calls \p visit(QByteArrayView of 188 bytes, qsizetype position) for each whole packet of \p bytes from \p
/// from on; where packets are not where they should be, looks for the next. Returns the position after the
/// last; what is left there is less than a packet.
template <typename Visit>
qsizetype forEachPacket(QByteArrayView bytes, const PacketForm &form, qsizetype from, Visit visit)
{
    qsizetype at = from;
    while (at + form.syncOffsetBytes + kTransportPacketBytes <= bytes.size()) {
        if (bytes[at + form.syncOffsetBytes] != 0x47) {
            const qsizetype found = findPacket(bytes, form, at + 1);
            if (found < 0)
                return bytes.size();
            at = found;
            continue;
        }
        visit(bytes.sliced(at + form.syncOffsetBytes, kTransportPacketBytes), at);
        at += form.packetBytes;
    }
    return std::min(at, bytes.size());
}

} // namespace cuegate
