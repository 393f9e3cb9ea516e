// SPDX-License-Identifier: GPL-3.0-or-later
// Which libcurl talks to upstreams. Thread: any; pure.
#pragma once

#include <QString>

namespace cuegate {

/// "libcurl/7.88.1 OpenSSL/3.0.11 …"
[[nodiscard]] QString curlVersion();

} // namespace cuegate
