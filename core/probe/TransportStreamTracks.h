// SPDX-License-Identifier: GPL-3.0-or-later
// What the streams of a program map are: stream types of ISO/IEC 13818-1 table 2-34, of ATSC A/53 and of
// Blu-ray, and the descriptors of DVB (ETSI EN 300 468) for private data. Thread: any; pure.
#pragma once

#include "core/media/Track.h"
#include "core/media/TransportTables.h"

#include <map>

namespace cuegate {

/// What the packets of a stream tell that the tables do not name.
struct SeenStream
{
    TrackType type = TrackType::Audio;
    Codec codec = Codec::Unknown;
};
using SeenStreams = std::map<quint16, SeenStream>; ///< by PID

/// The streams of \p program that neither type nor descriptors name: UnnamedStreams looks at them.
[[nodiscard]] std::vector<ElementaryStreamInfo> unnamedStreams(const ProgramMap &program);

/// The tracks of \p program, numbered, with PIDs as containerId; formats and configurations are not known
/// yet. Streams that the tables do not name are tracks if they are \p seen; others that are no media (data,
/// tables, marks) are left out.
[[nodiscard]] std::vector<Track> transportStreamTracks(const ProgramMap &program,
                                                       const SeenStreams &seen = {});

} // namespace cuegate
