// SPDX-License-Identifier: GPL-3.0-or-later
// Names a segment for cache and queue: a hash of all that its bytes depend on, and whose it is.
// Thread: any; a value.
#pragma once

#include "core/plan/RenditionPolicy.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <functional>

namespace cuegate {

struct SegmentKey
{
    quint64 source = 0;                   ///< the source's id as a number
    std::array<quint64, 2> hash{};        ///< XXH3, 128 bits, of the source too
    [[nodiscard]] QByteArray hex() const; ///< 32 digits, of the hash
    /// \p sourceId and \p hex as in a cache's paths; a zero hash if one of them is malformed.
    [[nodiscard]] static SegmentKey fromPath(const QString &sourceId, const QString &hex);
    friend bool operator==(const SegmentKey &, const SegmentKey &) = default;
    friend auto operator<=>(const SegmentKey &, const SegmentKey &) = default;
};

/// Ids of sources are 16 hex digits; anything else is source 0.
[[nodiscard]] quint64 sourceNumber(const QString &sourceId);
[[nodiscard]] QString sourceIdOf(quint64 sourceNumber);

[[nodiscard]] SegmentKey makeSegmentKey(const QString &sourceId, const QByteArray &generation,
                                        const QByteArray &renditionId, SegmentFormat format,
                                        qsizetype number);

struct SegmentKeyHash
{
    size_t operator()(const SegmentKey &key) const noexcept { return size_t(key.hash[0]); }
};

} // namespace cuegate
