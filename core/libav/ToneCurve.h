// SPDX-License-Identifier: GPL-3.0-or-later
// One colour of high dynamic range or wide gamut as one of BT.709: transfer functions (ITU-R BT.2100, SMPTE
// ST 2084), the tone curve of ITU-R BT.2390 section 5.4.1 on the greatest component, primaries of BT.2020 to
// BT.709. Thread: any; pure.
#pragma once

#include "core/libav/AvcTarget.h"

#include <array>

namespace cuegate {

/// Y', Cb, Cr: luma 0 to 1, chroma -0.5 to 0.5.
using YCbCr = std::array<double, 3>;

/// \p colour has the transfer, primaries and matrix of \p source; the result is BT.709 of standard dynamic
/// range.
[[nodiscard]] YCbCr toBt709(const YCbCr &colour, ToneMap toneMap, const Colour &source);

} // namespace cuegate
