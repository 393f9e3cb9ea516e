// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the chunks of RIFF files in memory (Multimedia Programming Interface and Data Specifications 1.0,
// "Resource Interchange File Format"): little-endian sizes, padded to even. Thread: any; values over memory
// that must outlive them.
#pragma once

#include "core/media/BoxReader.h"

#include <QtEndian>

namespace cuegate {

/// The four characters of a chunk id, written as boxType("idx1").
[[nodiscard]] inline BoxType fourccOf(QByteArrayView bytes, qsizetype at = 0)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.data() + at) : 0;
}

/// Little-endian fields of a structure; 0 where it is too short.
template <typename T>
[[nodiscard]] T littleEndianAt(QByteArrayView bytes, qsizetype at)
{
    return at >= 0 && at + qsizetype(sizeof(T)) <= bytes.size() ? qFromLittleEndian<T>(bytes.data() + at)
                                                                : T(0);
}

class RiffReader
{
public:
    struct Chunk
    {
        BoxType id = 0;
        BoxType listType = 0;   ///< of LIST and RIFF
        QByteArrayView payload; ///< of lists after the type; cut where the bytes end
    };

    explicit RiffReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    /// False at the end. A chunk that reaches beyond it is the last one.
    [[nodiscard]] bool next(Chunk &chunk)
    {
        if (m_bytes.size() < 8)
            return false;
        chunk.id = fourccOf(m_bytes);
        const qsizetype size = std::min<qsizetype>(littleEndianAt<quint32>(m_bytes, 4), m_bytes.size() - 8);
        chunk.payload = m_bytes.sliced(8, size);
        chunk.listType = 0;
        if ((chunk.id == boxType("LIST") || chunk.id == boxType("RIFF")) && size >= 4) {
            chunk.listType = fourccOf(chunk.payload);
            chunk.payload = chunk.payload.sliced(4);
        }
        m_bytes = m_bytes.sliced(std::min<qsizetype>(8 + size + size % 2, m_bytes.size()));
        return true;
    }

private:
    QByteArrayView m_bytes;
};

} // namespace cuegate
