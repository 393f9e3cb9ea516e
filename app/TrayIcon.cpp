// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrayIcon.h"

#include "app/RecentSources.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"
#include "ui/StatusStrip.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMostRecent = 8;

// The program's picture, with a dot in the corner while something is going on.
static QIcon iconFor(TrayIcon::Activity activity)
{
    if (activity == TrayIcon::Activity::Idle)
        return applicationIcon();
    const Accents accents = Accents::of(QGuiApplication::palette());
    QIcon marked;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture = applicationIcon().pixmap(side, side);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const double dot = side * 0.42;
        const QRectF place(side - dot - 0.5, side - dot - 0.5, dot, dot);
        painter.setPen(Qt::NoPen);
        painter.setCompositionMode(QPainter::CompositionMode_Clear);
        painter.drawEllipse(place.adjusted(-side / 16.0, -side / 16.0, side / 16.0, side / 16.0));
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setBrush(activity == TrayIcon::Activity::Serving ? accents.good : accents.busy);
        painter.drawEllipse(place);
        marked.addPixmap(picture);
    }
    return marked;
}

TrayIcon::TrayIcon(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_menu(std::make_unique<QMenu>())
    , m_icon(new QSystemTrayIcon(iconFor(Activity::Idle), this))
{
    m_status = m_menu->addAction(QString());
    m_status->setEnabled(false);
    m_menu->addSeparator();
    m_toggle = m_menu->addAction(QString(), this, &TrayIcon::toggleRequested);
    m_add = m_menu->addAction(icon("add"_L1), {}, this, &TrayIcon::addRequested);
    m_copy = m_menu->addMenu(icon("copy"_L1), {});
    m_open = m_menu->addMenu(icon("open"_L1), {});
    m_menu->addSeparator();
    m_settings = m_menu->addAction(icon("settings"_L1), {}, this, &TrayIcon::settingsRequested);
    m_quit = m_menu->addAction(QString(), this, &TrayIcon::quitRequested);
    m_icon->setContextMenu(m_menu.get());

    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT toggleRequested();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::showRequested);
    connect(&m_gateway, &Gateway::statusChanged, this, &TrayIcon::refreshActivity);
    connect(&m_gateway, &Gateway::jobsChanged, this, &TrayIcon::refreshActivity);
    connect(&m_gateway, &Gateway::sourcesChanged, this, &TrayIcon::refreshRecent);
    followLanguage(m_menu.get(), [this] { setTexts(); });
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

void TrayIcon::notify(Notices::Tone tone, const QString &title, const QString &text)
{
    const bool isWarning = tone == Notices::Tone::Warning;
    m_icon->showMessage(title, text, isWarning ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void TrayIcon::setTexts()
{
    m_add->setText(tr("Add…"));
    m_copy->setTitle(tr("Copy link of"));
    m_open->setTitle(tr("Open in browser"));
    m_settings->setText(tr("Settings…"));
    m_quit->setText(tr("Quit"));
    setWindow(m_window);
    refreshActivity();
    refreshRecent();
}

void TrayIcon::setWindow(Window window)
{
    m_window = window;
    m_toggle->setText(window == Window::Shown ? tr("Hide Cuegate") : tr("Show Cuegate"));
}

void TrayIcon::refreshActivity()
{
    const ServerStatus &status = m_gateway.status();
    const auto &jobs = m_gateway.jobs();
    const bool isConverting = std::any_of(jobs.begin(), jobs.end(), [](const JobSnapshot &job) {
        return job.isConverting && job.state == JobSnapshot::State::Running;
    });
    const Activity activity = isConverting         ? Activity::Converting
                              : status.players > 0 ? Activity::Serving
                                                   : Activity::Idle;
    if (std::exchange(m_activity, activity) != activity)
        m_icon->setIcon(iconFor(activity));
    QString summary = StatusStrip::summary(status);
    if (isConverting)
        summary = tr("%1, converting", "what is served").arg(summary);
    m_status->setText(QFontMetrics(m_menu->font()).elidedText(summary, Qt::ElideRight, 420));
    m_icon->setToolTip(tr("Cuegate: %1").arg(summary));
}

void TrayIcon::refreshRecent()
{
    QList<SourceUrls> shown;
    QStringList names;
    for (const SourceSnapshot &source : recentSources(m_gateway.sources(), kMostRecent)) {
        // A single & would underline the letter after it.
        names << QFontMetrics(m_menu->font())
                     .elidedText(source.name, Qt::ElideMiddle, 320)
                     .replace(u'&', "&&"_L1);
        shown << source.urls;
    }
    m_copy->setEnabled(!shown.isEmpty());
    m_open->setEnabled(!shown.isEmpty());
    // A menu that is open is left alone unless it has to be another one.
    if (shown == m_shownUrls && names == m_shownNames)
        return;
    m_shownUrls = shown;
    m_shownNames = names;
    m_copy->clear();
    m_open->clear();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const SourceUrls urls = shown[i];
        const QString name = names[i];
        m_copy->addAction(name, this, [urls] {
            QGuiApplication::clipboard()->setText(urls.master.toString(QUrl::FullyEncoded));
        });
        m_open->addAction(name, this, [urls] { QDesktopServices::openUrl(urls.watch); });
    }
}

} // namespace cuegate
