// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a title's segments stay on disk whatever else wants the space.
// Thread: any; a plain value.
#pragma once

namespace cuegate {

enum class Pinning { Pinned, Unpinned };

} // namespace cuegate
