// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description of an FLV file: onMetaData and the first tags of sound and picture.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// The offset of the first tag, as the header says. Nothing if there is no header.
[[nodiscard]] std::optional<qint64> firstFlvTagBytes(QByteArrayView head);

/// Reads up to 1 MiB, and a list of keyframes and the places it is checked at. Without a true list, with
/// IndexKind::None and a note. Errors as probe().
[[nodiscard]] Result<MediaInfo> probeFlv(const ByteSource &source, const CancelToken &cancel);

} // namespace cuegate
