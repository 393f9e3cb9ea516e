// SPDX-License-Identifier: GPL-3.0-or-later
// What systems want written so that they start Cuegate, hidden, when the user logs in. Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace cuegate {

/// freedesktop.org: a desktop file (Desktop Application Autostart Specification).
[[nodiscard]] QByteArray desktopEntry(const QString &program);

/// macOS: a property list for ~/Library/LaunchAgents (launchd.plist(5)).
[[nodiscard]] QByteArray launchAgent(const QString &program);

/// Windows: the command line in the registry's key "Run". \p program with slashes or backslashes.
[[nodiscard]] QString runCommand(const QString &program);

} // namespace cuegate
