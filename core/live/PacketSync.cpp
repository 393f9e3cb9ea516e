// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/PacketSync.h"

namespace cuegate {

namespace {

constexpr qsizetype kEnoughToTell = 8 * 1024; // findPackets() looks at the first 4 KiB
constexpr int kEnoughInARow = 4;              // as findPacket()

} // namespace

bool PacketSync::findForm(qsizetype &at)
{
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(at);
    if (rest.size() < kEnoughToTell)
        return false;
    const auto place = findPackets(rest);
    if (!place) {
        at = m_bytes.size() - kEnoughToTell / 2;
        return false;
    }
    m_form = place->form;
    at += place->offsetBytes;
    return true;
}

bool PacketSync::findAgain(qsizetype &at)
{
    const qsizetype found = findPacket(m_bytes, *m_form, at);
    at = found < 0 ? m_bytes.size() - std::min(m_bytes.size(), m_form->syncOffsetBytes) : found;
    // Less may be there by chance.
    m_isLost = found < 0 || found + kEnoughInARow * m_form->packetBytes > m_bytes.size();
    return !m_isLost;
}

// What has a sync byte in its place may be garbage that begins with one.
PacketSync::Told PacketSync::tell(qsizetype at) const
{
    const qsizetype behind = at + m_form->packetBytes;
    if (behind + m_form->syncOffsetBytes >= m_bytes.size())
        return Told::NotYet;
    if (m_bytes[at + m_form->syncOffsetBytes] != kSyncByte)
        return Told::None;
    if (m_bytes[behind + m_form->syncOffsetBytes] == kSyncByte)
        return Told::Packet;
    const qsizetype found = findPacket(m_bytes, *m_form, at + 1);
    if (found < 0 || found >= behind)
        return Told::Packet;
    return found + kEnoughInARow * m_form->packetBytes > m_bytes.size() ? Told::NotYet : Told::None;
}

qsizetype PacketSync::next(qsizetype &at)
{
    if (!m_form && !findForm(at))
        return -1;
    for (;;) {
        if (m_isLost && !findAgain(at))
            return -1;
        switch (tell(at)) {
        case Told::NotYet:
            return -1;
        case Told::Packet:
            at += m_form->packetBytes;
            return at - m_form->packetBytes + m_form->syncOffsetBytes;
        case Told::None:
            m_isLost = true;
            ++at;
        }
    }
}

} // namespace cuegate
