// SPDX-License-Identifier: GPL-3.0-or-later
// Big-endian writing into a QByteArray.
// Thread: any; a value.
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace cuegate {

class ByteWriter
{
public:
    void reserve(qsizetype sizeBytes) { m_bytes.reserve(sizeBytes); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

    void u8(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void u16(quint16 value) { fixed(value); }
    void u24(quint32 value)
    {
        u8(static_cast<quint8>(value >> 16));
        u16(static_cast<quint16>(value));
    }
    void u32(quint32 value) { fixed(value); }
    void u64(quint64 value) { fixed(value); }
    void i32(qint32 value) { fixed(value); }
    void i64(qint64 value) { fixed(value); }
    void append(QByteArrayView bytes) { m_bytes.append(bytes); }
    void zeros(qsizetype count) { m_bytes.append(count, '\0'); }

    /// Overwrites four bytes written earlier, for sizes that are known late.
    void patchU32(qsizetype positionBytes, quint32 value)
    {
        Q_ASSERT(positionBytes + 4 <= m_bytes.size());
        qToBigEndian(value, m_bytes.data() + positionBytes);
    }

private:
    template <typename T>
    void fixed(T value)
    {
        char raw[sizeof(T)];
        qToBigEndian(value, raw);
        m_bytes.append(raw, sizeof(T));
    }
    QByteArray m_bytes;
};

} // namespace cuegate
