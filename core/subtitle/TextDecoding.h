// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of subtitles as text, whatever wrote them. Thread: any; pure.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace cuegate {

/// UTF-8, or UTF-16 after a byte order mark; what is neither was written in the encoding of Western Windows.
/// Line breaks are line feeds.
[[nodiscard]] QString decodedText(QByteArrayView bytes);

} // namespace cuegate
