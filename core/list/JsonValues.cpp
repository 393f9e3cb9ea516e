// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/JsonValues.h"

#include "core/list/ListText.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    bool isNumber = value.isDouble();
    const qint64 number =
        value.isString() ? value.toString().trimmed().toLongLong(&isNumber) : value.toInteger(kNone);
    return isNumber && number != kNone ? std::optional(number) : std::nullopt;
}

bool isYes(const QJsonValue &value)
{
    return value.isBool()
               ? value.toBool()
               : wholeNumber(value) == 1 || value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
}

QByteArray lineOf(const QJsonValue &value)
{
    if (const auto number = value.isDouble() ? wholeNumber(value) : std::nullopt)
        return QByteArray::number(*number);
    return listText(value.toString().toUtf8());
}

} // namespace cuegate
