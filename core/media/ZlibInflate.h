// SPDX-License-Identifier: GPL-3.0-or-later
// Undoes zlib compression with a limit on the result (RFC 1950; ContentCompAlgo 0 of RFC 9559).
// Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Nothing if \p compressed is damaged or gives more than \p maxBytes.
[[nodiscard]] std::optional<QByteArray> inflateZlib(QByteArrayView compressed, qsizetype maxBytes);

} // namespace cuegate
