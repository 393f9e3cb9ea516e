// SPDX-License-Identifier: GPL-3.0-or-later
// Compares what Cues say with Clusters, as far as their bytes are at hand.
// Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"

#include <QByteArrayView>

namespace cuegate {

enum class CueVerdict {
    Confirmed, ///< the Block is there
    Plausible, ///< the Cluster is there, its bytes end before the Block
    Wrong
};

/// \p bytes of the file from keyframe.offsetBytes on.
[[nodiscard]] CueVerdict checkCue(QByteArrayView bytes, const Keyframe &keyframe, const Track &track,
                                  const MatroskaLayout &layout);

/// The first Block of \p track in the Cluster at layout.firstClusterOffsetBytes, if it is a keyframe and
/// among \p bytes, which begin there.
[[nodiscard]] std::optional<Keyframe> firstKeyframe(QByteArrayView bytes, const Track &track,
                                                    const MatroskaLayout &layout);

} // namespace cuegate
