// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line asks for (INTERFACE.md, "Command line").
// Thread: any; pure but for the current directory, which makes paths absolute.
#pragma once

#include "core/gateway/Gateway.h"

#include <QList>
#include <QStringList>

namespace cuegate {

struct CommandLine
{
    enum class Mode { Desktop, Headless, Inspect, Help, Version };
    Mode mode = Mode::Desktop;
    GatewayOptions gateway;
    QList<QUrl> sources; ///< --add, absolute
    bool isDemoWanted = false;
    bool isHidden = false; ///< the window stays in the notification area, if there is one
    // Inspect
    QUrl inspected;
    bool isJson = false;
};

/// Errors: InvalidArgument with a sentence for people.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

[[nodiscard]] QString usageText();

} // namespace cuegate
