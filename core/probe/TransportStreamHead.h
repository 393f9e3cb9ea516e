// SPDX-License-Identifier: GPL-3.0-or-later
// What the first bytes of a transport stream tell: the program, its tracks with their decoder configurations,
// and the first time stamp. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/MediaInfo.h"
#include "core/media/TransportTables.h"

namespace cuegate {

struct TransportStreamHead
{
    std::optional<ProgramMap> program; ///< nothing if its table was not met
    int programs = 0;                  ///< that the file has, as far as is known
    std::vector<Track> tracks;
    TrackId mainTrack = 0;
    std::optional<qint64> firstStamp; ///< the earliest presentation time stamp of any track
    qint64 bitsPerSecond = 0;         ///< of the whole stream, by its clock; 0 if not known
    bool isMainScrambled = false;
    bool lacksMainConfig = false;  ///< more bytes may give the main track's configuration
    bool lacksOtherConfig = false; ///< … or that of another
    QStringList notes;
};

enum class HeadExtent { Beginning, WholeFile };
/// \p bytes of the file from its start on.
[[nodiscard]] TransportStreamHead readTransportStreamHead(QByteArrayView bytes, const PacketPlace &place,
                                                          HeadExtent extent);

} // namespace cuegate
