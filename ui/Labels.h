// SPDX-License-Identifier: GPL-3.0-or-later
// Labels for texts that come from elsewhere: never taken for markup, wrapped, and to be copied.
// Thread: gui.
#pragma once

class QLabel;

namespace cuegate {

/// Its texts can be selected with the mouse.
[[nodiscard]] QLabel *textLabel();

} // namespace cuegate
