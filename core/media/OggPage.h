// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an Ogg stream (RFC 3533 section 6) and the packets that they cut into pieces.
// Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace cuegate {

struct OggPage
{
    static constexpr qsizetype kMostHeadBytes = 27 + 255;
    static constexpr qsizetype kMostBytes = kMostHeadBytes + 255 * 255;
    static constexpr qint64 kNoGranule = -1; ///< no packet ends in the page

    /// A packet, or the part of one that is in this page.
    struct Piece
    {
        qsizetype offsetBytes = 0; ///< from the beginning of the page
        qsizetype sizeBytes = 0;
        bool isEnd = false; ///< of its packet
    };

    bool isContinued = false; ///< its first piece goes on with the packet of the page before
    bool isFirst = false;     ///< of its logical stream
    bool isLast = false;
    qint64 granule = 0; ///< a time in units of the codec, at the end of the last packet that ends here
    quint32 serial = 0; ///< of the logical stream
    qsizetype headBytes = 0;
    qsizetype bodyBytes = 0;
    std::vector<Piece> pieces;

    [[nodiscard]] qsizetype totalBytes() const { return headBytes + bodyBytes; }
};

/// \p bytes begin with the page's head, which must be whole; the body need not be there.
[[nodiscard]] std::optional<OggPage> readOggPage(QByteArrayView bytes);

/// Whether \p page, which is whole, has the checksum that it says (RFC 3533 section 6).
[[nodiscard]] bool hasTrueOggChecksum(QByteArrayView page);

/// A packet of the stream \p serial from the bytes between its first and its last one, where it goes over
/// several pages: then heads and pages of other \p streams are among them. Nothing where \p bytes are the
/// packet.
[[nodiscard]] std::optional<QByteArray> joinedOggPacket(QByteArrayView bytes, quint32 serial,
                                                        const std::vector<quint32> &streams);

} // namespace cuegate
