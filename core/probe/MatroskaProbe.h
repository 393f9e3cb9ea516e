// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description and the index of a Matroska or WebM file (RFC 8794, RFC 9559): EBML header, SeekHeads
// wherever they are, Info, Tracks, Cues; of the clusters only as much as checks the Cues. Thread: worker
// (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// \p head: the first bytes of the source (64 KiB or all of it), already read. Errors as probe().
[[nodiscard]] Result<MediaInfo> probeMatroska(const ByteSource &source, const QByteArray &head,
                                              const CancelToken &cancel);

} // namespace cuegate
