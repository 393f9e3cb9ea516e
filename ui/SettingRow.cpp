// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SettingRow.h"

#include "ui/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

SettingRow::SettingRow(QWidget *field, Width width, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_name(new QLabel)
    , m_effect(new QLabel)
    , m_problemArea(new QWidget)
    , m_problemIcon(new QLabel)
    , m_problem(new QLabel)
    , m_line(new QHBoxLayout)
{
    m_name->setBuddy(field);
    m_effect->setWordWrap(true);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setWordWrap(true);
    auto *problem = new QHBoxLayout(m_problemArea);
    problem->setContentsMargins(0, 0, 0, 0);
    problem->addWidget(m_problemIcon, 0, Qt::AlignTop);
    problem->addWidget(m_problem, 1);
    m_problemArea->hide();
    m_line->addWidget(field, width == Width::Stretching ? 1 : 0);
    if (width == Width::Fitting)
        m_line->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addLayout(m_line);
    layout->addWidget(m_problemArea);
    layout->addWidget(m_effect);
}

void SettingRow::setTexts(const QString &name, const QString &effect)
{
    m_name->setText(name);
    m_name->setVisible(!name.isEmpty());
    if (!name.isEmpty())
        m_field->setAccessibleName(QString(name).remove(u'&'));
    m_effect->setText(effect);
    m_effect->setVisible(!effect.isEmpty());
    m_field->setAccessibleDescription(effect);
}

void SettingRow::addBeside(QWidget *widget)
{
    // Before the stretch, if there is one.
    m_line->insertWidget(m_line->indexOf(m_field) + 1, widget);
}

void SettingRow::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problemIcon->setPixmap(
        icon("warning"_L1, Accents::of(palette()).bad).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_problemArea->setVisible(!sentence.isEmpty());
}

QString SettingRow::problem() const
{
    return m_problemArea->isHidden() ? QString() : m_problem->text();
}

QString SettingRow::effect() const
{
    return m_effect->text();
}

} // namespace cuegate
