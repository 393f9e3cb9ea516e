// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP status an Error leaves with (INTERFACE.md, "Errors"). Thread: any; pure.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

[[nodiscard]] int statusOf(const Error &error);
/// The same for an error of a source that we know: a file that is gone is not an unknown URL, nor a bad
/// request.
[[nodiscard]] int statusOfSource(const Error &error);

} // namespace cuegate
