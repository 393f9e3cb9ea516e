// SPDX-License-Identifier: GPL-3.0-or-later
// How a player gets on, in people's words. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QCoreApplication>

namespace cuegate {

class SessionText
{
    Q_DECLARE_TR_FUNCTIONS(SessionText)
public:
    /// "Video copied, H.264 1080p" or "Audio converted to AAC".
    [[nodiscard]] static QString part(const SessionPart &part);
    /// Of all parts, or that it is the original file.
    [[nodiscard]] static QString parts(const SessionSnapshot &session);
    [[nodiscard]] static QString activity(const SessionSnapshot &session);
    /// "12:03 of 1:52:03".
    [[nodiscard]] static QString position(const SessionSnapshot &session);
    /// "About 24 s ahead"; empty if that is not known.
    [[nodiscard]] static QString buffer(const SessionSnapshot &session);
    /// "Loads 2.4 times as fast as it plays"; empty if that is not known yet.
    [[nodiscard]] static QString speed(const SessionSnapshot &session);
    /// The film comes slower than it plays, and the player has not enough of it to bear that.
    [[nodiscard]] static bool isTooSlow(const SessionSnapshot &session);
};

} // namespace cuegate
