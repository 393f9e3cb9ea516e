// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/InstalledPlayers.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

// "83.041": with a point in every language.
static QString secondsOf(qint64 ms)
{
    return QString::number(double(ms) / 1000, 'f', 3);
}

// Flatpak starts its programs by scripts of the application's id, in folders that not every PATH has.
static QString findProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return !found.isEmpty() ? found
                            : QStandardPaths::findExecutable(
                                  name, {QDir::homePath() + u"/.local/share/flatpak/exports/bin"_s,
                                         u"/var/lib/flatpak/exports/bin"_s});
}

InstalledPlayers::System InstalledPlayers::realSystem()
{
    return {findProgram, [](const QString &program, const QStringList &arguments) {
                return QProcess::startDetached(program, arguments);
            }};
}

QString InstalledPlayers::name(Player player)
{
    switch (player) {
    case Player::Mpv:
        return u"mpv"_s;
    case Player::Vlc:
        return u"VLC"_s;
    case Player::Kodi:
        break;
    }
    return u"Kodi"_s;
}

static QStringList programNames(InstalledPlayers::Player player)
{
    switch (player) {
    case InstalledPlayers::Player::Mpv:
        return {u"mpv"_s, u"io.mpv.Mpv"_s};
    case InstalledPlayers::Player::Vlc:
        return {u"vlc"_s, u"org.videolan.VLC"_s};
    case InstalledPlayers::Player::Kodi:
        break;
    }
    return {u"kodi"_s, u"tv.kodi.Kodi"_s};
}

QString InstalledPlayers::programOf(Player player) const
{
    for (const QString &name : programNames(player)) {
        if (const QString program = m_system.find(name); !program.isEmpty())
            return program;
    }
    return {};
}

QList<InstalledPlayers::Player> InstalledPlayers::found() const
{
    QList<Player> players;
    for (const Player player : {Player::Mpv, Player::Vlc, Player::Kodi}) {
        if (!programOf(player).isEmpty())
            players << player;
    }
    return players;
}

static QStringList argumentsFor(InstalledPlayers::Player player, const SourceUrls &urls, qint64 startMs)
{
    const QString master = urls.master.toString(QUrl::FullyEncoded);
    switch (player) {
    case InstalledPlayers::Player::Mpv:
        // Its window at once: who started it from here sees no terminal.
        return {u"--force-window=immediate"_s, QString(u"--start="_s + secondsOf(startMs)), master};
    case InstalledPlayers::Player::Vlc:
        return {QString(u"--start-time="_s + secondsOf(startMs)), master};
    case InstalledPlayers::Player::Kodi:
        break;
    }
    // It takes a URL, but no time: the stream that begins there does.
    return {streamFrom(urls.stream, startMs).toString(QUrl::FullyEncoded)};
}

bool InstalledPlayers::play(Player player, const SourceUrls &urls, qint64 startMs) const
{
    const QString program = programOf(player);
    return !program.isEmpty() && m_system.launch(program, argumentsFor(player, urls, startMs));
}

QUrl streamFrom(const QUrl &stream, qint64 startMs)
{
    QUrl url = stream;
    url.setQuery(QUrlQuery{{u"start"_s, secondsOf(startMs)}});
    return url;
}

QUrl watchFrom(const QUrl &watch, qint64 startMs)
{
    QUrl url = watch;
    url.setFragment(u"t="_s + secondsOf(startMs));
    return url;
}

} // namespace cuegate
