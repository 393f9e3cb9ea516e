// SPDX-License-Identifier: GPL-3.0-or-later
// The value of a Range field against a body of known size: at most one range is honoured, everything unclear
// means the whole body. Thread: any; pure. Spec: RFC 9110 section 14.
#pragma once

#include "core/base/ByteRange.h"

#include <QByteArrayView>

namespace cuegate {

struct RangeChoice
{
    enum class Kind {
        Whole,        ///< answer 200 with everything: no range, several, another unit, malformed
        Part,         ///< answer 206 with #range, which is not empty and within the body
        Unsatisfiable ///< answer 416
    };
    Kind kind = Kind::Whole;
    ByteRange range;
    friend bool operator==(const RangeChoice &, const RangeChoice &) = default;
};

/// \p sizeBytes is the size of the whole body; negative if unknown, which always gives Whole.
[[nodiscard]] RangeChoice parseRange(QByteArrayView value, qint64 sizeBytes);

} // namespace cuegate
