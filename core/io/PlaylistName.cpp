// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PlaylistName.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

bool isPlaylistName(const QUrl &url, const QByteArray &contentType)
{
    const QString path = url.path().toLower();
    if (path.endsWith(".m3u8"_L1) || path.endsWith(".m3u"_L1))
        return true;
    constexpr std::array kTypes = {"application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/mpegurl",
                                   "audio/x-mpegurl"};
    const QByteArray type = contentType.left(contentType.indexOf(';')).trimmed().toLower();
    return std::any_of(kTypes.begin(), kTypes.end(), [&type](const char *known) { return type == known; });
}

} // namespace cuegate
