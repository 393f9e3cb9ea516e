// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoticeBar.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_button(new QPushButton)
    , m_close(new QToolButton)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_close->setIcon(icon("close"_L1));
    m_close->setAutoRaise(true);
    m_button->setIcon(icon("undo"_L1));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NoticeBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_button, &QPushButton::clicked, this, &NoticeBar::press);
    followLanguage(this, [this] {
        m_close->setAccessibleName(tr("Close this message"));
        m_close->setToolTip(tr("Close"));
        m_button->setText(tr("Undo"));
    });
    hide();
}

void NoticeBar::present(const QString &text, Tone tone, int timeMs)
{
    m_text->setText(text);
    const Accents accents = Accents::of(palette());
    const bool isProblem = tone == Tone::Problem;
    m_icon->setPixmap(icon(isProblem ? "warning"_L1 : "check"_L1, isProblem ? accents.bad : accents.good)
                          .pixmap(QSize(20, 20), devicePixelRatioF()));
    m_timer.start(timeMs);
    show();
}

void NoticeBar::showMessage(const QString &text, Tone tone)
{
    constexpr int kPlainMs = 4000;
    constexpr int kProblemMs = 12000;
    m_action = nullptr;
    m_button->hide();
    present(text, tone, tone == Tone::Problem ? kProblemMs : kPlainMs);
}

void NoticeBar::showAction(const QString &text, const QString &button, std::function<void()> action,
                           int timeMs)
{
    m_action = std::move(action);
    m_button->setText(button);
    m_button->show();
    present(text, Tone::Plain, timeMs);
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::press()
{
    const std::function<void()> action = std::exchange(m_action, nullptr);
    dismiss();
    if (action)
        action();
}

void NoticeBar::dismiss()
{
    m_timer.stop();
    hide();
}

} // namespace cuegate
