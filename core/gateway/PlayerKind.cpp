// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/PlayerKind.h"

#include <QByteArray>

namespace cuegate {

bool prefersTransportStream(QByteArrayView userAgent)
{
    const QByteArray agent = userAgent.toByteArray();
    return agent.contains("Lavf/") || agent.contains("Kodi") || agent.contains("libmpv") ||
           agent.startsWith("mpv");
}

bool isWebBrowser(QByteArrayView userAgent)
{
    const QByteArray agent = userAgent.toByteArray();
    const bool isTelevision = agent.contains("TV") || agent.contains("Tizen") || agent.contains("Web0S");
    return agent.startsWith("Mozilla/") && !isTelevision;
}

} // namespace cuegate
