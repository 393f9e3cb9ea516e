// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the fields of a box one after another and writes them down: "track_ID 1, duration 5000".
// Thread: any; a value over memory that must outlive it.
#pragma once

#include "core/base/ByteReader.h"

#include <QStringList>

namespace cuegate {

class BoxFields
{
public:
    explicit BoxFields(QByteArrayView payload)
        : m_reader(payload)
    {
    }

    [[nodiscard]] ByteReader &reader() { return m_reader; }
    /// Version and flags of a FullBox; those that are 0 are not written.
    void fullHeader();
    [[nodiscard]] quint8 version() const { return m_version; }
    [[nodiscard]] quint32 flags() const { return m_flags; }

    void skip(qsizetype bytes) { m_reader.skip(bytes); }
    void u8(QLatin1StringView name) { add(name, m_reader.u8()); }
    void u16(QLatin1StringView name) { add(name, m_reader.u16()); }
    void i16(QLatin1StringView name) { add(name, m_reader.i16()); }
    void u32(QLatin1StringView name) { add(name, m_reader.u32()); }
    void i32(QLatin1StringView name) { add(name, m_reader.i32()); }
    void u64(QLatin1StringView name) { add(name, m_reader.u64()); }
    void i64(QLatin1StringView name) { add(name, m_reader.i64()); }
    /// 64 bits in version 1, else 32.
    void sized(QLatin1StringView name) { m_version == 1 ? u64(name) : u32(name); }
    /// Seconds since the beginning of 1904, of version 1 in 64 bits; 0 is not written.
    void date(QLatin1StringView name);
    /// 16.16 or 8.8 fixed point.
    void fixed32(QLatin1StringView name) { addText(name, QString::number(m_reader.i32() / 65536.0)); }
    void fixed16(QLatin1StringView name) { addText(name, QString::number(m_reader.i16() / 256.0)); }
    void fourcc(QLatin1StringView name);
    /// ISO 639-2 in five bits a letter.
    void language(QLatin1StringView name);
    /// UTF-8 to the first NUL or the end.
    void string(QLatin1StringView name);
    template <typename Number>
    void add(QLatin1StringView name, Number value)
    {
        addText(name, QString::number(value));
    }
    /// Not written if the bytes ended before.
    void addText(QLatin1StringView name, const QString &value);

    [[nodiscard]] QString text() const { return m_fields.join(QStringLiteral(", ")); }

private:
    ByteReader m_reader;
    quint8 m_version = 0;
    quint32 m_flags = 0;
    QStringList m_fields;
};

} // namespace cuegate
