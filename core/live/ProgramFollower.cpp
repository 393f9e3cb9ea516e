// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/ProgramFollower.h"

#include "core/base/ByteWriter.h"
#include "core/media/MpegCrc32.h"
#include "core/media/PictureStart.h"
#include "core/probe/TransportStreamTracks.h"

#include <algorithm>

namespace cuegate {

namespace {

constexpr size_t kMostPrograms = 64;
constexpr int kWaitsForPackets = 4000;
// Service names and guides of DVB (EN 300 468 table 1): true of one program as of many.
constexpr quint16 kFirstServicePid = 0x10;
constexpr quint16 kLastServicePid = 0x14;

} // namespace

static const Track *mainOf(const std::vector<Track> &tracks, TrackType type)
{
    const auto found = std::ranges::find_if(
        tracks, [type](const Track &track) { return track.type == type && track.codec != Codec::Unknown; });
    return found == tracks.end() ? nullptr : &*found;
}

static bool hasPicture(const ProgramMap &program)
{
    return mainOf(transportStreamTracks(program), TrackType::Video);
}

static bool hasSameStreams(const ProgramMap &left, const ProgramMap &right)
{
    return left.number == right.number && left.pcrPid == right.pcrPid &&
           std::ranges::equal(left.streams, right.streams, [](const auto &one, const auto &other) {
               return one.pid == other.pid && one.streamType == other.streamType;
           });
}

ProgramFollower::News ProgramFollower::add(const TransportPacket &packet, QByteArrayView bytes)
{
    std::vector<QByteArray> sections;
    if (packet.pid == 0) {
        m_associations.add(packet, sections);
        for (const QByteArray &section : sections)
            readAssociation(section);
        return sections.empty() ? News::None : choose();
    }
    Table &table = m_tables.at(packet.pid);
    constexpr qsizetype kMostTableBytes = 64 * kTransportPacketBytes;
    if (packet.startsUnit || table.begun.size() > kMostTableBytes)
        table.begun.clear();
    table.begun.append(bytes);
    table.sections.add(packet, sections);
    News news = News::None;
    for (const QByteArray &section : sections) {
        const auto program = readProgramMap(section);
        const bool isListed = program && std::ranges::any_of(m_places, [&](const ProgramPlace &place) {
                                  return place.number == program->number && place.pid == packet.pid;
                              });
        if (!isListed)
            continue;
        m_maps[program->number] = *program;
        if (!m_program || program->number == m_program->number)
            table.whole = table.begun;
        if (choose() == News::Other)
            news = News::Other;
    }
    return news;
}

ProgramFollower::News ProgramFollower::notePassed()
{
    return !m_program && ++m_passed == kWaitsForPackets ? choose() : News::None;
}

void ProgramFollower::readAssociation(QByteArrayView section)
{
    if (section == m_association)
        return;
    auto places = readProgramAssociation(section);
    if (places.empty())
        return;
    places.resize(std::min(places.size(), kMostPrograms));
    m_association = section.toByteArray();
    m_places = std::move(places);
    const auto isListed = [this](quint16 pid) {
        return std::ranges::any_of(m_places, [pid](const auto &place) { return place.pid == pid; });
    };
    std::erase_if(m_tables, [&](const auto &table) { return !isListed(table.first); });
    std::erase_if(m_maps, [this](const auto &map) {
        return std::ranges::none_of(m_places, [&](const auto &place) { return place.number == map.first; });
    });
    for (const ProgramPlace &place : m_places)
        m_tables[place.pid];
    const bool isGone = m_program && std::ranges::none_of(m_places, [this](const auto &place) {
                            return place.number == m_program->number && place.pid == m_mapPid;
                        });
    if (isGone)
        m_program.reset();
}

// Waits for the tables of those before, as one of them may have a picture.
ProgramFollower::News ProgramFollower::choose()
{
    if (m_program && m_maps.contains(m_program->number))
        return take(m_maps.at(m_program->number));
    const ProgramMap *first = nullptr;
    for (const ProgramPlace &place : m_places) {
        const auto map = m_maps.find(place.number);
        if (map == m_maps.end()) {
            if (m_passed < kWaitsForPackets)
                return News::None;
            continue;
        }
        if (hasPicture(map->second))
            return take(map->second);
        first = first ? first : &map->second;
    }
    return first ? take(*first) : News::None;
}

ProgramFollower::News ProgramFollower::take(const ProgramMap &program)
{
    const bool isSame = m_program && hasSameStreams(*m_program, program);
    m_program = program;
    if (isSame)
        return News::None;
    for (const ProgramPlace &place : m_places)
        m_mapPid = place.number == program.number ? place.pid : m_mapPid;
    const std::vector<Track> tracks = transportStreamTracks(program);
    const Track *picture = mainOf(tracks, TrackType::Video);
    const Track *main = picture ? picture : mainOf(tracks, TrackType::Audio);
    m_mainPid = main ? quint16(main->containerId) : kNullPid;
    m_mainCodec = picture && hasStartCodes(picture->codec) ? picture->codec : Codec::Unknown;
    return News::Other;
}

bool ProgramFollower::carries(quint16 pid) const
{
    if (!m_program || pid == kNullPid)
        return false;
    const bool isOfService = pid >= kFirstServicePid && pid <= kLastServicePid;
    return pid == m_program->pcrPid || pid == m_mapPid || (isOfService && m_places.size() == 1) ||
           std::ranges::any_of(m_program->streams, [pid](const auto &stream) { return stream.pid == pid; });
}

QByteArray ProgramFollower::association()
{
    ByteWriter section;
    section.u8(0);
    section.u16(0xB00D);
    section.append(QByteArrayView(m_association).sliced(3, 2)); // the stream's own number
    section.u8(0xC1);
    section.u16(0);
    section.u16(m_program->number);
    section.u16(0xE000 | m_mapPid);
    section.u32(mpegCrc32(section.bytes()));
    m_packets.writeSection(0, section.bytes());
    return m_packets.take();
}

QByteArray ProgramFollower::tables()
{
    return association() + m_tables.at(m_mapPid).whole;
}

} // namespace cuegate
