// SPDX-License-Identifier: GPL-3.0-or-later
// What a player is by its User-Agent (RFC 9110 section 10.1.5), as far as it changes what it is given.
// Thread: any; pure.
#pragma once

#include <QByteArrayView>

namespace cuegate {

/// libavformat and what is built on it: it cannot seek in HLS with fMP4 segments, and decodes nearly
/// everything.
[[nodiscard]] bool prefersTransportStream(QByteArrayView userAgent);
/// Of a computer or phone, not of a television, which mostly decodes more.
[[nodiscard]] bool isWebBrowser(QByteArrayView userAgent);

} // namespace cuegate
