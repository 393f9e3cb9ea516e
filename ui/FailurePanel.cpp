// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FailurePanel.h"

#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cuegate {

static QLabel *selectableLabel()
{
    QLabel *label = textLabel();
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

FailurePanel::FailurePanel(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_title(selectableLabel())
    , m_text(selectableLabel())
    , m_details(selectableLabel())
    , m_retry(new QPushButton(icon("refresh"_L1), {}))
    , m_trust(new QPushButton)
    , m_showDetails(new QToolButton)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->hide();
    m_showDetails->setCheckable(true);
    m_showDetails->setAutoRaise(true);
    m_showDetails->setArrowType(Qt::RightArrow);
    m_showDetails->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_trust->hide();
    buttons->addWidget(m_retry);
    buttons->addWidget(m_trust);
    buttons->addStretch(1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 14);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addLayout(buttons, 2, 1);
    grid->addWidget(m_showDetails, 3, 1, Qt::AlignLeading);
    grid->addWidget(m_details, 4, 1);

    connect(m_retry, &QPushButton::clicked, this, &FailurePanel::retryRequested);
    connect(m_trust, &QPushButton::clicked, this, &FailurePanel::trustRequested);
    connect(m_showDetails, &QToolButton::toggled, this, [this](bool shown) {
        m_details->setVisible(shown);
        m_showDetails->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    });
    tint();
    followLanguage(this, [this] { setTexts(); });
}

void FailurePanel::setTexts()
{
    m_retry->setText(tr("Try again"));
    m_trust->setText(tr("Trust this certificate…"));
    m_showDetails->setText(tr("Details"));
}

void FailurePanel::tint()
{
    m_icon->setPixmap(
        icon("warning"_L1, Accents::of(palette()).bad).pixmap(QSize(36, 36), devicePixelRatioF()));
}

void FailurePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

void FailurePanel::setTrustOffered(bool isOffered)
{
    m_trust->setVisible(isOffered);
}

void FailurePanel::setText(const ErrorText &text)
{
    if (text.details == m_shownDetails && text.whatHappened == m_title->text())
        return;
    m_shownDetails = text.details;
    m_title->setText(text.whatHappened);
    m_text->setText(text.nextStep);
    m_details->setText(text.details);
    m_showDetails->setChecked(false);
}

} // namespace cuegate
