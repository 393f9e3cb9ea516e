// SPDX-License-Identifier: GPL-3.0-or-later
// Reads stsd: what the samples of a track are (ISO/IEC 14496-12 section 8.5.2, 14496-14, 14496-15; QuickTime
// sound descriptions of versions 0, 1 and 2). Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"
#include "core/media/Track.h"

#include <QStringList>

namespace cuegate {

enum class MovieDialect { IsoMedia, QuickTime };

/// Fills in codec, codecId, codecPrivate, codecConfig, extraSampleEntryBoxes, isEncrypted, isForced, video
/// and audio of \p track, whose type is set, from the first sample entry. Adds to \p notes what was odd.
/// Errors: CorruptInput with the byte offset.
[[nodiscard]] Result<void> readSampleDescriptions(const Box &stsd, MovieDialect dialect, Track &track,
                                                  QStringList &notes);

} // namespace cuegate
