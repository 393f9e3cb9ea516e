// SPDX-License-Identifier: GPL-3.0-or-later
// The names and types of EBML and Matroska elements (RFC 8794 section 11, RFC 9559 section 5.1).
// Thread: any; constants.
#pragma once

#include <QString>

namespace cuegate {

struct EbmlElement
{
    enum class Type : quint8 { Master, Unsigned, Signed, Float, Text, Date, Binary };
    quint32 id = 0;
    QLatin1StringView name;
    Type type = Type::Binary;
};

/// Null if no specification knows it.
[[nodiscard]] const EbmlElement *ebmlElement(quint32 id);

} // namespace cuegate
