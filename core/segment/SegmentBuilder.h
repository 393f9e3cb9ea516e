// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the bytes of one segment: reads the samples of its span, gives them their times, and writes them. A
// pure function of the title, the rendition and the number. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/segment/BuildProgress.h"
#include "core/segment/Title.h"

#include <functional>

namespace cuegate {

/// \p onBytes gets what is made piece by piece, where segments can be had while they are made
/// (ProgressiveBuilder.h); \p progress is told of while the picture is converted, and may be null. Errors:
/// CorruptInput; those of the source; Cancelled; InvalidArgument for a number outside the plan.
[[nodiscard]] Result<QByteArray> buildSegment(const Title &title, const Rendition &rendition,
                                              SegmentFormat format, qsizetype number,
                                              const CancelToken &cancel,
                                              const std::function<void(const QByteArray &)> &onBytes = {},
                                              BuildProgress *progress = nullptr);

/// The init segment of a rendition that fits fMP4. Needs no source.
[[nodiscard]] QByteArray buildInitSegment(const Title &title, const Rendition &rendition);

/// The format \p rendition is served in when \p wanted is asked for: the other one where a codec cannot be in
/// that.
[[nodiscard]] SegmentFormat formatFor(const Rendition &rendition, SegmentFormat wanted);

} // namespace cuegate
