// SPDX-License-Identifier: GPL-3.0-or-later
// Looks only at the beginnings of the PES packets of one PID: their time stamps, and whether the first
// picture that begins in them is a keyframe. Thread: any; one user.
#pragma once

#include "core/media/PesPacket.h"
#include "core/media/PictureStart.h"

namespace cuegate {

struct PesStart
{
    enum class What {
        Begun,   ///< a PES packet with these time stamps
        Keyframe ///< the PES packet told of last begins with a keyframe
    } what = What::Begun;
    qint64 offsetBytes = 0; ///< of the transport packet the PES packet begins in
    PesHeader header;
};

class PesStarts
{
public:
    /// \p codec of a video track whose keyframes are wanted; Codec::Unknown for time stamps alone.
    explicit PesStarts(Codec codec)
        : m_codec(codec)
    {
    }

    /// Whether packets that do not start a unit are of interest.
    [[nodiscard]] bool wantsMore() const { return m_isOpen; }
    void add(const TransportPacket &packet, qint64 offsetBytes, std::vector<PesStart> &found);
    /// The PES packet ends here.
    void finish(std::vector<PesStart> &found);

private:
    void look(std::vector<PesStart> &found);

    Codec m_codec;
    QByteArray m_bytes;
    qsizetype m_nextTryBytes = 0;
    PesStart m_start;
    RandomAccess m_access = RandomAccess::NotIndicated;
    bool m_isOpen = false;
    bool m_hasHeader = false;
};

} // namespace cuegate
