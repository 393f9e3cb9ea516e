// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the lines of an HLS media playlist (RFC 8216 section 4.3.2, 4.3.3). For HlsPlaylistReader only.
// Thread: any; a value.
#pragma once

#include "core/base/Error.h"
#include "core/playlist/HlsPlaylist.h"

namespace cuegate {

class HlsMediaReader
{
public:
    /// Lines that mean nothing here are passed over. Errors: CorruptInput.
    [[nodiscard]] Result<void> readLine(QByteArrayView line);
    /// Errors: CorruptInput. The reader is of no use afterwards.
    [[nodiscard]] Result<HlsMediaPlaylist> finish();

private:
    [[nodiscard]] Result<void> readTag(QByteArrayView name, QByteArrayView value);
    [[nodiscard]] Result<void> readFlag(QByteArrayView name);
    [[nodiscard]] Result<void> readNumber(QByteArrayView name, QByteArrayView value);
    [[nodiscard]] Result<void> readDuration(QByteArrayView value);
    [[nodiscard]] Result<void> readByteRange(QByteArrayView value);
    [[nodiscard]] Result<void> readKey(QByteArrayView value);
    [[nodiscard]] Result<void> readMap(QByteArrayView value);
    [[nodiscard]] Result<void> readUri(QByteArrayView uri);

    struct Wanted // "length[@offset]"
    {
        qint64 lengthBytes = 0;
        std::optional<qint64> offsetBytes;
    };
    HlsMediaPlaylist m_playlist;
    HlsSegment m_next;
    bool m_hasDuration = false;
    std::optional<Wanted> m_range;
    int m_key = -1;
    int m_map = -1;
};

} // namespace cuegate
