// SPDX-License-Identifier: GPL-3.0-or-later
// Trials of hardware encoders are marked as conversions are: one that ended the program is not made at each
// start. Thread: any; the trials' threads must be expendable.
#pragma once

#include "core/libav/EncoderPaths.h"
#include "core/segment/ConversionMarks.h"

namespace cuegate {

/// \p paths with their trials marked in \p marks. What the program was ended by a signal in, or twice without
/// a word of one, is not tried before somebody asks for it (EncoderPath::notTried).
[[nodiscard]] std::vector<EncoderPath> withMarkedTrials(std::vector<EncoderPath> paths,
                                                        const std::shared_ptr<ConversionMarks> &marks);

} // namespace cuegate
