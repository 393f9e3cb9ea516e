// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the samples of one converted track of one segment: reads what the conversion needs of the source,
// also before and after the segment, and converts it. Thread: worker (blocks on the source and computes);
// stateless.
#pragma once

#include "core/libav/VideoTranscoder.h"
#include "core/segment/BuildProgress.h"
#include "core/segment/Title.h"

#include <functional>

namespace cuegate {

/// Samples as they are written, and the memory they view.
struct ConvertedSamples
{
    std::vector<TimedSample> samples;
    std::vector<QByteArray> storage;
};

/// \p progress may be null. Errors: CorruptInput; those of the source; Unsupported; Cancelled.
[[nodiscard]] Result<ConvertedSamples> convertTrack(const Title &title, const RenditionPart &part,
                                                    qsizetype number, const CancelToken &cancel,
                                                    BuildProgress *progress);

/// The pictures of a converted video track, each as soon as it is made, in decoding order. The result is
/// where they end, in ticks of the source: the time of the next segment's first picture. Errors as above.
[[nodiscard]] Result<qint64> convertPictures(const Title &title, const RenditionPart &part, qsizetype number,
                                             const CancelToken &cancel,
                                             const std::function<void(EncodedPicture)> &onPicture);

/// First AAC access unit of each segment, and the end of the last: unit k begins at k · 1024 samples of \p
/// target's rate after the title's zero; a segment has the units that begin in its planned time.
[[nodiscard]] std::vector<qint64> aacUnitBoundaries(const Title &title, const AacTarget &target);

} // namespace cuegate
