// SPDX-License-Identifier: GPL-3.0-or-later
// A half-open range of bytes [beginBytes, endBytes) of a source.
// Thread: any; a plain value.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace cuegate {

/// Bytes from far away are asked for, kept and counted in blocks of this size: who reads up to the border of
/// one asks for none twice.
inline constexpr qint64 kReadBlockBytes = 32 * 1024;

struct ByteRange
{
    qint64 beginBytes = 0;
    qint64 endBytes = 0; ///< one past the last byte

    [[nodiscard]] static constexpr ByteRange ofSize(qint64 offsetBytes, qint64 sizeBytes)
    {
        return {offsetBytes, offsetBytes + sizeBytes};
    }
    [[nodiscard]] constexpr qint64 sizeBytes() const { return std::max<qint64>(0, endBytes - beginBytes); }
    [[nodiscard]] constexpr bool isEmpty() const { return endBytes <= beginBytes; }
    [[nodiscard]] constexpr bool contains(const ByteRange &other) const
    {
        return beginBytes <= other.beginBytes && other.endBytes <= endBytes;
    }
    [[nodiscard]] constexpr ByteRange intersected(const ByteRange &other) const
    {
        return {std::max(beginBytes, other.beginBytes), std::min(endBytes, other.endBytes)};
    }
    friend constexpr bool operator==(const ByteRange &, const ByteRange &) = default;
};

} // namespace cuegate
