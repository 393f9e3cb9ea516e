// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/TransportTables.h"

#include "core/base/ByteReader.h"
#include "core/media/MpegCrc32.h"

#include <algorithm>

namespace cuegate {

static constexpr qsizetype kHeaderBytes = 3;
static constexpr qsizetype kCrcBytes = 4;
static constexpr quint8 kRegistrationTag = 0x05;

static qsizetype sectionBytes(QByteArrayView section)
{
    return kHeaderBytes + ((quint8(section[1]) & 0x0F) << 8 | quint8(section[2]));
}

void SectionAssembler::add(const TransportPacket &packet, std::vector<QByteArray> &done)
{
    QByteArrayView payload = packet.payload;
    if (payload.isEmpty() || packet.isScrambled || m_repeats.isRepeated(packet))
        return;
    if (!packet.startsUnit) {
        if (m_isOpen)
            take(payload, done);
        return;
    }
    const qsizetype pointer = quint8(payload[0]);
    payload = payload.sliced(1);
    if (pointer > payload.size())
        return;
    if (m_isOpen)
        take(payload.first(pointer), done);
    m_open.clear();
    m_isOpen = true;
    take(payload.sliced(pointer), done);
}

void SectionAssembler::take(QByteArrayView bytes, std::vector<QByteArray> &done)
{
    constexpr quint8 kStuffing = 0xFF;
    m_open.append(bytes);
    while (m_open.size() >= kHeaderBytes && quint8(m_open[0]) != kStuffing) {
        const qsizetype sizeBytes = sectionBytes(m_open);
        if (m_open.size() < sizeBytes)
            return;
        const QByteArray section = m_open.first(sizeBytes);
        m_open.remove(0, sizeBytes);
        const bool hasSyntax = quint8(section[1]) & 0x80;
        if (hasSyntax && sizeBytes > 8 + kCrcBytes - 1 && mpegCrc32(section) == 0)
            done.push_back(section);
    }
    if (!m_open.isEmpty() && quint8(m_open[0]) == kStuffing) {
        m_open.clear();
        m_isOpen = false;
    }
}

std::vector<ProgramPlace> readProgramAssociation(QByteArrayView section)
{
    std::vector<ProgramPlace> programs;
    if (section.size() < 8 + kCrcBytes || section[0] != 0)
        return programs;
    ByteReader reader(section.chopped(kCrcBytes));
    reader.skip(8);
    while (reader.remaining() >= 4) {
        const quint16 number = reader.u16();
        const quint16 pid = reader.u16() & 0x1FFF;
        if (number != 0) // 0 names the network table
            programs.push_back({number, pid});
    }
    return programs;
}

static std::vector<Descriptor> readDescriptors(QByteArrayView bytes)
{
    std::vector<Descriptor> descriptors;
    ByteReader reader(bytes);
    while (reader.remaining() >= 2) {
        const quint8 tag = reader.u8();
        const QByteArrayView body = reader.bytes(reader.u8());
        if (reader.failed())
            break;
        descriptors.push_back({tag, body.toByteArray()});
    }
    return descriptors;
}

std::optional<ProgramMap> readProgramMap(QByteArrayView section)
{
    constexpr quint8 kTableId = 2;
    constexpr size_t kMostStreams = 64;
    if (section.size() < 12 + kCrcBytes || quint8(section[0]) != kTableId)
        return std::nullopt;
    ByteReader reader(section.chopped(kCrcBytes));
    reader.skip(3);
    ProgramMap map;
    map.number = reader.u16();
    reader.skip(3);
    map.pcrPid = reader.u16() & 0x1FFF;
    map.descriptors = readDescriptors(reader.bytes(reader.u16() & 0x0FFF));
    while (reader.remaining() >= 5 && map.streams.size() < kMostStreams) {
        ElementaryStreamInfo stream;
        stream.streamType = reader.u8();
        stream.pid = reader.u16() & 0x1FFF;
        stream.descriptors = readDescriptors(reader.bytes(reader.u16() & 0x0FFF));
        if (reader.failed())
            break;
        const auto samePid = [&](const ElementaryStreamInfo &other) { return other.pid == stream.pid; };
        if (std::ranges::none_of(map.streams, samePid))
            map.streams.push_back(std::move(stream));
    }
    return map;
}

static bool holdsRegistration(const std::vector<Descriptor> &descriptors, QByteArrayView formatIdentifier)
{
    return std::ranges::any_of(descriptors, [&](const Descriptor &descriptor) {
        return descriptor.tag == kRegistrationTag &&
               QByteArrayView(descriptor.bytes).startsWith(formatIdentifier);
    });
}

const Descriptor *ElementaryStreamInfo::descriptor(quint8 tag) const
{
    const auto found = std::ranges::find(descriptors, tag, &Descriptor::tag);
    return found == descriptors.end() ? nullptr : &*found;
}

bool ElementaryStreamInfo::isRegistered(QByteArrayView formatIdentifier) const
{
    return holdsRegistration(descriptors, formatIdentifier);
}

bool ProgramMap::isRegistered(QByteArrayView formatIdentifier) const
{
    return holdsRegistration(descriptors, formatIdentifier);
}

} // namespace cuegate
