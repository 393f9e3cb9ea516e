// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EmptyPanel.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

EmptyPanel::EmptyPanel(QWidget *parent)
    : QWidget(parent)
    , m_box(new QWidget)
{
    auto *picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(96, 96), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    auto *title = new QLabel;
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    auto *text = new QLabel;
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto *kinds = new QLabel;
    kinds->setAlignment(Qt::AlignCenter);
    kinds->setWordWrap(true);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Accents::of(quiet).muted);
    kinds->setPalette(quiet);
    auto *add = new QPushButton(icon("add"_L1), {});
    add->setDefault(true);

    auto *inner = new QVBoxLayout(m_box);
    inner->setContentsMargins(40, 36, 40, 36);
    inner->setSpacing(14);
    inner->addWidget(picture);
    inner->addWidget(title);
    inner->addWidget(text);
    inner->addWidget(kinds);
    inner->addSpacing(6);
    inner->addWidget(add, 0, Qt::AlignCenter);
    m_box->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_box->setMaximumWidth(fontMetrics().averageCharWidth() * 86);

    auto *outer = new QGridLayout(this);
    outer->setContentsMargins(24, 24, 24, 24);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 1);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 8);
    outer->setColumnStretch(2, 1);
    outer->addWidget(m_box, 1, 1);
    connect(add, &QPushButton::clicked, this, &EmptyPanel::addRequested);
    followLanguage(this, [title, text, kinds, add] {
        title->setText(tr("Play your films on every screen"));
        text->setText(
            tr("Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that "
               "plays in browsers, on phones and on televisions, without converting the film first."));
        kinds->setText(tr("MKV, MP4, TS, AVI, Ogg and others, lists (M3U), Xtream accounts · from the web or "
                          "from this computer"));
        add->setText(tr("Add a film…"));
    });
}

void EmptyPanel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(Accents::of(palette()).muted, 1.5, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(Accents::of(palette()).lane);
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(1, 1, -1, -1), 14, 14);
}

} // namespace cuegate
