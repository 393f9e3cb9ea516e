// SPDX-License-Identifier: GPL-3.0-or-later
// Whether Cuegate starts, hidden, when the user logs in: a desktop file in the user's autostart folder
// (freedesktop.org Desktop Application Autostart Specification). Thread: gui; touches one small file.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

class Autostart
{
public:
    [[nodiscard]] static bool isPossible(); ///< on this system
    [[nodiscard]] static bool isOn();
    /// Errors: PermissionDenied.
    [[nodiscard]] static Result<void> turnOn();
    [[nodiscard]] static Result<void> turnOff();
};

} // namespace cuegate
