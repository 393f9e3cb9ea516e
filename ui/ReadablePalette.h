// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that can be read (WCAG 2.1 asks for a contrast of 4.5): many desktops make placeholders, whose colour
// our explanations have, too faint, and some the text of what is selected. Follows when the desktop changes
// between light and dark. Thread: gui.
#pragma once

#include <QObject>

namespace cuegate {

class ReadablePalette final : public QObject
{
    Q_OBJECT
public:
    /// There must be a QApplication.
    explicit ReadablePalette(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace cuegate
