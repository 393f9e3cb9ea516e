// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/PesStarts.h"

namespace cuegate {

void PesStarts::add(const TransportPacket &packet, qint64 offsetBytes, std::vector<PesStart> &found)
{
    constexpr qsizetype kMostHeaderBytes = 1024;
    if (packet.isScrambled)
        return;
    if (packet.startsUnit) {
        finish(found);
        m_bytes.truncate(0);
        m_nextTryBytes = 0;
        m_start = {PesStart::What::Begun, offsetBytes, {}};
        m_access = packet.isRandomAccess ? RandomAccess::Indicated : RandomAccess::NotIndicated;
        m_isOpen = true;
        m_hasHeader = false;
    }
    if (!m_isOpen)
        return;
    m_bytes.append(packet.payload);
    if (!m_hasHeader) {
        const auto header = PesHeader::read(m_bytes);
        if (!header) {
            m_isOpen = m_bytes.size() < kMostHeaderBytes;
            return;
        }
        m_hasHeader = true;
        m_start.header = *header;
        found.push_back(m_start);
        m_isOpen = m_codec != Codec::Unknown && header->pts;
        m_nextTryBytes = header->headerBytes + 1;
    }
    if (m_isOpen && m_bytes.size() >= m_nextTryBytes)
        look(found);
}

void PesStarts::look(std::vector<PesStart> &found)
{
    constexpr qsizetype kMostBytes = 256 * 1024;
    constexpr qsizetype kEachPacketBytes = 2048; // up to here every packet is a new chance to tell
    const PictureKind kind =
        pictureKind(m_codec, QByteArrayView(m_bytes).sliced(m_start.header.headerBytes), m_access);
    if (kind == PictureKind::Keyframe) {
        m_start.what = PesStart::What::Keyframe;
        found.push_back(m_start);
    }
    m_isOpen = kind == PictureKind::Undecided && m_bytes.size() < kMostBytes;
    m_nextTryBytes = m_bytes.size() < kEachPacketBytes ? 0 : m_bytes.size() * 2;
}

void PesStarts::finish(std::vector<PesStart> &found)
{
    if (m_isOpen && m_hasHeader && m_bytes.size() > m_start.header.headerBytes)
        look(found);
    m_isOpen = false;
}

} // namespace cuegate
