// SPDX-License-Identifier: GPL-3.0-or-later
// The list of keyframes that onMetaData of an FLV file may hold: an object `keyframes` of the arrays `times`
// and `filepositions` (written by FLVMDI, yamdi and ffmpeg; AMF 0 sections 2.5 and 2.12). Thread: worker
// (blocks on the source); stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/ScanWindow.h"

namespace cuegate {

/// \p script: the payload of the script tag. The list is believed if some places of it, the last among them,
/// hold keyframes of \p video at the times it says; how much later than they are decoded keyframes are shown
/// is taken from there. Offsets are those of tags. Nothing if there is no list, or a false one. Errors: those
/// of the source; Cancelled.
[[nodiscard]] Result<std::optional<KeyframeIndex>> readFlvKeyframes(ScanWindow &window, QByteArrayView script,
                                                                    const Track &video);

} // namespace cuegate
