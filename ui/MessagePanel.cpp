// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MessagePanel.h"

#include "ui/Icons.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace cuegate {

MessagePanel::MessagePanel(const char *iconName, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_busy(new QProgressBar)
    , m_button(new QPushButton)
{
    m_picture->setAlignment(Qt::AlignCenter);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText); // what is searched for is in it
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(fontMetrics().averageCharWidth() * 30, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_busy, 0, Qt::AlignHCenter);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &MessagePanel::buttonPressed);
    tint();
}

void MessagePanel::tint()
{
    m_picture->setPixmap(icon(QLatin1StringView(m_iconName), Accents::of(palette()).muted)
                             .pixmap(QSize(48, 48), devicePixelRatioF()));
}

void MessagePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void MessagePanel::setMessage(const Message &message)
{
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    m_busy->setVisible(message.isBusy);
    m_busy->setAccessibleName(message.title);
    m_button->setText(message.button);
    m_button->setVisible(!message.button.isEmpty());
}

QString MessagePanel::title() const
{
    return m_title->text();
}

} // namespace cuegate
