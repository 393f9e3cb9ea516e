// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Labels.h"

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

} // namespace cuegate
