// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whether something is to be done that cannot be undone. Thread: gui.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace cuegate {

struct Question
{
    QString title;
    QString question;
    QString consequence;
    QString yes; ///< what the button says that does it
};

/// Returns at once; \p onYes is called if \p asker still lives then. \p texts is called again whenever the
/// language changes while the question stands.
void ask(QWidget *asker, std::function<Question()> texts, std::function<void()> onYes);

} // namespace cuegate
