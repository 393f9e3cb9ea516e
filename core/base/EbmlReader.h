// SPDX-License-Identifier: GPL-3.0-or-later
// Bounded reading of EBML elements from bytes in memory (RFC 8794): element headers, the children of a master
// element, values. Thread: any; values over memory that must outlive them.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace cuegate {

/// An element's id and size (RFC 8794 sections 5 and 6). Ids keep their length marker, as specifications
/// write them: 0x1A45DFA3.
struct EbmlHeader
{
    enum class State {
        Complete,
        Truncated, ///< more bytes are needed to tell
        Invalid    ///< an id of more than 4 bytes or a size of more than 8
    };
    static constexpr qint64 kUnknownSize = -1;

    State state = State::Truncated;
    quint32 id = 0;
    qint64 headerBytes = 0;
    qint64 payloadBytes = 0; ///< below 2^56, or kUnknownSize

    [[nodiscard]] bool isUnknownSize() const { return payloadBytes == kUnknownSize; }
    [[nodiscard]] qint64 totalBytes() const { return headerBytes + payloadBytes; }
};

/// The longest header that is not Invalid.
inline constexpr qint64 kMaxEbmlHeaderBytes = 12;

[[nodiscard]] EbmlHeader parseEbmlHeader(QByteArrayView bytes);

/// A variable-size integer without its length marker. headerBytes is 0 if \p bytes do not hold one.
struct EbmlVint
{
    quint64 value = 0;
    qint64 sizeBytes = 0;
};
[[nodiscard]] EbmlVint parseEbmlVint(QByteArrayView bytes);

/// Goes through the children of a master element. A child that does not fit its parent ends the walk and
/// sets isDamaged(); a child of unknown size is taken to reach to its parent's end.
class EbmlReader
{
public:
    static constexpr int kMaxDepth = 16;

    /// \p payload of the master, which begins at \p offsetBytes of the file.
    EbmlReader(QByteArrayView payload, qint64 offsetBytes, int depth = 0);

    /// As if next() had found a child with \p payload.
    [[nodiscard]] static EbmlReader ofChild(QByteArrayView payload);

    [[nodiscard]] bool next();
    [[nodiscard]] bool isDamaged() const { return m_damaged; }

    // Of the child that next() found:
    [[nodiscard]] quint32 id() const { return m_id; }
    [[nodiscard]] qint64 offsetBytes() const { return m_offsetBytes + m_childAt; } ///< of its header
    [[nodiscard]] QByteArrayView payload() const { return m_child; }
    [[nodiscard]] EbmlReader children() const;
    /// Values too long for their type read as 0, as an empty element does (RFC 8794 section 6.1).
    [[nodiscard]] quint64 toUnsigned() const;
    [[nodiscard]] qint64 toSigned() const;
    [[nodiscard]] double toFloat() const; ///< finite; NaN and infinity read as 0
    /// UTF-8 up to the first NUL, cut after 4 KiB.
    [[nodiscard]] QString toString() const;

private:
    QByteArrayView m_bytes;
    qint64 m_offsetBytes = 0;
    int m_depth = 0;
    qsizetype m_position = 0;
    qsizetype m_childAt = 0;
    quint32 m_id = 0;
    QByteArrayView m_child;
    bool m_damaged = false;
};

} // namespace cuegate
