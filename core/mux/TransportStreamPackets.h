// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts PES packets and tables into 188-byte transport packets (ISO/IEC 13818-1 sections 2.4.3 and 2.4.4).
// Thread: any; a value.
#pragma once

#include <QByteArray>

#include <map>
#include <optional>
#include <utility>

namespace cuegate {

class TransportStreamPackets
{
public:
    /// Packets of a PID in a segment are a multiple of this, so that continuity counters go on from segment
    /// to segment though each segment starts at 0 and is made alone.
    static constexpr int kCounterCycle = 16;

    void reserve(qsizetype sizeBytes) { m_out.reserve(sizeBytes); }

    /// A table section with its pointer_field, in one packet; \p section with its CRC, at most 183 bytes.
    void writeSection(quint16 pid, QByteArrayView section);

    enum class Place { Middle, LastOfSegment };
    /// \p pcr: 27 MHz clock, written in the first packet. \p place LastOfSegment spreads the PES packet so
    /// that the PID's packets end at a multiple of kCounterCycle.
    void writePes(quint16 pid, QByteArrayView pes, std::optional<quint64> pcr, bool isRandomAccess,
                  Place place);

    [[nodiscard]] QByteArray take() { return std::exchange(m_out, {}); }

private:
    void writePacket(quint16 pid, bool isStart, QByteArrayView adaptation, QByteArrayView payload);
    QByteArray m_out;
    std::map<quint16, quint32> m_counts; ///< packets written per PID
};

} // namespace cuegate
