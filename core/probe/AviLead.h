// SPDX-License-Identifier: GPL-3.0-or-later
// When a keyframe of MPEG-4 or VC-1 in an AVI file is shown, which only what follows it in the file tells:
// scanAvi() has looked at some. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// How long before its time \p keyframe is shown, in ticks of the index; negative for later. \p info: of
/// scanAvi(). Nothing if there is no such keyframe. Reads its beginning, that of the stream of MPEG-4 (all of
/// the keyframe, too, if B-frames are packed), and that of each picture behind up to one that is not shown
/// before it. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<qint64>> readAviLead(const ByteSource &source, const MediaInfo &info,
                                                        const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
