// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/BackBar.h"

#include "ui/Format.h"
#include "ui/Retranslation.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QShortcut>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostCharacters = 60;

BackBar::BackBar(QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton)
{
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->addWidget(m_button);
    layout->addStretch(1);
    connect(m_button, &QToolButton::clicked, this, &BackBar::backRequested);
    // Works only while this can be seen.
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, this, &BackBar::backRequested);
    QCoreApplication::instance()->installEventFilter(this);
    followLanguage(this, [this] { setTexts(); });
}

bool BackBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isBack = event->type() == QEvent::MouseButtonPress &&
                        static_cast<QMouseEvent *>(event)->button() == Qt::BackButton;
    const auto *widget = isBack && isVisible() ? qobject_cast<QWidget *>(watched) : nullptr;
    if (!widget || widget->window() != window())
        return QWidget::eventFilter(watched, event);
    Q_EMIT backRequested();
    return true;
}

void BackBar::setPlace(const QString &name)
{
    m_place = name;
    setTexts();
}

void BackBar::setTexts()
{
    const QFontMetrics &metrics = fontMetrics();
    const int most = metrics.averageCharWidth() * kMostCharacters;
    QString shown = metrics.elidedText(m_place, Qt::ElideRight, most);
    // The sign is mirrored where one reads from right to left; a single & would underline the letter after
    // it.
    m_button->setText(u"‹  "_s + shown.replace(u'&', "&&"_L1));
    m_button->setAccessibleName(tr("Back to “%1”").arg(m_place));
    const QString keys = QKeySequence(QKeySequence::Back).toString(QKeySequence::NativeText);
    m_button->setToolTip(Format::toolTip(tr("Back to “%1” (%2)", "name, keys").arg(m_place, keys)));
}

} // namespace cuegate
