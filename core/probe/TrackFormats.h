// SPDX-License-Identifier: GPL-3.0-or-later
// What decoder configurations say of picture and sound, where containers say something else or nothing (bits
// per sample, channels, sample rate). Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"

namespace cuegate {

/// Sets VideoFormat and AudioFormat of info.tracks as completeCodecConfig() does; configurations themselves
/// are left as the container has them. Tracks whose configuration is missing, damaged or in a sample stay.
void describeFormats(MediaInfo &info);

/// The same of one track by its \p firstSample, which may be empty if needsFirstSample() is false.
void describeFormat(Track &track, QByteArrayView firstSample);

} // namespace cuegate
