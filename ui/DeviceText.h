// SPDX-License-Identifier: GPL-3.0-or-later
// Who plays, in people's words. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QCoreApplication>

namespace cuegate {

class DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(DeviceText)
public:
    /// "Kodi on 192.168.1.7", "Firefox on this computer".
    [[nodiscard]] static QString player(const PlayheadSnapshot &playhead);
    /// "Kodi"; "A player" if the User-Agent tells nothing.
    [[nodiscard]] static QString program(const QString &userAgent);
};

} // namespace cuegate
