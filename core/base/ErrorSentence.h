// SPDX-License-Identifier: GPL-3.0-or-later
// An Error as people read it outside the window: what happened, then what to do about it. English, for the
// log, the command line and JSON; the window has translated words of its own (ui/ErrorText). Thread: any;
// pure.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

/// "example.com refused access (status 403). Get a fresh link, or …": the message, and advice where the code
/// has some.
[[nodiscard]] QString sentence(const Error &error);

} // namespace cuegate
