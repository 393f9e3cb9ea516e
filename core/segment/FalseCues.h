// SPDX-License-Identifier: GPL-3.0-or-later
// Titles whose Cues, or list of fragments (sidx, mfra), are false in places that probing has not looked at
// (FAULTS.md I6): found out when a segment cannot be made by them, which then is made of the keyframes that
// are truly there. The plan stays, so the segment has the same URL, and the same bytes as with true Cues of
// these times. Thread: worker (blocks on the source).
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

/// Whether \p failure, of making something of \p title, may come from false Cues.
[[nodiscard]] bool mayBeFalseCues(const Title &title, const Error &failure);

/// Null if the Cues are right about segment \p number and its neighbours; else a copy of \p title in which
/// these lie where the file's keyframes do. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const Title>>
titleWithoutFalseCues(const std::shared_ptr<const Title> &title, qsizetype number, const CancelToken &cancel);

/// Whether segment \p number of \p found, which titleWithoutFalseCues() made of \p title, begins or ends at
/// another time: then \p title's playlists are false, too. Pure.
[[nodiscard]] bool hasOtherTimes(const Title &found, const Title &title, qsizetype number);

} // namespace cuegate
