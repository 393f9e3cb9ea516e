// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the samples near one span of a file whose keyframes are known but nothing else: what scanIndex() does
// for a whole file, for as much as a segment needs. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate {

/// What lies so long before and after a span is listed, too: sound that is stored elsewhere than the picture,
/// and what converting reads.
inline constexpr qint64 kSpanMarginNs = 2'000'000'000;

/// Whether \p info has no layout to read samples by, but scanSpan() makes one (FLV, Ogg).
[[nodiscard]] bool isScannedBySpans(const MediaInfo &info);

/// \p found: as probe() returned it. \p span begins and ends at keyframes of its index, or of keyframeNear().
/// Times of sound are the file's own, not put on the grid of its frames. The same whatever was read before.
/// Errors: InvalidArgument if isScannedBySpans() says no; those of the source; Cancelled.
[[nodiscard]] Result<MovieLayout> scanSpan(const ByteSource &source, const MediaInfo &found,
                                           const SampleSpan &span, qint64 marginNs,
                                           const CancelToken &cancel);

} // namespace cuegate
