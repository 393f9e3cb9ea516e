// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the tables of a transport stream to the one program that is taken of it: the first with picture,
// else the first (ISO/IEC 13818-1 section 2.4.4). Thread: one; a value.
#pragma once

#include "core/media/Codec.h"
#include "core/media/TransportTables.h"
#include "core/mux/TransportStreamPackets.h"

#include <map>
#include <optional>

namespace cuegate {

class ProgramFollower
{
public:
    [[nodiscard]] bool isTable(quint16 pid) const { return pid == 0 || m_tables.contains(pid); }
    enum class News {
        None,
        Other ///< what is taken is another program now, or has other streams
    };
    /// \p packet of a table, and its 188 bytes.
    [[nodiscard]] News add(const TransportPacket &packet, QByteArrayView bytes);
    /// Any packet: programs whose tables never come are waited for only so long.
    [[nodiscard]] News notePassed();

    [[nodiscard]] bool isKnown() const { return m_program.has_value(); }
    /// The stream that segments are cut by; kNullPid: there is none.
    [[nodiscard]] quint16 mainPid() const { return m_mainPid; }
    /// Codec::Unknown if that is no picture whose keyframes can be told.
    [[nodiscard]] Codec mainCodec() const { return m_mainCodec; }
    [[nodiscard]] quint16 clockPid() const { return m_program ? m_program->pcrPid : kNullPid; }
    /// Whether packets of \p pid belong to the program, its own tables aside.
    [[nodiscard]] bool carries(quint16 pid) const;
    /// A packet with a program association table that names this program only.
    [[nodiscard]] QByteArray association();
    /// That, and the program map as it came.
    [[nodiscard]] QByteArray tables();

private:
    struct Table // packets of a program map's PID
    {
        SectionAssembler sections;
        QByteArray begun;
        QByteArray whole;
    };
    void readAssociation(QByteArrayView section);
    [[nodiscard]] News choose();
    [[nodiscard]] News take(const ProgramMap &program);

    SectionAssembler m_associations;
    QByteArray m_association; // its section
    std::vector<ProgramPlace> m_places;
    std::map<quint16, Table> m_tables;    // by PID
    std::map<quint16, ProgramMap> m_maps; // by number
    int m_passed = 0;
    std::optional<ProgramMap> m_program;
    quint16 m_mapPid = kNullPid;
    quint16 m_mainPid = kNullPid;
    Codec m_mainCodec = Codec::Unknown;
    TransportStreamPackets m_packets; // counts those of the association
};

} // namespace cuegate
