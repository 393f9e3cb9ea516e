// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a segment whose picture is converted piece by piece, so that a player has the first
// pictures while the last are still being made. fMP4: a fragment at a time, cut by counting pictures, so the
// bytes are the same however they are taken. Decode times: a picture is decoded when the one before it in the
// order of presentation is shown; the second halves the time up to that, because the first takes the
// segment's start (TrackTiming.h says why it has to), and the last ones so late that none lasts beyond the
// segment's end (endWithin()). Thread: worker; stateless.
#pragma once

#include "core/segment/BuildProgress.h"
#include "core/segment/Title.h"

#include <functional>

namespace cuegate {

inline constexpr size_t kPicturesPerFragment = 12;

/// Whether segments of \p rendition are made by buildProgressively().
[[nodiscard]] bool isProgressive(const Rendition &rendition);

/// \p onBytes gets the segment piece by piece, in order; \p progress may be null.
/// Errors as buildSegment()'s; pieces may have been handed over before one.
[[nodiscard]] Result<void> buildProgressively(const Title &title, const Rendition &rendition,
                                              SegmentFormat format, qsizetype number,
                                              const CancelToken &cancel,
                                              const std::function<void(QByteArray)> &onBytes,
                                              BuildProgress *progress = nullptr);

} // namespace cuegate
