// SPDX-License-Identifier: GPL-3.0-or-later
// One file of the segment cache: the payload and a trailer of 40 bytes (magic, payload size, key, XXH3 of
// payload and key). Thread: any, blocking.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/CacheFiles.h"
#include "core/segment/SegmentKey.h"

#include <vector>

namespace cuegate {

inline constexpr qint64 kCacheTrailerBytes = 40;

struct CacheFilePlace
{
    QString folder; ///< made if it is missing
    QString path;   ///< in that folder
    QString part;   ///< where it is written first; on the same file system
};

/// Writes \p place.part, syncs its data, renames it. Errors: those of CacheFiles; then nothing is left behind
/// where that is possible.
[[nodiscard]] Result<void> writeCacheFile(CacheFiles &files, const CacheFilePlace &place,
                                          const SegmentKey &key, const QByteArray &payload);

/// A segment held open on disk. It was found whole, and each piece of it is compared again with what was
/// found when it is read: bytes that have changed since are an error, never an answer. What becomes of the
/// file's name does not disturb it.
class CachedSegment final : public ByteSource, public std::enable_shared_from_this<CachedSegment>
{
public:
    /// Reads all of it. Errors: those of CacheFiles; CorruptInput if size, key or checksum do not agree.
    [[nodiscard]] static Result<std::shared_ptr<const CachedSegment>>
    open(CacheFiles &files, const QString &path, const SegmentKey &key);

    /// False once somebody has written, renamed or removed the file.
    [[nodiscard]] bool isUntouched() const;

    [[nodiscard]] qint64 sizeBytes() const override { return m_payloadBytes; }
    [[nodiscard]] SourceValidator validator() const override { return {{}, {}, m_payloadBytes}; }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    CachedSegment(std::unique_ptr<CacheFiles::File> file, const CacheFiles::Stamp &stamp);
    [[nodiscard]] Result<void> check(const SegmentKey &key);

    const std::unique_ptr<CacheFiles::File> m_file;
    const CacheFiles::Stamp m_stamp;
    const qint64 m_payloadBytes;
    std::vector<quint64> m_pieceChecksums; // set by check()
};

} // namespace cuegate
