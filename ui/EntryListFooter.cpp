// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListFooter.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostOfName = 24; // characters

EntryListFooter::EntryListFooter(QWidget *parent)
    : QWidget(parent)
    , m_hits(new QLabel)
    , m_opening(new QLabel)
    , m_cancel(new QPushButton(icon("close"_L1), {}))
    , m_open(new QPushButton)
{
    m_hits->setForegroundRole(QPalette::PlaceholderText);
    m_opening->setTextFormat(Qt::PlainText);
    m_opening->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // it widens no window
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hits);
    layout->addWidget(m_opening, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_open);
    connect(m_cancel, &QPushButton::clicked, this, &EntryListFooter::cancelRequested);
    connect(m_open, &QPushButton::clicked, this, &EntryListFooter::openRequested);
    followLanguage(this, [this] { setTexts(); });
}

void EntryListFooter::setTexts()
{
    m_open->setText(tr("&Open"));
    m_open->setToolTip(m_openable == EntryKind::Series ? tr("Shows the episodes of the chosen series")
                                                       : tr("Shows what the chosen entry is, and its links"));
    m_cancel->setText(tr("Cancel"));
    setOpening(m_name);
}

void EntryListFooter::setHits(const QString &text)
{
    m_hits->setText(text);
}

void EntryListFooter::tellHits()
{
    QAccessibleEvent event(m_hits, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void EntryListFooter::setOpening(const QString &name)
{
    m_name = name;
    const int most = fontMetrics().averageCharWidth() * kMostOfName;
    m_opening->setText(name.isEmpty()
                           ? QString()
                           : tr("Opening “%1”…").arg(fontMetrics().elidedText(name, Qt::ElideRight, most)));
    m_hits->setVisible(name.isEmpty()); // there is not room for both everywhere
    m_cancel->setVisible(!name.isEmpty());
}

void EntryListFooter::setOpenable(std::optional<EntryKind> kind)
{
    m_openable = kind;
    m_open->setEnabled(kind.has_value());
    setTexts();
}

} // namespace cuegate
