// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/HlsAttributes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr size_t kMostAttributes = 64;

static bool isDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<qint64> hlsInteger(QByteArrayView text)
{
    constexpr qsizetype kMostDigits = 16;
    constexpr qint64 kMost = qint64(1) << 53;
    if (text.isEmpty() || text.size() > kMostDigits || !isDigits(text))
        return std::nullopt;
    const qint64 number = text.toLongLong();
    return number <= kMost ? std::optional(number) : std::nullopt;
}

std::optional<qint64> hlsMillionths(QByteArrayView text)
{
    constexpr qsizetype kMostWholeDigits = 9;
    constexpr qsizetype kFractionDigits = 6;
    const qsizetype point = text.indexOf('.');
    const QByteArrayView whole = point < 0 ? text : text.first(point);
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    if ((whole.isEmpty() && fraction.isEmpty()) || whole.size() > kMostWholeDigits || !isDigits(whole) ||
        !isDigits(fraction))
        return std::nullopt;
    const QByteArray digits = whole + fraction.first(std::min(fraction.size(), kFractionDigits))
                                          .toByteArray()
                                          .leftJustified(kFractionDigits, '0');
    return digits.toLongLong();
}

Result<HlsAttributes> HlsAttributes::read(QByteArrayView text)
{
    HlsAttributes attributes;
    while (!text.trimmed().isEmpty()) {
        const qsizetype equals = text.indexOf('=');
        if (equals <= 0)
            return fail(ErrorKind::CorruptInput, u"an attribute has no value"_s);
        Attribute attribute{text.first(equals).trimmed(), {}};
        text = text.sliced(equals + 1);
        if (text.startsWith('"')) {
            const qsizetype end = text.indexOf('"', 1);
            if (end < 0)
                return fail(ErrorKind::CorruptInput, u"a quoted attribute does not end"_s);
            attribute.value = text.sliced(1, end - 1);
            text = text.sliced(end + 1).trimmed();
            if (!text.isEmpty() && !text.startsWith(','))
                return fail(ErrorKind::CorruptInput, u"something stands behind a quoted attribute"_s);
            text = text.isEmpty() ? text : text.sliced(1);
        } else {
            const qsizetype comma = text.indexOf(',');
            attribute.value = (comma < 0 ? text : text.first(comma)).trimmed();
            text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
        }
        if (attributes.m_attributes.size() == kMostAttributes)
            return fail(ErrorKind::CorruptInput, u"a tag has more than 64 attributes"_s);
        attributes.m_attributes.push_back(attribute);
    }
    return attributes;
}

bool HlsAttributes::has(QByteArrayView name) const
{
    return std::any_of(m_attributes.begin(), m_attributes.end(),
                       [name](const Attribute &attribute) { return attribute.name == name; });
}

QByteArray HlsAttributes::value(QByteArrayView name) const
{
    const auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
                                    [name](const Attribute &attribute) { return attribute.name == name; });
    return found == m_attributes.end() ? QByteArray() : found->value.toByteArray();
}

Result<std::optional<qint64>> HlsAttributes::integer(QByteArrayView name) const
{
    if (!has(name))
        return std::optional<qint64>();
    const auto number = hlsInteger(value(name));
    if (!number)
        return fail(ErrorKind::CorruptInput,
                    u"%1 is no number"_s.arg(QString::fromLatin1(name.toByteArray())));
    return number;
}

} // namespace cuegate
