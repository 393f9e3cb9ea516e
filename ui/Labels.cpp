// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Labels.h"

#include <QFormLayout>
#include <QLabel>

namespace cuegate {

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void addRow(QFormLayout &form, QWidget *field)
{
    auto *label = new QLabel;
    label->setBuddy(field);
    form.addRow(label, field);
}

void setRowText(QFormLayout &form, QWidget *field, const QString &text)
{
    static_cast<QLabel *>(form.labelForField(field))->setText(text);
}

} // namespace cuegate
