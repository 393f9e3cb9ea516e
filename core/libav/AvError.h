// SPDX-License-Identifier: GPL-3.0-or-later
// libav's error numbers as our errors. Thread: any; pure.
#pragma once

#include "core/base/Error.h"

namespace cuegate {

/// \p code as avcodec, avfilter and avutil return it. Lack of memory is Internal, whatever \p kind says.
[[nodiscard]] std::unexpected<Error> avError(ErrorKind kind, const QString &what, int code);

} // namespace cuegate
