// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that say what a transport stream holds: sections put together from packets and checked by their
// CRC, the program association table and the program map table (ISO/IEC 13818-1 section 2.4.4).
// Thread: any; values.
#pragma once

#include "core/media/PesPacket.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace cuegate {

/// Puts the sections of one PID together.
class SectionAssembler
{
public:
    /// Takes the next packet of the PID; appends to \p done the sections that are complete by it, with their
    /// CRC_32, which is right.
    void add(const TransportPacket &packet, std::vector<QByteArray> &done);

private:
    void take(QByteArrayView bytes, std::vector<QByteArray> &done);
    RepeatFilter m_repeats;
    QByteArray m_open;
    bool m_isOpen = false;
};

struct ProgramPlace
{
    quint16 number = 0;
    quint16 pid = kNullPid; ///< of its program map table
};

/// The programs of a program association section; nothing if it is none.
[[nodiscard]] std::vector<ProgramPlace> readProgramAssociation(QByteArrayView section);

struct Descriptor
{
    quint8 tag = 0;
    QByteArray bytes; ///< after its length
};

struct ElementaryStreamInfo
{
    quint8 streamType = 0;
    quint16 pid = kNullPid;
    std::vector<Descriptor> descriptors;
    [[nodiscard]] const Descriptor *descriptor(quint8 tag) const;
    [[nodiscard]] bool isRegistered(QByteArrayView formatIdentifier) const;
};

struct ProgramMap
{
    quint16 number = 0;
    quint16 pcrPid = kNullPid;
    std::vector<Descriptor> descriptors;
    std::vector<ElementaryStreamInfo> streams;
    [[nodiscard]] bool isRegistered(QByteArrayView formatIdentifier) const;
};

/// Nothing if \p section is no program map section. At most 64 streams are read.
[[nodiscard]] std::optional<ProgramMap> readProgramMap(QByteArrayView section);

} // namespace cuegate
