// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of upstream bytes in memory, shared by all sources: least recently used out first, bounded in bytes.
// Thread: any; all members are thread-safe.
#pragma once

#include "core/base/ByteRange.h"

#include <QByteArray>
#include <QHashFunctions>

#include <list>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace cuegate {

class BlockCache
{
public:
    using SourceKey = quint64;
    static constexpr qint64 kBlockBytes = kReadBlockBytes;

    explicit BlockCache(qint64 capacityBytes);

    /// A key no other source has had.
    [[nodiscard]] SourceKey addSource();
    /// Null if it is not there. Counts as a use.
    [[nodiscard]] QByteArray find(SourceKey source, qint64 block);
    [[nodiscard]] bool contains(SourceKey source, qint64 block) const;
    /// \p bytes is a whole block, or the shorter last one of its source.
    void insert(SourceKey source, qint64 block, const QByteArray &bytes);
    void forget(SourceKey source);
    /// Where the source's blocks lie, one range for each, in no order.
    [[nodiscard]] std::vector<ByteRange> keptRanges(SourceKey source) const;
    [[nodiscard]] qint64 usedBytes() const;

private:
    struct Key
    {
        SourceKey source;
        qint64 block;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Hash
    {
        size_t operator()(const Key &key) const { return qHashMulti(0, key.source, key.block); }
    };
    struct Entry
    {
        Key key;
        QByteArray bytes;
    };

    const qint64 m_capacityBytes;
    mutable std::mutex m_mutex;
    SourceKey m_lastSource = 0;                                        // guarded by m_mutex
    qint64 m_usedBytes = 0;                                            // guarded by m_mutex
    std::list<Entry> m_entries;                                        // guarded by m_mutex; newest first
    std::unordered_map<Key, std::list<Entry>::iterator, Hash> m_index; // guarded by m_mutex
};

} // namespace cuegate
