// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StatusStrip.h"

#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cuegate {

static QToolButton *smallButton(QLatin1StringView iconName)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(16, 16));
    button->setAutoRaise(true);
    return button;
}

static void setTextOf(QToolButton *button, const QString &text)
{
    button->setToolTip(text);
    button->setAccessibleName(text);
}

StatusStrip::StatusStrip(Gateway &gateway, QAction *showJobs, QWidget *parent)
    : QStatusBar(parent)
    , m_gateway(gateway)
    , m_warning(new QLabel)
    , m_address(new QLabel)
    , m_copy(smallButton("copy"_L1))
    , m_jobs(smallButton("clock"_L1))
    , m_clients(new QLabel)
    , m_cache(new QLabel)
    , m_clear(smallButton("remove"_L1))
{
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long sentence must not widen the window.
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    m_cache->setTextFormat(Qt::PlainText);
    auto *left = new QWidget;
    auto *row = new QHBoxLayout(left);
    row->setContentsMargins(8, 2, 0, 2);
    row->setSpacing(6);
    row->addWidget(m_warning);
    row->addWidget(m_address);
    row->addWidget(m_copy);
    row->addStretch(1);
    addWidget(left, 1);
    auto *right = new QWidget;
    auto *facts = new QHBoxLayout(right);
    facts->setContentsMargins(0, 2, 4, 2);
    facts->setSpacing(6);
    facts->addWidget(m_jobs);
    facts->addSpacing(14);
    facts->addWidget(m_clients);
    facts->addSpacing(14);
    facts->addWidget(m_cache);
    facts->addWidget(m_clear);
    addPermanentWidget(right);
    m_jobs->setCheckable(true);
    m_jobs->setChecked(showJobs->isChecked());
    m_jobs->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_jobs, &QToolButton::clicked, showJobs, &QAction::setChecked);
    connect(showJobs, &QAction::toggled, m_jobs, &QToolButton::setChecked);
    connect(m_copy, &QToolButton::clicked, this, &StatusStrip::copyRequested);
    connect(m_clear, &QToolButton::clicked, this, &StatusStrip::clearCache);
    connect(&m_gateway, &Gateway::statusChanged, this, &StatusStrip::refresh);
    connect(&m_gateway, &Gateway::jobsChanged, this, &StatusStrip::refreshJobs);
    followLanguage(this, [this] { setTexts(); });
}

void StatusStrip::setTexts()
{
    setTextOf(m_copy, tr("Copy the address"));
    setTextOf(m_clear, tr("Clear the cache…"));
    m_jobs->setToolTip(tr("Show what is being made")); // for those who hear it, its text says more
    refresh();
    refreshJobs();
}

QString StatusStrip::summary(const ServerStatus &status)
{
    if (!status.problem.isEmpty())
        return tr("Port %1 cannot be used, so nothing is served. Choose another one in the settings.")
            .arg(QString::number(status.mediaPort));
    if (!status.isListening)
        return tr("Starting…");
    return status.players == 0 ? tr("Ready, nobody is watching")
                               : tr("Serving %n player(s)", nullptr, status.players);
}

void StatusStrip::refresh()
{
    const ServerStatus &status = m_gateway.status();
    const bool isServing = status.isListening && status.problem.isEmpty();
    m_warning->setVisible(!status.problem.isEmpty());
    m_warning->setPixmap(
        icon("warning"_L1, Accents::of(palette()).bad).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_address->setText(isServing ? tr("Serving at %1").arg(status.mediaBase.toString()) : summary(status));
    m_address->setToolTip(status.problem.isEmpty() ? m_address->text() : status.problem);
    m_copy->setVisible(isServing);
    m_clients->setText(status.players == 0 ? tr("Nobody is watching")
                                           : tr("%n player(s) watching", nullptr, status.players));
    m_clients->setVisible(isServing);
    if (status.cacheProblem.isEmpty()) {
        m_cache->setText(
            tr("Cache: %1 of %2", "used, capacity")
                .arg(Format::bytes(status.cacheUsedBytes), Format::bytes(status.cacheCapacityBytes)));
        m_cache->setToolTip({});
    } else {
        m_cache->setText(tr("No cache"));
        m_cache->setToolTip(status.cacheProblem);
    }
    m_clear->setVisible(status.cacheProblem.isEmpty());
    m_clear->setEnabled(status.cacheUsedBytes > 0);
}

void StatusStrip::refreshJobs()
{
    const auto jobs = int(m_gateway.jobs().size());
    m_jobs->setText(Format::isolated(jobs == 0 ? tr("No jobs") : tr("%n job(s)", nullptr, jobs)));
}

void StatusStrip::clearCache()
{
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Clear the cache"),
        tr("Delete all stored pieces of films (%1)?").arg(Format::bytes(m_gateway.status().cacheUsedBytes)),
        QMessageBox::Cancel, window());
    box->setInformativeText(tr("Films and links stay. What is played again is made again."));
    auto *clear = box->addButton(tr("Clear"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(clear, &QAbstractButton::clicked, this, [this] { m_gateway.clearCache(); });
    box->open();
}

} // namespace cuegate
