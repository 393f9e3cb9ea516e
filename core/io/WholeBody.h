// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an upstream resource once from its beginning to its end, piece by piece, through the account's
// scheduler; with or without a length or ranges. What is read is kept nowhere: lists hold passwords.
// Thread: any but the loop's (blocks); stateless.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/io/SourceLocation.h"
#include "core/io/UpstreamOptions.h"

#include <functional>

namespace cuegate {

class HttpThread;

/// Gets the next piece, and where redirects led; an error of its own ends the reading with that error.
using TakePiece = std::function<Result<void>(const QUrl &from, QByteArrayView bytes)>;

/// What the server sends in gzip, though it was not asked to, is handed on as it is. At most a few MiB wait
/// to be taken. Errors: CorruptInput beyond \p maxBytes; Cancelled; those of sources; what \p take says.
[[nodiscard]] Result<void> readWholeBody(HttpThread &thread, const UpstreamOptions &options,
                                         const SourceLocation &location, qint64 maxBytes,
                                         const TakePiece &take, const CancelToken &cancel);

} // namespace cuegate
