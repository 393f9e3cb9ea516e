// SPDX-License-Identifier: GPL-3.0-or-later
// Labels: for texts that come from elsewhere, never taken for markup, wrapped, and to be copied; and those of
// forms, which change with the language.
// Thread: gui.
#pragma once

class QFormLayout;
class QLabel;
class QString;
class QWidget;

namespace cuegate {

/// Its texts can be selected with the mouse.
[[nodiscard]] QLabel *textLabel();

/// A row whose label is set by setRowText().
void addRow(QFormLayout &form, QWidget *field);
void setRowText(QFormLayout &form, QWidget *field, const QString &text);

} // namespace cuegate
