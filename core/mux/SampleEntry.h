// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the sample entry of a track (ISO/IEC 14496-12 section 12.1.3 and 12.2.3, and the codecs' own mapping
// specifications as CodecConfig.h names them). Thread: any; pure.
#pragma once

#include "core/media/Track.h"
#include "core/mux/BoxWriter.h"

namespace cuegate {

void writeSampleEntry(BoxWriter &writer, const Track &track);

} // namespace cuegate
