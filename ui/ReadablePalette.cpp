// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ReadablePalette.h"

#include "ui/Icons.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

namespace cuegate {

static void makeReadable()
{
    QPalette palette = QApplication::palette();
    const QColor quiet = Accents::of(palette).muted;
    if (palette.color(QPalette::PlaceholderText) == quiet)
        return;
    palette.setColor(QPalette::PlaceholderText, quiet);
    QApplication::setPalette(palette);
}

ReadablePalette::ReadablePalette(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    makeReadable();
}

bool ReadablePalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
        makeReadable();
    return QObject::eventFilter(watched, event);
}

} // namespace cuegate
