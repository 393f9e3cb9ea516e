// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that carry an error: a small JSON body of the form INTERFACE.md promises.
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/http/HttpTypes.h"

namespace cuegate {

constexpr qsizetype kMaxErrorBodyBytes = 512;

/// The phrase for the status line, for example "Not Found"; "Status" for a number nobody gave a name.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// {"error":{"kind":"…","message":"…"}} of at most kMaxErrorBodyBytes, the message and the advice
/// for its code, cut where they are longer.
/// \p error's message must hold no URL; secrets that are known are taken out of it.
[[nodiscard]] HttpResponse statusPage(int status, const Error &error, HttpFields fields = {});

} // namespace cuegate
