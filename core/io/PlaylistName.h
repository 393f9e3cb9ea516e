// SPDX-License-Identifier: GPL-3.0-or-later
// Whether something is called a playlist. What it is, its content says.
// Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QUrl>

namespace cuegate {

/// By the end of its path (.m3u8, .m3u) or by a Content-Type that is used for them.
[[nodiscard]] bool isPlaylistName(const QUrl &url, const QByteArray &contentType);

} // namespace cuegate
