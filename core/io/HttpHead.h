// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an HTTP response, and the fields of it that matter for reading ranges (RFC 9110 sections 14.4
// and 10.2.3). Thread: any; plain values and pure functions.
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace cuegate {

struct HttpHead
{
    int status = 0;
    std::vector<std::pair<QByteArray, QByteArray>> fields;

    /// The value of the first field of this name in any case; empty if there is none.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    /// -1 if absent or not a number.
    [[nodiscard]] qint64 contentLength() const;
    /// Several lengths that are not one: who believes which is how answers are smuggled (RFC 9112 section
    /// 6.3).
    [[nodiscard]] bool hasSeveralLengths() const;
};

struct ContentRange
{
    qint64 firstBytes = -1; ///< -1: unsatisfied, "bytes */total"
    qint64 lastBytes = -1;  ///< inclusive
    qint64 totalBytes = -1; ///< -1: unknown, "*"
    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

/// Nothing if \p value is not a well-formed, possible range of bytes.
[[nodiscard]] std::optional<ContentRange> parseContentRange(const QByteArray &value);

/// Delay seconds only (a date needs a wall clock that agrees with the server's); nothing if it is no number.
[[nodiscard]] std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value);

/// True if \p etag can vouch for equal bytes (RFC 9110 section 8.8.3).
[[nodiscard]] bool isStrongEtag(const QByteArray &etag);

} // namespace cuegate
