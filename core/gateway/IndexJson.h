// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of a probe's JSON that may have 200,000 rows: keyframes and cue points. Written as text at once,
// because as QJsonObjects each row takes some 400 bytes, and as many again where they are scrubbed.
// Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"

#include <QByteArray>

namespace cuegate {

/// \p object, a JSON object with a member at least, with the members "keyframes" and "cues" of \p media
/// besides. They hold numbers only, so there is nothing to scrub.
[[nodiscard]] QByteArray withIndexLists(QByteArray object, const MediaInfo &media);

} // namespace cuegate
