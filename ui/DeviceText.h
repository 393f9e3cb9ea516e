// SPDX-License-Identifier: GPL-3.0-or-later
// What a player is in people's words, from its User-Agent (RFC 9110 section 10.1.5) and its address.
// Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QCoreApplication>
#include <QString>

namespace cuegate {

class DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(DeviceText)
public:
    /// "Kodi", "LG TV", "Chrome on Android", "iPhone"; of unknown ones the first word they say of themselves.
    [[nodiscard]] static QString name(const QString &userAgent);
    /// "Kodi on 192.168.1.7", "VLC on this computer", "Chrome on Android (192.168.1.7)".
    [[nodiscard]] static QString nameAt(const QString &userAgent, const QString &address);
    /// The same, and "on this computer" also where it uses an address of it that others use, too.
    [[nodiscard]] static QString nameOf(const SessionSnapshot &session);
    [[nodiscard]] static QString nameOf(const PlayheadSnapshot &playhead);

private:
    [[nodiscard]] static QString program(const QString &userAgent);
    [[nodiscard]] static QString nameHere(const QString &userAgent);
    [[nodiscard]] static QString browser(const QString &userAgent);
    [[nodiscard]] static QString system(const QString &userAgent);
    [[nodiscard]] static QString device(const QString &userAgent);
};

} // namespace cuegate
