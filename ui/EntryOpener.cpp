// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryOpener.h"

#include "ui/ErrorText.h"
#include "ui/Icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace cuegate {

EntryOpener::EntryOpener(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
}

void EntryOpener::open(const SourceId &list, const ListEntry &entry)
{
    openFor(list, entry, [this](const SourceSnapshot &source) { Q_EMIT opened(source); });
}

void EntryOpener::copyLink(const SourceId &list, const ListEntry &entry)
{
    openFor(list, entry, [this](const SourceSnapshot &source) { takeLink(source); });
}

void EntryOpener::fill(QMenu &menu, const SourceId &list, const ListEntry &entry)
{
    const auto add = [&](QLatin1StringView iconName, const QString &text, const Use &use) {
        connect(menu.addAction(icon(iconName), text), &QAction::triggered, this,
                [this, list, entry, use] { openFor(list, entry, use); });
    };
    connect(menu.addAction(icon("film"_L1), tr("&Open")), &QAction::triggered, this,
            [this, list, entry] { open(list, entry); });
    menu.addSeparator();
    add("copy"_L1, tr("&Copy link"), [this](const SourceSnapshot &source) { takeLink(source); });
    add("open"_L1, tr("Play in the &browser"), [this](const SourceSnapshot &source) { watch(source); });
    for (const InstalledPlayers::Player player : m_players.found()) {
        add("watch"_L1, tr("Play in %1", "player").arg(InstalledPlayers::name(player)),
            [this, player](const SourceSnapshot &source) { play(player, source); });
    }
}

void EntryOpener::openFor(const SourceId &list, const ListEntry &entry, Use use)
{
    const quint64 number = ++m_asked;
    m_opening = entry.name;
    Q_EMIT openingChanged();
    m_gateway.openEntry(list, entry.id,
                        [opener = QPointer<EntryOpener>(this), number,
                         use = std::move(use)](const Result<SourceSnapshot> &result) {
                            if (opener && number == opener->m_asked)
                                opener->finish(result, use);
                        });
}

void EntryOpener::cancel()
{
    ++m_asked;
    if (std::exchange(m_opening, {}).isEmpty())
        return;
    Q_EMIT openingChanged();
}

void EntryOpener::finish(const Result<SourceSnapshot> &result, const Use &use)
{
    const QString name = std::exchange(m_opening, {});
    Q_EMIT openingChanged();
    if (result)
        return use(*result);
    const ErrorText text(result.error());
    switch (result.error().kind) {
    case ErrorKind::NotFound:
        return Q_EMIT failed(tr("“%1” is not in the list any more. Read the list again.").arg(name));
    case ErrorKind::PermissionDenied:
        return Q_EMIT failed(
            tr("“%1” leads to where a list must not lead: into a private network, or to a file of this "
               "computer. If you trust it, add that address yourself.")
                .arg(name));
    default:
        return Q_EMIT failed(tr("“%1” cannot be opened. %2 %3", "name, sentence, next step")
                                 .arg(name, text.whatHappened, text.nextStep));
    }
}

void EntryOpener::takeLink(const SourceSnapshot &source)
{
    QGuiApplication::clipboard()->setText(source.urls.master.toString(QUrl::FullyEncoded));
    Q_EMIT said(tr("Link to “%1” copied. Open it in a player or on a television.").arg(source.name));
}

void EntryOpener::watch(const SourceSnapshot &source)
{
    if (!QDesktopServices::openUrl(source.urls.watch))
        Q_EMIT failed(tr("No browser could be opened. Copy the link and open it yourself."));
}

void EntryOpener::play(InstalledPlayers::Player player, const SourceSnapshot &source)
{
    const QString name = InstalledPlayers::name(player);
    if (m_players.play(player, source.urls, 0))
        Q_EMIT said(tr("“%1” is opened in %2.", "name, player").arg(source.name, name));
    else
        Q_EMIT failed(tr("%1 could not be started.", "player").arg(name));
}

} // namespace cuegate
