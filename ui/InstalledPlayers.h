// SPDX-License-Identifier: GPL-3.0-or-later
// The players that are installed on this computer, and how each is told to play a film from a time on.
// Thread: gui; looks for programs each time, so that one that was just installed is found.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QStringList>

#include <functional>

namespace cuegate {

class InstalledPlayers
{
public:
    /// In the order they are offered.
    enum class Player { Mpv, Vlc, Kodi };

    /// What it needs of the computer.
    struct System
    {
        std::function<QString(const QString &name)> find; ///< path of a program; empty if there is none
        std::function<bool(const QString &program, const QStringList &arguments)> launch;
    };
    [[nodiscard]] static System realSystem();

    explicit InstalledPlayers(System system = realSystem())
        : m_system(std::move(system))
    {
    }

    [[nodiscard]] QList<Player> found() const;
    [[nodiscard]] static QString name(Player player); ///< a proper name
    /// False if it could not be started.
    [[nodiscard]] bool play(Player player, const SourceUrls &urls, qint64 startMs) const;

private:
    [[nodiscard]] QString programOf(Player player) const;

    System m_system;
};

/// \p stream from \p startMs on, for who cannot seek.
[[nodiscard]] QUrl streamFrom(const QUrl &stream, qint64 startMs);
/// The page \p watch, which plays from \p startMs on.
[[nodiscard]] QUrl watchFrom(const QUrl &watch, qint64 startMs);

} // namespace cuegate
