// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description and the sample tables of an MP4 or QuickTime file (ISO/IEC 14496-12): ftyp and moov,
// first or last. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// \p head: the first bytes of the source (64 KiB or all of it), already read. Errors as probe().
/// Fragmented files (moof) come back with IndexKind::None for now.
[[nodiscard]] Result<MediaInfo> probeMovie(const ByteSource &source, const QByteArray &head,
                                           const CancelToken &cancel);

} // namespace cuegate
