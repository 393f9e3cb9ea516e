// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HLS playlists of others (RFC 8216 section 4), multivariant and media, bounded in everything.
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/playlist/HlsPlaylist.h"

namespace cuegate {

inline constexpr qsizetype kMostPlaylistBytes = 4 * 1024 * 1024;
inline constexpr qsizetype kMostPlaylistLine = 64 * 1024;
inline constexpr size_t kMostHlsSegments = 50'000;
inline constexpr size_t kMostSubPlaylists = 50; ///< variants and renditions of their own

/// Whether \p head, the beginning of a text, is that of an HLS playlist: not just of a list of channels,
/// which begins with the same line.
[[nodiscard]] bool isHlsText(QByteArrayView head);

/// Errors: CorruptInput with the number of the line.
[[nodiscard]] Result<HlsPlaylist> readHlsPlaylist(QByteArrayView text);

} // namespace cuegate
