// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a segment of subtitles: WebVTT with every cue that is shown in its time (RFC 8216 section 3.5), so
// that one which reaches over a cut stands in both. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

/// \p format is that of the picture beside it: its clock is told (X-TIMESTAMP-MAP). Errors as buildSegment().
[[nodiscard]] Result<QByteArray> buildTextSegment(const Title &title, const Rendition &rendition,
                                                  SegmentFormat format, qsizetype number,
                                                  const CancelToken &cancel);

} // namespace cuegate
