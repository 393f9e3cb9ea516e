// SPDX-License-Identifier: GPL-3.0-or-later
// Names a segment for cache and queue: a hash of all that its bytes depend on.
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
    std::array<quint64, 2> hash{};                               ///< XXH3, 128 bits
    [[nodiscard]] QByteArray hex() const;                        ///< 32 digits
    [[nodiscard]] static SegmentKey fromHex(QByteArrayView hex); ///< zero if malformed
    friend bool operator==(const SegmentKey &, const SegmentKey &) = default;
    friend auto operator<=>(const SegmentKey &, const SegmentKey &) = default;
};

[[nodiscard]] SegmentKey makeSegmentKey(const QString &sourceId, const QByteArray &generation,
                                        const QByteArray &renditionId, SegmentFormat format,
                                        qsizetype number);

struct SegmentKeyHash
{
    size_t operator()(const SegmentKey &key) const { return size_t(key.hash[0]); }
};

} // namespace cuegate
