// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out what a medium is by a few small reads: format by content, tracks, and its own index, checked
// before it is trusted. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

#include <memory>

namespace cuegate {

/// Reads at most 64 KiB at the start, the index, and a few KiB to check it. Decoder configurations that need
/// a sample are left empty (see CodecConfig.h). \p fileName is only a hint for the wording of errors. A
/// medium whose container is understood but which has no usable index is returned with IndexKind::None and a
/// note. Errors: Unsupported with MediaNotMedia (HTML, text, playlist, unknown), MediaEncrypted, MediaCodec;
/// CorruptInput with the byte offset; MediaIndexTooBig; errors of the source; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const MediaInfo>>
probe(const ByteSource &source, const QString &fileName, const CancelToken &cancel);

/// What probeFurther() may send while a player waits, and while a provisional title plays.
inline constexpr int kRequestsWhileWaiting = 2;
inline constexpr int kRequestsWhilePlaying = 80;

/// \p found, which probe() said of \p source, with what that left out to keep within four requests; null if
/// it is of a kind of which it leaves out nothing. It may turn out that the index is false, and there is
/// none. Sends at most \p moreRequests if what was read is at hand. Errors: as probe().
[[nodiscard]] Result<std::shared_ptr<const MediaInfo>>
probeFurther(const ByteSource &source, const MediaInfo &found, int moreRequests, const CancelToken &cancel);

} // namespace cuegate
