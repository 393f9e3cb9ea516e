// SPDX-License-Identifier: GPL-3.0-or-later
// PES packets (ISO/IEC 13818-1 section 2.4.3.6): the header, and putting a PES packet together from the
// transport packets of its PID. Thread: any; values.
#pragma once

#include "core/media/TransportPacket.h"

#include <QByteArray>

#include <array>
#include <vector>

namespace cuegate {

struct PesHeader
{
    quint8 streamId = 0;
    bool isScrambled = false;
    std::optional<qint64> pts; ///< 33 bits of 90 kHz
    std::optional<qint64> dts; ///< the same as pts where the header has only that
    qsizetype headerBytes = 0;
    qsizetype packetBytes = 0; ///< header included; 0: up to the next PES packet

    /// Of the beginning of a PES packet. Nothing if it is none or \p bytes end before the time stamps do.
    [[nodiscard]] static std::optional<PesHeader> read(QByteArrayView bytes);
};

struct PesPacket
{
    PesHeader header;
    qint64 offsetBytes = 0; ///< of the transport packet it begins in
    bool isRandomAccess = false;
    QByteArray bytes; ///< header included
    [[nodiscard]] QByteArrayView payload() const
    {
        return QByteArrayView(bytes).sliced(std::min(header.headerBytes, bytes.size()));
    }
};

/// Tells packets that are sent twice (section 2.4.3.3): the same counter and the same payload.
class RepeatFilter
{
public:
    /// Whether \p packet, the next of its PID, repeats the one before.
    [[nodiscard]] bool isRepeated(const TransportPacket &packet);

private:
    int m_counter = -1;
    qsizetype m_sizeBytes = 0;
    std::array<char, kTransportPacketBytes> m_payload;
};

class PesAssembler
{
public:
    static constexpr qsizetype kMaxPesBytes = 32 * 1024 * 1024;

    /// Takes the next packet of the PID, which begins at \p offsetBytes of the file; appends to \p done the
    /// PES packets that are complete by it. What comes before the first start is dropped.
    void add(const TransportPacket &packet, qint64 offsetBytes, std::vector<PesPacket> &done);
    /// The PES packet that the end of the file completes, if it is complete then.
    void finish(std::vector<PesPacket> &done);

private:
    RepeatFilter m_repeats;
    PesPacket m_open;
    bool m_isOpen = false;
};

} // namespace cuegate
