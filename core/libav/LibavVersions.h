// SPDX-License-Identifier: GPL-3.0-or-later
// Which libav converts. Thread: any; pure.
#pragma once

#include <QString>

namespace cuegate {

/// "5.1.6-0+deb12u1 (libavcodec 59.37.100)"
[[nodiscard]] QString libavVersions();

} // namespace cuegate
