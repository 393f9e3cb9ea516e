// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the boxes of ISO base media and QuickTime files in memory (ISO/IEC 14496-12 section 4.2): 32- and
// 64-bit sizes, size 0, uuid; no box reaches beyond its parent. Thread: any; values over memory that must
// outlive them.
#pragma once

#include "core/base/Error.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

using BoxType = quint32;

[[nodiscard]] constexpr BoxType boxType(const char (&name)[5])
{
    const auto at = [&](int i) { return static_cast<BoxType>(static_cast<unsigned char>(name[i])); };
    return at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3);
}

/// The four characters for people and for Track.codecId; what cannot be printed comes as '?'.
[[nodiscard]] QString boxTypeName(BoxType type);

struct BoxHeader
{
    BoxType type = 0;
    qint64 headerBytes = 8;
    qint64 sizeBytes = 0; ///< with the header; -1: up to the end of what encloses it
};

/// No header is longer: 64-bit size and uuid.
inline constexpr qint64 kMaxBoxHeaderBytes = 32;

/// The header at the start of \p bytes, which lies at \p offsetBytes of the file.
/// Errors: CorruptInput with that offset if \p bytes ends within it or the size is smaller than the header.
[[nodiscard]] Result<BoxHeader> readBoxHeader(QByteArrayView bytes, qint64 offsetBytes);

struct Box
{
    BoxType type = 0;
    qint64 offsetBytes = 0; ///< of the header, in the file
    QByteArrayView whole;
    QByteArrayView payload;  ///< after the header, a FullBox' version and flags included
    QByteArrayView userType; ///< the 16 bytes of a uuid box
    int depth = 0;
};

class BoxReader
{
public:
    static constexpr int kMaxDepth = 16;

    /// Over the boxes that fill \p bytes, which lies at \p offsetBytes of the file.
    BoxReader(QByteArrayView bytes, qint64 offsetBytes, int depth = 0);

    /// Over the boxes in \p parent after \p skipBytes of its payload (4 for a FullBox).
    [[nodiscard]] static BoxReader inside(const Box &parent, qsizetype skipBytes = 0);

    /// Nothing at the end and after an error. Fewer than 8 bytes left (the zero that ends QuickTime lists),
    /// or a header of zeros, are the end.
    [[nodiscard]] std::optional<Box> next();

    /// The first box of that type from here on.
    [[nodiscard]] std::optional<Box> find(BoxType type);

    /// CorruptInput with the byte offset, if a box did not fit its parent or boxes lie too deep.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    qint64 m_offsetBytes = 0;
    int m_depth = 0;
    std::optional<Error> m_error;
};

} // namespace cuegate
