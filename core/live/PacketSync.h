// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the packets of a transport stream in bytes that come piece by piece, and finds them again behind
// bytes that are none. Thread: one; a value.
#pragma once

#include "core/media/TransportPacket.h"

#include <QByteArray>

#include <optional>

namespace cuegate {

class PacketSync
{
public:
    /// Calls \p visit(QByteArrayView of 188 bytes) for each packet that is whole by \p bytes, and seen to be
    /// one by what follows.
    template <typename Visit>
    void add(QByteArrayView bytes, Visit visit)
    {
        m_bytes.append(bytes);
        qsizetype at = 0;
        for (qsizetype packet = next(at); packet >= 0; packet = next(at))
            visit(QByteArrayView(m_bytes).sliced(packet, kTransportPacketBytes));
        m_bytes.remove(0, at);
    }
    /// The same for the last packet, which nothing follows.
    template <typename Visit>
    void finish(Visit visit)
    {
        if (m_form && !m_isLost && m_bytes.size() >= m_form->packetBytes &&
            m_bytes[m_form->syncOffsetBytes] == kSyncByte)
            visit(QByteArrayView(m_bytes).sliced(m_form->syncOffsetBytes, kTransportPacketBytes));
        *this = {};
    }

private:
    static constexpr char kSyncByte = 0x47;
    /// Position of the sync byte of the next packet at or after \p at, which moves behind it; -1: more bytes
    /// are needed.
    [[nodiscard]] qsizetype next(qsizetype &at);
    [[nodiscard]] bool findForm(qsizetype &at);
    [[nodiscard]] bool findAgain(qsizetype &at);
    enum class Told { Packet, None, NotYet };
    [[nodiscard]] Told tell(qsizetype at) const;

    std::optional<PacketForm> m_form;
    bool m_isLost = false;
    QByteArray m_bytes; // from the packet on that is to come
};

} // namespace cuegate
