// SPDX-License-Identifier: GPL-3.0-or-later
// Lists what a transport stream carries: its tables and, by PID, its packets, as its beginning shows them
// (ISO/IEC 13818-1 section 2.4).
#include "core/media/TransportTables.h"
#include "core/probe/StructureListing.h"

#include <map>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kBeginningBytes = 1024 * 1024;

namespace {

struct PidFacts
{
    qint64 firstBytes = 0;
    qint64 packets = 0;
    SectionAssembler sections;
    QString meaning;
    QString value;
};

class StreamList
{
public:
    explicit StreamList(PacketForm form)
        : m_form(form)
    {
    }
    void take(const TransportPacket &packet, qint64 offsetBytes);
    void put(StructureListing &list) const;

private:
    void takeTables(quint16 pid, const std::vector<QByteArray> &sections);

    PacketForm m_form;
    std::map<quint16, PidFacts> m_pids;
};

} // namespace

// ISO/IEC 13818-1 table 2-34, ATSC A/53 and Blu-ray.
static QLatin1StringView streamTypeWord(quint8 type)
{
    switch (type) {
    case 0x01:
        return "MPEG-1 video"_L1;
    case 0x02:
        return "MPEG-2 video"_L1;
    case 0x03:
    case 0x04:
        return "MPEG audio"_L1;
    case 0x06:
        return "private data"_L1;
    case 0x0F:
        return "AAC (ADTS)"_L1;
    case 0x10:
        return "MPEG-4 video"_L1;
    case 0x11:
        return "AAC (LATM)"_L1;
    case 0x15:
        return "metadata"_L1;
    case 0x1B:
        return "H.264"_L1;
    case 0x24:
        return "HEVC"_L1;
    case 0x81:
        return "AC-3"_L1;
    case 0x82:
        return "DTS"_L1;
    case 0x87:
        return "E-AC-3"_L1;
    default:
        return {};
    }
}

static QString streamText(const ElementaryStreamInfo &stream)
{
    constexpr quint8 kLanguage = 0x0A; // ISO_639_language_descriptor
    QString text = u"stream_type 0x%1"_s.arg(QString::number(stream.streamType, 16).rightJustified(2, u'0'));
    if (const QLatin1StringView word = streamTypeWord(stream.streamType); !word.isEmpty())
        text += u" (%1)"_s.arg(word);
    const Descriptor *language = stream.descriptor(kLanguage);
    if (language && language->bytes.size() >= 3)
        text += u", language %1"_s.arg(QString::fromLatin1(language->bytes.first(3)));
    return text;
}

void StreamList::takeTables(quint16 pid, const std::vector<QByteArray> &sections)
{
    for (const QByteArray &section : sections) {
        QStringList programs;
        if (pid == 0) {
            for (const ProgramPlace &program : readProgramAssociation(section)) {
                programs << u"program_number %1, program_map_PID %2"_s.arg(program.number).arg(program.pid);
                m_pids[program.pid].meaning = u"Program map table"_s;
            }
            m_pids[pid].value = programs.join(u"; "_s);
        }
        const auto map = pid == 0 ? std::nullopt : readProgramMap(section);
        if (!map)
            continue;
        m_pids[pid].value = u"program_number %1, PCR_PID %2"_s.arg(map->number).arg(map->pcrPid);
        for (const ElementaryStreamInfo &stream : map->streams) {
            m_pids[stream.pid].meaning = u"Elementary stream"_s;
            m_pids[stream.pid].value = streamText(stream);
        }
    }
}

void StreamList::take(const TransportPacket &packet, qint64 offsetBytes)
{
    PidFacts &facts = m_pids[packet.pid];
    if (facts.packets++ == 0)
        facts.firstBytes = offsetBytes;
    const bool isTable = packet.pid == 0 || facts.meaning.startsWith(u"Program"_s);
    if (!isTable)
        return;
    std::vector<QByteArray> done;
    facts.sections.add(packet, done);
    takeTables(packet.pid, done);
}

static QString meaningOfReserved(quint16 pid)
{
    switch (pid) {
    case 0:
        return u"Program association table"_s;
    case 1:
        return u"Conditional access table"_s;
    case 0x11:
        return u"Service description table"_s;
    case 0x12:
        return u"Event information table"_s;
    case 0x14:
        return u"Time and date table"_s;
    case kNullPid:
        return u"Null packets"_s;
    default:
        return {};
    }
}

void StreamList::put(StructureListing &list) const
{
    for (const auto &[pid, facts] : m_pids) {
        StructureNode node;
        node.id = pid;
        node.name = u"PID %1"_s.arg(pid);
        node.meaning = facts.meaning.isEmpty() ? meaningOfReserved(pid) : facts.meaning;
        node.offsetBytes = facts.firstBytes;
        node.payloadBytes = facts.packets > 0 ? facts.packets * m_form.packetBytes : -1;
        const QString packets = u"%1 packets in the first MiB"_s.arg(facts.packets);
        node.value = facts.value.isEmpty() ? packets : u"%1; %2"_s.arg(facts.value, packets);
        list.add(std::move(node));
    }
}

Result<void> listStreams(StructureListing &list)
{
    const auto bytes = list.bytes(0, kBeginningBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto place = findPackets(*bytes);
    if (!place) {
        list.end(u"there are no transport stream packets"_s);
        return {};
    }
    StreamList streams(place->form);
    forEachPacket(*bytes, place->form, place->offsetBytes, [&](QByteArrayView packet, qsizetype at) {
        if (const auto read = readTransportPacket(packet))
            streams.take(*read, at);
    });
    streams.put(list);
    list.end();
    return {};
}

} // namespace cuegate
