// SPDX-License-Identifier: GPL-3.0-or-later
// What the streams of a program are whose type means nothing by itself (DTS and TrueHD outside of Blu-ray
// discs, private data): by their first PES packets. Thread: any; one user.
#pragma once

#include "core/probe/TransportStreamTracks.h"

namespace cuegate {

class UnnamedStreams
{
public:
    explicit UnnamedStreams(const ProgramMap &program);

    [[nodiscard]] bool isEmpty() const { return m_streams.empty(); }
    /// Takes the next packet of any PID.
    void add(const TransportPacket &packet);
    /// The sound and pictures among them, with Codec::Unknown where the bytes do not tell it.
    [[nodiscard]] SeenStreams seen() const;
    /// Whether more bytes may tell what a stream is that ought to be sound.
    [[nodiscard]] bool lacksSound() const;

private:
    struct Stream
    {
        quint8 type = 0;
        std::optional<SeenStream> seen;
        bool isData = false;
    };
    std::map<quint16, Stream> m_streams; ///< by PID
};

} // namespace cuegate
