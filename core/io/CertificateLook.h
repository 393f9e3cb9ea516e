// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the certificate of a server that cannot be verified: connects, agrees on TLS, and closes before a
// byte of a request is sent. Thread: any but the loop's (blocks).
#pragma once

#include "core/base/CancelToken.h"
#include "core/io/PeerCertificate.h"
#include "core/io/UpstreamOptions.h"

#include <QUrl>

namespace cuegate {

class HttpLoop;

/// The certificate that the host of \p url shows, and what is wrong with it. Nothing if it can be verified,
/// or if no secure connection comes about within some seconds.
[[nodiscard]] std::optional<PeerCertificate> refusedCertificate(HttpLoop &loop,
                                                                const UpstreamOptions &options,
                                                                const QUrl &url, const CancelToken &cancel);

} // namespace cuegate
