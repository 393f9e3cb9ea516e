// SPDX-License-Identifier: GPL-3.0-or-later
// Names that strangers wrote, made fit for one line of a playlist, a log or a window (FAULTS.md I12).
// Thread: any; pure.
#pragma once

#include <QString>

namespace cuegate {

/// \p text on one line: blanks for what controls (line breaks, bidi and the like), none around it and no two
/// in a row.
[[nodiscard]] QString plainText(const QString &text);

} // namespace cuegate
