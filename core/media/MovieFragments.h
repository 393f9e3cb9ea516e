// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one moof: which samples it adds to which tracks, and where they lie (ISO/IEC 14496-12 sections 8.8.3
// to 8.8.8, 8.8.12). Thread: any; pure.
#pragma once

#include "core/base/ByteRange.h"
#include "core/media/BoxReader.h"
#include "core/media/FragmentedLayout.h"

#include <optional>
#include <span>
#include <vector>

namespace cuegate {

struct FragmentSample
{
    qint64 offsetBytes = 0;
    quint32 sizeBytes = 0;
    quint32 duration = 0;
    qint32 compositionOffset = 0;
    bool isSync = false;
};

struct ScannedFragment
{
    quint32 trackId = 0;
    std::optional<quint64> baseMediaDecodeTime;
    std::vector<FragmentSample> samples; ///< inside [0, sourceEndBytes)
    bool isCut = false; ///< samples beyond the source's end, or before its begin, were left out
};

/// \p moof whole. Errors: CorruptInput with the byte offset; Unsupported with MediaIndexTooBig for more than
/// \p maxSamples samples.
[[nodiscard]] Result<std::vector<ScannedFragment>> readMovieFragment(const Box &moof,
                                                                     std::span<const TrackExtends> defaults,
                                                                     qint64 sourceEndBytes,
                                                                     quint32 maxSamples);

} // namespace cuegate
