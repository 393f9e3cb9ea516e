// SPDX-License-Identifier: GPL-3.0-or-later
// Titles of which it is found out only when a segment is made where that lies: provisional ones, and those
// whose Cues are false. Thread: any.
#pragma once

#include "core/segment/Title.h"

#include <functional>

namespace cuegate {

/// A copy of \p title in which segment \p number and its neighbours lie where \p beginOf says: of each
/// segment, and of the one after the last, the keyframe it begins with, never going back. So whatever the
/// true places are, what is in no segment's time is in none and all else in one. Errors: those of \p beginOf.
[[nodiscard]] Result<std::shared_ptr<const Title>>
titleWithSpans(const Title &title, qsizetype number,
               const std::function<Result<Keyframe>(qsizetype number)> &beginOf);

/// A copy of \p title in which the segment that \p time (ticks of the plan) is in begins with the keyframe at
/// or before that: what it makes of that segment is of a generation of its own. Null: it begins so anyway, or
/// where its keyframes are is not known. Pure.
[[nodiscard]] std::shared_ptr<const Title> titleFromKeyframe(const Title &title, qint64 time);

/// Where the last segment ends, as if one more began there.
[[nodiscard]] Keyframe endOf(const Title &title);

} // namespace cuegate
