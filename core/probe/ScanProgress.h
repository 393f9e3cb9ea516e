// SPDX-License-Identifier: GPL-3.0-or-later
// How far reading through a file for its index has come.
// Thread: any; a plain value.
#pragma once

#include <QtGlobal>

namespace cuegate {

struct ScanProgress
{
    qint64 offsetBytes = 0; ///< read so far
    qint64 timeNs = 0;      ///< of the presentation, reached so far
};

} // namespace cuegate
