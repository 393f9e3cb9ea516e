// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HttpHead.h"

#include <QList>

#include <algorithm>

namespace cuegate {

// Digits only: toLongLong() would take signs and spaces, which no server may send here.
static std::optional<qint64> parseDigits(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > 18)
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

QByteArray HttpHead::field(QByteArrayView name) const
{
    for (const auto &[key, value] : fields) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

qint64 HttpHead::contentLength() const
{
    return parseDigits(field("Content-Length")).value_or(-1);
}

bool HttpHead::hasSeveralLengths() const
{
    QByteArray length;
    for (const auto &[key, value] : fields) {
        if (key.compare("Content-Length", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &item : value.split(',')) {
            if (!length.isNull() && item.trimmed() != length)
                return true;
            length = item.trimmed();
        }
    }
    return false;
}

std::optional<ContentRange> parseContentRange(const QByteArray &value)
{
    if (qstrnicmp(value.constData(), "bytes ", 6) != 0)
        return std::nullopt;
    const QByteArray spec = value.mid(6).trimmed();
    const qsizetype slash = spec.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    ContentRange range;
    const QByteArray total = spec.mid(slash + 1);
    if (total != "*") {
        const auto bytes = parseDigits(total);
        if (!bytes)
            return std::nullopt;
        range.totalBytes = *bytes;
    }
    const QByteArray span = spec.left(slash);
    if (span == "*")
        return range.totalBytes >= 0 ? std::optional(range) : std::nullopt;
    const qsizetype dash = span.indexOf('-');
    const auto first = parseDigits(span.left(std::max<qsizetype>(dash, 0)));
    const auto last = parseDigits(span.mid(dash + 1));
    if (!first || !last || *last < *first || (range.totalBytes >= 0 && *last >= range.totalBytes))
        return std::nullopt;
    range.firstBytes = *first;
    range.lastBytes = *last;
    return range;
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value)
{
    const auto seconds = parseDigits(value.trimmed());
    // Nobody waits longer than a day; the bound keeps sums of times in range.
    return seconds ? std::optional(std::chrono::seconds(std::min<qint64>(*seconds, 86'400))) : std::nullopt;
}

bool isStrongEtag(const QByteArray &etag)
{
    return etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"');
}

} // namespace cuegate
