// SPDX-License-Identifier: GPL-3.0-or-later
// The segments used last, in memory in front of the cache; the least recently used leave first.
// Thread: net; a value.
#pragma once

#include "core/segment/SegmentContent.h"
#include "core/segment/SegmentKey.h"

#include <functional>
#include <list>
#include <optional>
#include <unordered_map>

namespace cuegate {

class SegmentMemory
{
public:
    /// The segment, which counts as used.
    [[nodiscard]] std::optional<SegmentContent> use(const SegmentKey &key);
    [[nodiscard]] std::optional<qint64> sizeOf(const SegmentKey &key) const;
    /// Those in files are left to the cache.
    void remember(const SegmentKey &key, const SegmentContent &segment);
    /// Lets go of what is too much and neither being sent nor written any more.
    void forgetUnused();
    void forget(const std::function<bool(const SegmentKey &)> &isMeant);
    /// So much is being sent from memory that what is made next is better sent from the disk.
    [[nodiscard]] bool isShort() const;

private:
    struct Kept
    {
        SegmentKey key;
        SegmentContent segment;
        [[nodiscard]] bool isInUse() const { return !segment.bytes().isDetached(); }
    };
    /// Most recently used first. What is still being sent or written stays in whatever it takes: letting go
    /// of it frees nothing.
    std::list<Kept> m_kept;
    std::unordered_map<SegmentKey, std::list<Kept>::iterator, SegmentKeyHash> m_index;
    qint64 m_bytes = 0;
};

} // namespace cuegate
