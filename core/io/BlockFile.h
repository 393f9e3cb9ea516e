// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of one version of one source, kept on disk at their places in a sparse file: a header that names the
// version, a table with a checksum for each block (0: it is not there), the blocks. Nothing else vouches for
// a block, so a write that was cut short, a flipped bit and a loss of power all look like a block that is not
// there. Thread: any; all members are thread-safe. What blocks on the disk says so.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/CacheFiles.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace cuegate {

class BlockFile
{
public:
    enum class IfMissing { Make, Fail };
    /// Takes up the file at \p path if it is of this version; else makes it anew or fails as NotFound.
    /// \p validator has a size. Blocks. Errors: those of CacheFiles.
    [[nodiscard]] static Result<std::unique_ptr<BlockFile>>
    open(CacheFiles &files, const QString &path, const SourceValidator &validator, IfMissing ifMissing);
    /// A new file at \p path for what is not told apart from other versions, or of which nobody says how
    /// long it is: it keeps its table in memory, so a later run finds nothing in it. Its shorter last block
    /// says where it ends. Blocks. Errors: those of CacheFiles.
    [[nodiscard]] static Result<std::unique_ptr<BlockFile>> makeForRun(CacheFiles &files,
                                                                       const QString &path);

    [[nodiscard]] bool has(qint64 block) const;
    /// It has this block, and other bytes for it, by their checksum.
    [[nodiscard]] bool differs(qint64 block, const QByteArray &bytes) const;
    [[nodiscard]] qint64 keptBytes() const;
    [[nodiscard]] std::vector<ByteRange> keptRanges() const; ///< in order, not touching each other

    /// Null if it is not there or not what was written; then it is forgotten. Blocks. Errors: those of
    /// CacheFiles.
    [[nodiscard]] Result<QByteArray> read(qint64 block);
    /// \p bytes is a whole block, or the shorter last one; returns how many were added: 0 for what is there
    /// and what cannot be of this version. Blocks. Errors: those of CacheFiles.
    [[nodiscard]] Result<qint64> write(qint64 block, const QByteArray &bytes);

private:
    BlockFile(std::unique_ptr<CacheFiles::File> file, const SourceValidator &validator);
    explicit BlockFile(std::unique_ptr<CacheFiles::File> file);
    [[nodiscard]] bool mayHold(qint64 block, const QByteArray &bytes);
    [[nodiscard]] QByteArray header() const;
    [[nodiscard]] Result<void> readTable();
    [[nodiscard]] ByteRange placeOf(qint64 block) const;
    [[nodiscard]] quint64 checksumOf(qint64 block, const QByteArray &bytes) const;
    [[nodiscard]] qint64 blockBytes(qint64 block) const;

    const std::unique_ptr<CacheFiles::File> m_file;
    const bool m_isForRun;
    std::atomic<qint64> m_sizeBytes; // of the source; -1: not known yet
    const quint64 m_version;         // a hash of the validator
    mutable std::mutex m_mutex;
    std::vector<quint64> m_checksums; // guarded by m_mutex; for a run: up to the furthest block
    qint64 m_keptBytes = 0;           // guarded by m_mutex
};

} // namespace cuegate
