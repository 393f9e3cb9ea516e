// SPDX-License-Identifier: GPL-3.0-or-later
// The errors of the readers of codec headers, worded alike.
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

/// CorruptInput: "\p structure: \p found at byte N".
[[nodiscard]] inline std::unexpected<Error> corruptHeader(QLatin1StringView structure,
                                                          QLatin1StringView found, qint64 offsetBytes)
{
    return fail(ErrorKind::CorruptInput,
                QString(structure) + QLatin1StringView(": ") + found + QLatin1StringView(" at byte ") +
                    QString::number(offsetBytes),
                ErrorCode::MediaCorrupt);
}

/// Unsupported: "\p structure: \p found".
[[nodiscard]] inline std::unexpected<Error> unsupportedHeader(QLatin1StringView structure,
                                                              QLatin1StringView found)
{
    return fail(ErrorKind::Unsupported, QString(structure) + QLatin1StringView(": ") + found,
                ErrorCode::MediaCodec);
}

} // namespace cuegate
