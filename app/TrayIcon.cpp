// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrayIcon.h"

#include "ui/Icons.h"
#include "ui/StatusStrip.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMostRecent = 8;

TrayIcon::TrayIcon(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(new QSystemTrayIcon(applicationIcon(), this))
{
    m_status = m_menu->addAction(QString());
    m_status->setEnabled(false);
    m_menu->addSeparator();
    m_toggle = m_menu->addAction(tr("Show Cuegate"));
    m_menu->addAction(icon("add"_L1), tr("Add …"), this, &TrayIcon::addRequested);
    m_recent = m_menu->addMenu(icon("copy"_L1), tr("Copy link of"));
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitRequested);
    m_icon->setContextMenu(m_menu.get());

    connect(m_toggle, &QAction::triggered, this, &TrayIcon::toggleRequested);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT toggleRequested();
    });
    connect(&m_gateway, &Gateway::statusChanged, this, &TrayIcon::refreshStatus);
    connect(&m_gateway, &Gateway::sourcesChanged, this, &TrayIcon::refreshRecent);
    refreshStatus();
    refreshRecent();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::show()
{
    m_icon->show();
}

void TrayIcon::setWindow(Window window)
{
    m_toggle->setText(window == Window::Shown ? tr("Hide Cuegate") : tr("Show Cuegate"));
}

void TrayIcon::refreshStatus()
{
    const QString summary = StatusStrip::summary(m_gateway.status());
    m_status->setText(QFontMetrics(m_menu->font()).elidedText(summary, Qt::ElideRight, 420));
    m_icon->setToolTip(tr("Cuegate: %1").arg(summary));
}

void TrayIcon::refreshRecent()
{
    m_recent->clear();
    const QList<SourceSnapshot> &sources = m_gateway.sources();
    for (qsizetype i = sources.size() - 1; i >= 0 && sources.size() - i <= kMostRecent; --i) {
        // A single & would underline the letter after it.
        QString name = QFontMetrics(m_menu->font()).elidedText(sources[i].name, Qt::ElideMiddle, 320);
        const QString link = sources[i].urls.master.toString(QUrl::FullyEncoded);
        m_recent->addAction(name.replace(u'&', "&&"_L1), this,
                            [link] { QGuiApplication::clipboard()->setText(link); });
    }
    m_recent->setEnabled(!sources.isEmpty());
}

} // namespace cuegate
