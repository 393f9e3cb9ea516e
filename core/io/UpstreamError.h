// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences and codes for what goes wrong upstream. They name the host and nothing else of a URL.
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/io/HttpLoop.h"
#include "core/io/PeerCertificate.h"

#include <QUrl>

namespace cuegate {

/// For an exchange that ended in any way but Complete or Stopped.
[[nodiscard]] Error errorOfOutcome(const HttpOutcome &outcome, const QUrl &url, const HttpTimeouts &timeouts);
/// For a status that is no answer to a range request.
[[nodiscard]] Error errorOfStatus(int status, const QUrl &url);
/// "\p host \p what", as Unavailable with \p code.
[[nodiscard]] Error upstreamError(ErrorCode code, const QUrl &url, const QString &what);

/// UpstreamChanged.
[[nodiscard]] Error changedError(const QUrl &url);
/// All \p limit connections that an account allows at a time stayed in use; \p title: of what plays over one
/// of them, empty: not known.
[[nodiscard]] Error busyError(const QUrl &url, int limit, const QString &title = {});
/// The provider has said that it may be asked again after \p wait (Retry-After).
[[nodiscard]] Error limitedError(const QUrl &url, std::chrono::milliseconds wait);

/// What kept a certificate from being verified; nothing if that is not what failed.
[[nodiscard]] std::optional<CertificateProblem> certificateProblemOf(const HttpOutcome &outcome);

/// False where trying again at once cannot help: names, certificates, refusals to talk.
[[nodiscard]] bool isWorthRetrying(const HttpOutcome &outcome);

} // namespace cuegate
