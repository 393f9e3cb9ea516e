// SPDX-License-Identifier: GPL-3.0-or-later
// Titles of media whose keyframes are not known yet and would take long to list: they are cut at even times,
// and where a segment truly begins is looked for when it is made. So such a title plays at once; only its
// EXTINF are not true to the frame. Thread: worker (blocks on the source), where not said otherwise.
#pragma once

#include "core/probe/KeyframeSearch.h"
#include "core/segment/Title.h"

namespace cuegate {

/// Whether \p found, as probe() gave it, can be served before scanIndex() has gone through it. Any thread.
[[nodiscard]] bool canBeProvisional(const MediaInfo &found);

/// Reads the beginning and the end of \p source, a few hundred KiB. The title's generation is another one
/// than that of the same medium with an index. Errors: those of makeTitle() and of the source; NotFound if
/// there is no keyframe.
[[nodiscard]] Result<std::shared_ptr<const Title>>
makeProvisionalTitle(std::shared_ptr<const ByteSource> source, const MediaInfo &found,
                     const PictureConversion &conversion, const CancelToken &cancel);

/// A title whose segment \p number can be built as of any other: \p title itself unless it is provisional or
/// isScannedBySpans(), else a copy in which that segment and its neighbours lie where the source's keyframes
/// do, and which knows the samples near it. The same whenever and wherever it is made. Errors: those of the
/// source; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const Title>>
titleForSegment(const std::shared_ptr<const Title> &title, qsizetype number, const CancelToken &cancel);

/// Where segment \p number of \p title, which is provisional, truly begins; of the one after the last, where
/// it ends. Errors: as ProvisionalCuts::at().
[[nodiscard]] Result<Keyframe> beginOf(const Title &title, qsizetype number, const CancelToken &cancel,
                                       SearchPace pace = SearchPace::Hurried);

} // namespace cuegate
