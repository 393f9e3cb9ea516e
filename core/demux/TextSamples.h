// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the samples of a text track that are shown within a span: those that begin in it, and those that
// began before and are still shown, as far as the container tells where they are (Matroska by its Cues, MP4
// by its sample table). Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/SampleReader.h"

namespace cuegate {

/// In the order of their times. Errors as readSamples().
[[nodiscard]] Result<SampleBatch> readTextSamples(const ByteSource &source, const MediaInfo &info,
                                                  TrackId track, const SampleSpan &span,
                                                  const CancelToken &cancel);

} // namespace cuegate
