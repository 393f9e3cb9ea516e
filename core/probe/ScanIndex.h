// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an index for media that have none, or a false one: goes through the whole source by hops from
// structure to structure, reading a few KiB at each. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/probe/ScanProgress.h"

#include <functional>
#include <memory>

namespace cuegate {

/// Bounds of an index, whatever a file claims (FAULTS.md I2, I5).
inline constexpr quint32 kMaxScannedSamples = 2'000'000; ///< of one track
inline constexpr size_t kMaxScannedKeyframes = 200'000;

/// Whether scanIndex() can make an index of what probe() returned with IndexKind::None.
[[nodiscard]] bool canScan(const MediaInfo &found);

/// \p found: what probe() said of \p source. The result has IndexKind::Scan, the keyframes of its main track,
/// the true duration, and a layout that readSamples() reads by. \p progress is called after each hop, on this
/// thread; may be empty. A damaged or cut file is indexed up to its last whole sample, with a note. Errors:
/// CorruptInput with MediaNoIndex if there is no keyframe; Unsupported if there is no such scan, or no track
/// to scan for; errors of the source; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const MediaInfo>>
scanIndex(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
          const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
