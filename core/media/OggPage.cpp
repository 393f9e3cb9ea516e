// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/OggPage.h"

#include "core/media/MpegCrc32.h"

#include <QtEndian>

#include <algorithm>

namespace cuegate {

static constexpr qsizetype kFixedHeadBytes = 27;
static constexpr quint8 kFullLace = 255;

std::optional<OggPage> readOggPage(QByteArrayView bytes)
{
    if (bytes.size() < kFixedHeadBytes || !bytes.startsWith("OggS") || bytes[4] != 0)
        return {};
    const auto laces = static_cast<quint8>(bytes[26]);
    if (bytes.size() < kFixedHeadBytes + laces)
        return {};
    OggPage page;
    const auto flags = static_cast<quint8>(bytes[5]);
    page.isContinued = flags & 1;
    page.isFirst = flags & 2;
    page.isLast = flags & 4;
    page.granule = qFromLittleEndian<qint64>(bytes.data() + 6);
    page.serial = qFromLittleEndian<quint32>(bytes.data() + 14);
    page.headBytes = kFixedHeadBytes + laces;
    OggPage::Piece piece{page.headBytes};
    bool isOpen = false;
    for (const char lace : bytes.sliced(kFixedHeadBytes, laces)) {
        const auto size = static_cast<quint8>(lace);
        piece.sizeBytes += size;
        page.bodyBytes += size;
        isOpen = size == kFullLace;
        if (isOpen)
            continue;
        piece.isEnd = true;
        page.pieces.push_back(piece);
        piece = {page.totalBytes()};
    }
    if (isOpen)
        page.pieces.push_back(piece);
    return page;
}

bool hasTrueOggChecksum(QByteArrayView page)
{
    constexpr qsizetype kAt = 22;
    if (page.size() < kFixedHeadBytes)
        return false;
    // The polynomial of MPEG-2, but it begins with 0, and its own field counts as 0.
    const quint32 before = mpegCrc32(page.first(kAt), 0);
    const quint32 sum = mpegCrc32(page.sliced(kAt + 4), mpegCrc32(QByteArrayView("\0\0\0\0", 4), before));
    return sum == qFromLittleEndian<quint32>(page.data() + kAt);
}

std::optional<QByteArray> joinedOggPacket(QByteArrayView bytes, quint32 serial,
                                          const std::vector<quint32> &streams)
{
    // Nobody marked where the first page ends. Other than by its name, a page is known by its stream.
    std::optional<OggPage> page;
    qsizetype at = bytes.indexOf("OggS");
    for (; at >= 0; at = bytes.indexOf("OggS", at + 1)) {
        page = readOggPage(bytes.sliced(at));
        if (page && std::ranges::find(streams, page->serial) != streams.end())
            break;
    }
    if (at < 0)
        return std::nullopt;
    QByteArray packet = bytes.first(at).toByteArray();
    while (page && at < bytes.size()) {
        if (page->serial == serial && page->isContinued && !page->pieces.empty()) {
            const OggPage::Piece &piece = page->pieces.front();
            const qsizetype begin = std::min(at + piece.offsetBytes, bytes.size());
            packet.append(bytes.sliced(begin, std::min(piece.sizeBytes, bytes.size() - begin)));
        }
        at += page->totalBytes();
        page = at < bytes.size() ? readOggPage(bytes.sliced(at)) : std::nullopt;
    }
    return packet;
}

} // namespace cuegate
