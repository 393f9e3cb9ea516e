// SPDX-License-Identifier: GPL-3.0-or-later
// Where the connections of a URL go. Thread: any; a plain value.
#pragma once

#include <QUrl>

namespace cuegate {

struct HostPort
{
    QString host; ///< as QUrl has it: in lower case, an IPv6 address without brackets
    int port = 0; ///< the scheme's own if the URL names none
    friend bool operator==(const HostPort &, const HostPort &) = default;
};

[[nodiscard]] inline HostPort hostPortOf(const QUrl &url)
{
    const bool isSecure = url.scheme().compare(QLatin1StringView("https"), Qt::CaseInsensitive) == 0;
    return {url.host(), url.port(isSecure ? 443 : 80)};
}

} // namespace cuegate
