// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a response head. Fields that could break out of their line are left out.
// Thread: any; pure but for the date. Spec: RFC 9112 sections 4 and 5, RFC 9110 section 8.6.
#pragma once

#include "core/http/HttpTypes.h"

namespace cuegate {

enum class Persistence {
    Close,           ///< says Connection: close
    KeepAlive,       ///< what HTTP/1.1 does anyway
    KeepAliveHttp10, ///< what HTTP/1.0 has to be told
};

/// True if an answer of this status has a body at all.
[[nodiscard]] bool statusHasBody(int status);

/// Connection, Content-Length, Date and Transfer-Encoding in the fields are ignored: the first three are
/// written here, the last never. A field of \p response goes before one of the same name in \p common.
/// \p sizeBytes below 0 leaves Content-Length out.
[[nodiscard]] QByteArray responseHead(const HttpResponse &response, const HttpFields &common,
                                      qint64 sizeBytes, Persistence persistence);

} // namespace cuegate
