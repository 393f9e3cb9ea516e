// SPDX-License-Identifier: GPL-3.0-or-later
// Compares what Cues say with Clusters.
// Thread: any; pure where not said otherwise.
#pragma once

#include "core/io/ByteSource.h"
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

/// Whether \p keyframe of \p info, which has a MatroskaLayout and a main track, is where the Cues say; reads
/// its Cluster up to there. Errors: those of the source; Cancelled. Thread: worker (blocks on the source).
[[nodiscard]] Result<bool> isCueTrue(const ByteSource &source, const MediaInfo &info,
                                     const Keyframe &keyframe, const CancelToken &cancel);

/// The first Block of \p track in the Cluster at layout.firstClusterOffsetBytes, if it is a keyframe and
/// among \p bytes, which begin there.
[[nodiscard]] std::optional<Keyframe> firstKeyframe(QByteArrayView bytes, const Track &track,
                                                    const MatroskaLayout &layout);

} // namespace cuegate
