// SPDX-License-Identifier: GPL-3.0-or-later
// keyframeNear() for Matroska without Cues: finds Clusters by their ID and Timestamp (RFC 9559 section 5.1.3)
// wherever it looks, and hops on from there. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ExpectedKeyframe.h"

namespace cuegate {

/// As keyframeNear(), of what canSearch() says yes to. Offsets are those of Clusters.
[[nodiscard]] Result<Keyframe> searchMatroska(const ByteSource &source, const MediaInfo &found, qint64 time,
                                              const Keyframe *before, SearchPace pace,
                                              const CancelToken &cancel);

/// The keyframe of the main video that is \p expected, wherever in its Cluster; nothing if there is none.
/// \p before: one before it, which does not change the result. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<MetKeyframe>>
expectedInMatroska(const ByteSource &source, const MediaInfo &found, const ExpectedKeyframe &expected,
                   const Keyframe &before, const CancelToken &cancel);

/// Where the Blocks of the last Clusters end; nothing if no Cluster is found in the last 8 MiB.
[[nodiscard]] Result<std::optional<qint64>>
searchMatroskaEndNs(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel);

/// Where the first of the Clusters begins of whose Blocks that is; nothing as above.
[[nodiscard]] Result<std::optional<qint64>>
searchMatroskaTail(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel);

} // namespace cuegate
