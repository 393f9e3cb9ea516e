// SPDX-License-Identifier: GPL-3.0-or-later
// What a broadcast is, by the beginning of one of its segments: tracks, CODECS, size of the picture.
// Thread: any; pure.
#pragma once

#include "core/live/StreamDescription.h"

#include <memory>

namespace cuegate {

struct BroadcastLook
{
    std::shared_ptr<const StreamDescription> description; ///< null: there is no program in it
    bool isComplete = false;                              ///< more bytes will tell no more
};
/// \p segment: its beginning, of packets of 188 bytes.
[[nodiscard]] BroadcastLook lookAtBroadcast(QByteArrayView segment);

} // namespace cuegate
