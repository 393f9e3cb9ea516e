// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of lists and guides as they are kept: UTF-8 of one line, without what controls. Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

/// \p raw is UTF-8, or else Latin-1. At most some hundred characters are kept.
[[nodiscard]] QByteArray listText(QByteArrayView raw);

/// What is looked for and in: whatever the case, the same (Unicode).
[[nodiscard]] QByteArray foldedText(QByteArrayView text);

[[nodiscard]] bool isAscii(QByteArrayView text);

/// In ASCII only.
[[nodiscard]] constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace cuegate
