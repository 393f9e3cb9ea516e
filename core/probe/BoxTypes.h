// SPDX-License-Identifier: GPL-3.0-or-later
// What the boxes of MP4 and QuickTime files are called, and where their children are (ISO/IEC 14496-12,
// 14496-14, 14496-15, 23001-7; QuickTime File Format Specification). Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"

namespace cuegate {

struct BoxKind
{
    enum class Children : quint8 { None, AtPayload, AfterCount, OfMeta, OfVisualEntry, OfAudioEntry };
    BoxType type = 0;
    QLatin1StringView meaning;
    Children children = Children::None;
};

/// Null if it is not known.
[[nodiscard]] const BoxKind *boxKind(BoxType type);

/// What \p payload, the first bytes of \p payloadBytes, says, in the specification's words.
[[nodiscard]] QString boxValue(BoxType type, QByteArrayView payload, qint64 payloadBytes);

/// The rows of a table: stts, stco, elst …
struct BoxTable
{
    qint64 headBytes = 0; ///< from the payload's start to the first row
    qint64 rowBytes = 0;
    quint64 rows = 0;
    quint32 versionAndFlags = 0;
};
/// Nothing if it is none, or empty.
[[nodiscard]] std::optional<BoxTable> boxTable(BoxType type, QByteArrayView payload);
/// 0 if there are no rows.
[[nodiscard]] qint64 boxTableRowBytes(BoxType type, quint32 versionAndFlags);
/// What one row says.
[[nodiscard]] QString boxTableRow(BoxType type, quint32 versionAndFlags, QByteArrayView row);

} // namespace cuegate
