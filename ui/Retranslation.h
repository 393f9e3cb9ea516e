// SPDX-License-Identifier: GPL-3.0-or-later
// How a widget follows the language while it runs: all its texts are set in one function, which is called
// when it is made and whenever the language changes. Thread: gui.
#pragma once

#include <functional>

class QWidget;

namespace cuegate {

/// Calls \p setTexts now, and again whenever the language changes, as long as \p widget lives.
void followLanguage(QWidget *widget, std::function<void()> setTexts);

} // namespace cuegate
