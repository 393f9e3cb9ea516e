// SPDX-License-Identifier: GPL-3.0-or-later
// Packs the B-frames of an AVI file as DivX and old XviD did: the first behind the picture it follows, in
// that one's chunk, all others a chunk earlier, and a placeholder in the last. Thread: any; pure.
#pragma once

#include "tests/support/RiffBytes.h"

#include <utility>
#include <vector>

namespace cuegate::test {

[[nodiscard]] inline int vopKindOf(const QByteArray &chunk)
{
    const auto at = chunk.indexOf(QByteArray("\x00\x00\x01\xB6", 4));
    return at < 0 ? -1 : quint8(chunk[at + 4]) >> 6;
}

/// \p chunks: payloads of a picture stream.
[[nodiscard]] inline std::vector<QByteArray> packedPictures(std::vector<QByteArray> chunks)
{
    static const QByteArray placeholder("\x00\x00\x01\xB6\x50\x00\x7F", 7);
    static const QByteArray userData("\x00\x00\x01\xB2"
                                     "DivX503b1393p\0",
                                     18);
    for (size_t i = 0; i < chunks.size();) {
        size_t end = i + 1;
        while (end < chunks.size() && vopKindOf(chunks[end]) == 2)
            ++end;
        if (end > i + 1) {
            chunks[i] += chunks[i + 1];
            std::move(chunks.begin() + qsizetype(i) + 2, chunks.begin() + qsizetype(end),
                      chunks.begin() + qsizetype(i) + 1);
            chunks[end - 1] = placeholder;
        }
        i = end;
    }
    chunks.front().insert(chunks.front().indexOf(QByteArray("\x00\x00\x01\xB6", 4)), userData);
    return chunks;
}

/// \p file: one RIFF with the picture in stream 0.
[[nodiscard]] inline QByteArray packedAvi(const QByteArray &file)
{
    const auto movi = file.indexOf("movi");
    const auto sizeAt = [&](qsizetype at) { return qFromLittleEndian<quint32>(file.constData() + at); };
    const auto moviEnd = movi + qsizetype(sizeAt(movi - 4));
    std::vector<std::pair<QByteArray, QByteArray>> chunks;
    std::vector<QByteArray> pictures;
    for (qsizetype at = movi + 4; at + 8 <= moviEnd;) {
        const qsizetype size = sizeAt(at + 4);
        const QByteArray id = file.mid(at, 4);
        if (id == "00dc" && size > 0)
            pictures.push_back(file.mid(at + 8, size));
        if (id.endsWith("dc") || id.endsWith("wb"))
            chunks.emplace_back(id, file.mid(at + 8, size));
        at += 8 + size + size % 2;
    }
    pictures = packedPictures(std::move(pictures));
    QByteArray data, index;
    for (size_t next = 0; const auto &[id, old] : chunks) {
        const bool isPicture = id == "00dc" && !old.isEmpty();
        const QByteArray payload = isPicture ? pictures[next++] : old;
        const bool isKey = !isPicture || vopKindOf(payload) == 0;
        index += id + le32s({isKey ? 0x10U : 0U, quint32(4 + data.size()), quint32(payload.size())});
        data += riffChunk(id, payload);
    }
    QByteArray head = file.mid(12, movi - 8 - 12);
    head.replace("indx", "JUNK");
    return riffChunk("RIFF", "AVI " + head + riffList("movi", data) + riffChunk("idx1", index));
}

} // namespace cuegate::test
