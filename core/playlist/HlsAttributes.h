// SPDX-License-Identifier: GPL-3.0-or-later
// An attribute list of an HLS tag (RFC 8216 section 4.2).
// Thread: any; a value that refers to the playlist's text.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace cuegate {

class HlsAttributes
{
public:
    /// \p text: what stands after the tag's colon. Errors: CorruptInput.
    [[nodiscard]] static Result<HlsAttributes> read(QByteArrayView text);

    /// The value as it stands, without the quotes of a quoted-string; empty if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const;
    [[nodiscard]] bool isYes(QByteArrayView name) const { return value(name) == "YES"; }
    /// Errors: CorruptInput if it is there and no decimal integer.
    [[nodiscard]] Result<std::optional<qint64>> integer(QByteArrayView name) const;

private:
    struct Attribute
    {
        QByteArrayView name;
        QByteArrayView value;
    };
    std::vector<Attribute> m_attributes;
};

/// A decimal integer without sign, at most 2^53; nothing for anything else.
[[nodiscard]] std::optional<qint64> hlsInteger(QByteArrayView text);
/// A decimal number without sign, in millionths; nothing for anything else or more than 10^9.
[[nodiscard]] std::optional<qint64> hlsMillionths(QByteArrayView text);

} // namespace cuegate
