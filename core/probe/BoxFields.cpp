// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/BoxFields.h"

#include "core/media/BoxReader.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

void BoxFields::fullHeader()
{
    m_version = m_reader.u8();
    m_flags = m_reader.u24();
    if (m_version != 0)
        add("version"_L1, m_version);
    if (m_flags != 0)
        addText("flags"_L1, QString(u"0x"_s + QString::number(m_flags, 16)));
}

void BoxFields::date(QLatin1StringView name)
{
    const quint64 seconds = m_version == 1 ? m_reader.u64() : m_reader.u32();
    static const QDateTime epoch(QDate(1904, 1, 1), QTime(0, 0), Qt::UTC);
    constexpr quint64 kMostSeconds = quint64(1) << 36; // some 2,000 years
    if (seconds > 0 && seconds < kMostSeconds)
        addText(name, epoch.addSecs(qint64(seconds)).toString(Qt::ISODate));
}

void BoxFields::fourcc(QLatin1StringView name)
{
    addText(name, boxTypeName(m_reader.u32()));
}

void BoxFields::language(QLatin1StringView name)
{
    const quint16 packed = m_reader.u16();
    if (packed < 0x400)
        return add(name, packed); // QuickTime's own numbers
    QString letters;
    for (const int shift : {10, 5, 0})
        letters += QChar(char16_t(0x60 + (packed >> shift & 31)));
    addText(name, letters);
}

void BoxFields::string(QLatin1StringView name)
{
    const QByteArrayView bytes = m_reader.bytes(m_reader.remaining());
    const auto nul = std::find(bytes.begin(), bytes.end(), '\0');
    addText(name, QString::fromUtf8(bytes.first(nul - bytes.begin())));
}

void BoxFields::addText(QLatin1StringView name, const QString &value)
{
    if (!m_reader.failed())
        m_fields << name + u' ' + value;
}

} // namespace cuegate
