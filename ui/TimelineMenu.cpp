// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineMenu.h"

#include "ui/Format.h"
#include "ui/Icons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace cuegate {

TimelineMenu::TimelineMenu(const Spot &spot, const SourceUrls &urls, const InstalledPlayers &players,
                           QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QString time = Format::clockTime(spot.ms, Format::Precision::Milliseconds);
    addCopy(tr("&Copy time %1").arg(time), time, tr("Time %1 copied.").arg(time));
    if (!urls.stream.isValid())
        return;
    addLinks(spot, urls);
    addSeparator();
    addPlayers(spot, urls, players);
}

void TimelineMenu::addCopy(const QString &text, const QString &copiedText, const QString &sentence)
{
    const QAction *action = addAction(cuegate::icon("copy"_L1), text);
    connect(action, &QAction::triggered, this, [this, copiedText, sentence] {
        QGuiApplication::clipboard()->setText(copiedText);
        Q_EMIT copied(sentence);
    });
}

void TimelineMenu::addLinks(const Spot &spot, const SourceUrls &urls)
{
    addCopy(tr("Copy link to the &stream from here"),
            streamFrom(urls.stream, spot.ms).toString(QUrl::FullyEncoded),
            tr("Link copied. The stream begins at the keyframe before this time."));
    addCopy(tr("Copy link to the &watch page from here"),
            watchFrom(urls.watch, spot.ms).toString(QUrl::FullyEncoded),
            tr("Link copied. Open it in a browser."));
    if (!spot.segmentUrl.isEmpty())
        addCopy(tr("Copy link to this se&gment"), spot.segmentUrl, tr("Link to the segment copied."));
}

void TimelineMenu::addPlayers(const Spot &spot, const SourceUrls &urls, const InstalledPlayers &players)
{
    const QAction *browser = addAction(cuegate::icon("open"_L1), tr("Play from here in the &browser"));
    connect(browser, &QAction::triggered, this, [this, url = watchFrom(urls.watch, spot.ms)] {
        if (!QDesktopServices::openUrl(url))
            Q_EMIT failed(tr("No browser could be opened. Copy the link and open it yourself."));
    });
    for (const InstalledPlayers::Player player : players.found()) {
        const QString name = InstalledPlayers::name(player);
        const QAction *action =
            addAction(cuegate::icon("film"_L1), tr("Play from here in %1", "player").arg(name));
        connect(action, &QAction::triggered, this, [this, player, name, players, urls, ms = spot.ms] {
            if (!players.play(player, urls, ms))
                Q_EMIT failed(tr("%1 could not be started.", "player").arg(name));
        });
    }
}

} // namespace cuegate
