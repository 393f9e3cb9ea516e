// SPDX-License-Identifier: GPL-3.0-or-later
// A local file as a ByteSource, by positioned reads. Size, modification time and inode are pinned at open.
// Thread: any; all members are thread-safe.
#pragma once

#include "core/io/ByteSource.h"

#include <QString>

#include <memory>

class QThreadPool;

namespace cuegate {

class FileByteSource final : public ByteSource
{
public:
    /// Asynchronous reads run on \p pool, which must outlive the source; null: the global one.
    /// Errors: NotFound, PermissionDenied, InvalidArgument for what is no regular file, CorruptInput for an
    /// empty one, Unavailable.
    [[nodiscard]] static Result<std::shared_ptr<FileByteSource>> open(const QString &path,
                                                                      QThreadPool *pool = nullptr);
    ~FileByteSource() override;

    [[nodiscard]] qint64 sizeBytes() const override;
    [[nodiscard]] SourceValidator validator() const override;
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] bool hasChanged() const override;
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    class OpenFile; // shared with reads under way
    FileByteSource(std::shared_ptr<const OpenFile> file, QThreadPool *pool);

    const std::shared_ptr<const OpenFile> m_file;
    QThreadPool *const m_pool;
};

} // namespace cuegate
