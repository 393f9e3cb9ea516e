// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out whether an encoder works here by encoding with it: a name in libavcodec's list, a driver and a
// device are no proof. Thread: worker, blocks.
#pragma once

#include "core/base/Error.h"
#include "core/libav/EncoderKind.h"

namespace cuegate {

/// A second of grey that grows lighter, through the set-up that segments go through.
/// Errors: Unsupported, Unavailable or Internal, with the reason in words.
[[nodiscard]] Result<void> tryEncoder(EncoderKind kind);

} // namespace cuegate
