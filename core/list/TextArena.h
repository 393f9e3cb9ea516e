// SPDX-License-Identifier: GPL-3.0-or-later
// Millions of short texts in few allocations, which never move. Thread: one that appends; then any that read.
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <memory>
#include <vector>

namespace cuegate {

class TextArena
{
public:
    /// Where \p texts stand now, one behind the other; together less than kChunkBytes.
    template <typename Texts>
    quint32 append(const Texts &texts)
    {
        qsizetype bytes = 0;
        for (const QByteArrayView text : texts)
            bytes += text.size();
        if (m_chunks.empty() || m_usedBytes + bytes > m_roomBytes) {
            m_roomBytes = m_chunks.empty() ? std::max(kFirstBytes, bytes) : kChunkBytes;
            m_chunks.push_back(std::make_unique_for_overwrite<char[]>(size_t(m_roomBytes)));
            m_allocatedBytes += m_roomBytes;
            m_usedBytes = 0;
        }
        const auto at = quint32((m_chunks.size() - 1) * kChunkBytes + size_t(m_usedBytes));
        for (const QByteArrayView text : texts) {
            std::copy(text.begin(), text.end(), m_chunks.back().get() + m_usedBytes);
            m_usedBytes += text.size();
        }
        return at;
    }
    [[nodiscard]] QByteArrayView view(quint32 at, qsizetype bytes) const
    {
        return {m_chunks[at / kChunkBytes].get() + at % kChunkBytes, bytes};
    }
    /// Allocated: little for few texts.
    [[nodiscard]] qint64 sizeBytes() const { return m_allocatedBytes; }

    static constexpr qsizetype kChunkBytes = 1024 * 1024;

private:
    static constexpr qsizetype kFirstBytes = 16 * 1024; // all that a small list needs

    std::vector<std::unique_ptr<char[]>> m_chunks;
    qsizetype m_roomBytes = 0; // in the last
    qsizetype m_usedBytes = 0; // of the last
    qint64 m_allocatedBytes = 0;
};

} // namespace cuegate
