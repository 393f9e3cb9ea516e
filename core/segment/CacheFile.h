// SPDX-License-Identifier: GPL-3.0-or-later
// One file of the segment cache: the payload and a trailer of 40 bytes (magic, payload size, key, XXH3 of
// payload and key). Thread: any; stateless, blocking.
#pragma once

#include "core/base/Error.h"
#include "core/segment/SegmentContent.h"
#include "core/segment/SegmentKey.h"

namespace cuegate {

inline constexpr qint64 kCacheTrailerBytes = 40;

/// Writes \p path + ".part", syncs its data, renames it. Errors: Unavailable with CacheDisk; nothing is left
/// behind.
[[nodiscard]] Result<void> writeCacheFile(const QString &path, const SegmentKey &key,
                                          const QByteArray &payload);

/// The payload, held open on disk, if file, length, key and checksum agree; it is read once to find out. What
/// becomes of the file's name afterwards does not disturb it. Errors: NotFound if there is no file;
/// CorruptInput otherwise.
[[nodiscard]] Result<SegmentContent> openCacheFile(const QString &path, const SegmentKey &key);

} // namespace cuegate
