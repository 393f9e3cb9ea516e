// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the lines of an HLS multivariant playlist (RFC 8216 section 4.3.4). For HlsPlaylistReader only.
// Thread: any; a value.
#pragma once

#include "core/base/Error.h"
#include "core/playlist/HlsPlaylist.h"

namespace cuegate {

class HlsVariantReader
{
public:
    /// Lines that mean nothing here are passed over. Errors: CorruptInput.
    [[nodiscard]] Result<void> readLine(QByteArrayView line);
    /// Errors: CorruptInput. The reader is of no use afterwards.
    [[nodiscard]] Result<HlsMultivariantPlaylist> finish();

private:
    [[nodiscard]] Result<void> readVariant(QByteArrayView attributes);
    [[nodiscard]] Result<void> readRendition(QByteArrayView attributes);
    [[nodiscard]] Result<void> countPlaylist();

    HlsMultivariantPlaylist m_playlist;
    std::optional<HlsVariant> m_next; // its URI is on the next line
    size_t m_playlists = 0;
};

} // namespace cuegate
