// SPDX-License-Identifier: GPL-3.0-or-later
// Bounded big-endian reading from bytes in memory. Reading past the end gives zeros and sets failed(): a
// parser reads a whole structure and asks once. Thread: any; a value over memory that must outlive it.
#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace cuegate {

class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] qsizetype position() const { return m_position; }
    [[nodiscard]] qsizetype remaining() const { return m_bytes.size() - m_position; }
    [[nodiscard]] bool atEnd() const { return remaining() == 0; }
    [[nodiscard]] bool failed() const { return m_failed; }

    quint8 u8() { return fixed<quint8>(); }
    quint16 u16() { return fixed<quint16>(); }
    quint32 u24()
    {
        const quint32 high = u16();
        return high << 8 | u8();
    }
    quint32 u32() { return fixed<quint32>(); }
    quint64 u64() { return fixed<quint64>(); }
    qint16 i16() { return static_cast<qint16>(u16()); }
    qint32 i32() { return static_cast<qint32>(u32()); }
    qint64 i64() { return static_cast<qint64>(u64()); }

    /// The next \p sizeBytes bytes without copying; empty and failed() if there are fewer.
    QByteArrayView bytes(qsizetype sizeBytes)
    {
        if (!take(sizeBytes))
            return {};
        return m_bytes.sliced(m_position - sizeBytes, sizeBytes);
    }
    void skip(qsizetype sizeBytes) { take(sizeBytes); }
    void seek(qsizetype positionBytes)
    {
        if (positionBytes < 0 || positionBytes > m_bytes.size())
            m_failed = true;
        else
            m_position = positionBytes;
    }

private:
    bool take(qsizetype sizeBytes)
    {
        if (m_failed || sizeBytes < 0 || sizeBytes > remaining()) {
            m_failed = true;
            return false;
        }
        m_position += sizeBytes;
        return true;
    }
    template <typename T>
    T fixed()
    {
        if (!take(qsizetype(sizeof(T))))
            return 0;
        return qFromBigEndian<T>(m_bytes.data() + m_position - sizeof(T));
    }

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    bool m_failed = false;
};

} // namespace cuegate
