// SPDX-License-Identifier: GPL-3.0-or-later
// Whether Cuegate starts, hidden, when the user logs in: a small file in the user's folder for that
// (freedesktop.org, macOS), or a value in the user's registry (Windows). Thread: gui.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

class Autostart
{
public:
    [[nodiscard]] static bool isOn();
    /// Errors: PermissionDenied.
    [[nodiscard]] static Result<void> turnOn();
    [[nodiscard]] static Result<void> turnOff();
};

} // namespace cuegate
