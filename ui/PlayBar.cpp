// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlayBar.h"

#include "ui/Icons.h"
#include "ui/SessionText.h"

#include <QPainter>

namespace cuegate {

PlayBar::PlayBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PlayBar::setSession(const SessionSnapshot &session)
{
    const auto share = [&](qint64 ms) {
        return session.durationMs > 0 ? std::clamp(double(ms) / double(session.durationMs), 0.0, 1.0) : 0.0;
    };
    m_shown = share(session.positionMs);
    m_loaded = share(session.positionMs + std::max<qint64>(0, session.bufferMs));
    setAccessibleName(SessionText::position(session));
    update();
}

void PlayBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Accents accents = Accents::of(palette());
    const QRectF box = rect();
    const auto bar = [&](double share, const QColor &colour) {
        QRectF part = box;
        part.setWidth(std::max(box.width() * share, box.height()));
        if (layoutDirection() == Qt::RightToLeft)
            part.moveRight(box.right());
        painter.setBrush(colour);
        painter.drawRoundedRect(part, box.height() / 2, box.height() / 2);
    };
    QColor track = accents.muted;
    track.setAlphaF(0.25F);
    bar(1.0, track);
    QColor loaded = accents.marker;
    loaded.setAlphaF(0.4F);
    if (m_loaded > 0)
        bar(m_loaded, loaded);
    if (m_shown > 0)
        bar(m_shown, accents.marker);
}

} // namespace cuegate
