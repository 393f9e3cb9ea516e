// SPDX-License-Identifier: GPL-3.0-or-later
// Samples of an Ogg file lie between its page heads: takes these out. Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate {

/// \p bytes: from a sample's first byte to its last one.
[[nodiscard]] QByteArray joinedPacket(const QByteArray &bytes, const MediaInfo &info, TrackId track);
/// The same for all samples of \p batch.
void joinPackets(SampleBatch &batch, const MediaInfo &info);

} // namespace cuegate
