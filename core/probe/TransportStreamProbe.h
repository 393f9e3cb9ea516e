// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description of an MPEG transport stream file (ISO/IEC 13818-1) from its beginning, and where its
// tracks end from its end. Where its keyframes are takes a scan: TransportStreamScan. Thread: worker (blocks
// on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// \p head: the first bytes of the source (64 KiB or all of it), already read. At most three requests more:
/// up to 256 KiB, and up to 2 MiB where that holds no keyframe, and the last half second (256 KiB to 2 MiB).
/// Of several programs the first with video is taken. The result has IndexKind::None. Errors: MediaEncrypted
/// if the main video is scrambled; Unsupported with MediaNoIndex if there is no program map table; those of
/// the source; Cancelled.
[[nodiscard]] Result<MediaInfo> probeTransportStream(const ByteSource &source, const QByteArray &head,
                                                     const CancelToken &cancel);

} // namespace cuegate
