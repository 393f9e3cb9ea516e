// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/RangeHeader.h"

#include <limits>
#include <optional>

namespace cuegate {

// Saturates: a position of any length stays comparable, and beyond the end is beyond the end.
static std::optional<qint64> parsePosition(QByteArrayView digits)
{
    constexpr qint64 kMax = std::numeric_limits<qint64>::max();
    if (digits.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const int digit = c - '0';
        value = value > (kMax - digit) / 10 ? kMax : value * 10 + digit;
    }
    return value;
}

static RangeChoice part(qint64 beginBytes, qint64 endBytes)
{
    return {RangeChoice::Kind::Part, {beginBytes, endBytes}};
}

RangeChoice parseRange(QByteArrayView value, qint64 sizeBytes)
{
    constexpr QByteArrayView kUnit("bytes=");
    constexpr RangeChoice kWhole{};
    constexpr RangeChoice kUnsatisfiable{RangeChoice::Kind::Unsatisfiable, {}};
    if (sizeBytes < 0 || value.size() <= kUnit.size() ||
        value.first(kUnit.size()).compare(kUnit, Qt::CaseInsensitive) != 0)
        return kWhole;
    const QByteArrayView spec = value.sliced(kUnit.size()).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return kWhole;
    const QByteArrayView firstText = spec.first(dash);
    const QByteArrayView lastText = spec.sliced(dash + 1);
    if (firstText.isEmpty()) {
        const auto suffixBytes = parsePosition(lastText);
        if (!suffixBytes)
            return kWhole;
        if (*suffixBytes == 0 || sizeBytes == 0)
            return kUnsatisfiable;
        return part(sizeBytes - std::min(*suffixBytes, sizeBytes), sizeBytes);
    }
    const auto first = parsePosition(firstText);
    const auto last =
        lastText.isEmpty() ? std::optional(std::numeric_limits<qint64>::max()) : parsePosition(lastText);
    if (!first || !last || *last < *first)
        return kWhole;
    if (*first >= sizeBytes)
        return kUnsatisfiable;
    return part(*first, std::min(*last, sizeBytes - 1) + 1);
}

} // namespace cuegate
