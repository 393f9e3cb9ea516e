// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FileByteSource.h"

#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kPieceBytes = 1024 * 1024; // between looks at the CancelToken
constexpr qint64 kMaxReadBytes = 256 * 1024 * 1024;
constexpr qint64 kMaxAsyncBytes = 256 * 1024;

bool isSameFile(const struct stat &a, const struct stat &b)
{
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
           a.st_mtim.tv_nsec == b.st_mtim.tv_nsec && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

Error fileError(const QString &name, int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return Error{ErrorKind::NotFound,
                     u"the file %1 does not exist: was it moved or renamed?"_s.arg(name)};
    if (number == EACCES || number == EPERM)
        return Error{ErrorKind::PermissionDenied,
                     u"the file %1 may not be read: check its permissions"_s.arg(name)};
    return Error{ErrorKind::Unavailable, u"the file %1 cannot be read: %2"_s.arg(
                                             name, QString::fromLocal8Bit(std::strerror(number)))};
}

} // namespace

class FileByteSource::OpenFile
{
public:
    OpenFile(int fd, const QString &path, const struct stat &pinned)
        : m_fd(fd)
        , m_path(QFile::encodeName(path))
        , m_name(QFileInfo(path).fileName())
        , m_pinned(pinned)
    {
    }
    ~OpenFile() { ::close(m_fd); }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    [[nodiscard]] const struct stat &pinned() const { return m_pinned; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const;
    [[nodiscard]] bool wasFoundChanged() const { return m_wasFoundChanged; }

private:
    [[nodiscard]] bool hasChanged() const;

    const int m_fd;
    const QByteArray m_path;
    const QString m_name;
    const struct stat m_pinned;
    mutable std::atomic<bool> m_wasFoundChanged = false;
};

// A file that was only removed still reads as it was; one that took its place is another.
bool FileByteSource::OpenFile::hasChanged() const
{
    struct stat now = {};
    if (::fstat(m_fd, &now) != 0 || !isSameFile(m_pinned, now))
        return true;
    return ::stat(m_path.constData(), &now) == 0 && !isSameFile(m_pinned, now);
}

Result<QByteArray> FileByteSource::OpenFile::read(ByteRange range, const CancelToken &cancel) const
{
    range.endBytes = std::min<qint64>(range.endBytes, m_pinned.st_size);
    if (range.beginBytes < 0 || range.sizeBytes() > kMaxReadBytes)
        return fail(
            ErrorKind::InvalidArgument,
            u"a read of %1 bytes at %2 is out of bounds"_s.arg(range.sizeBytes()).arg(range.beginBytes));
    QByteArray bytes(range.sizeBytes(), Qt::Uninitialized);
    qint64 have = 0;
    while (have < bytes.size()) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const auto want = static_cast<size_t>(std::min(kPieceBytes, bytes.size() - have));
        const ssize_t got = ::pread(m_fd, bytes.data() + have, want, range.beginBytes + have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(fileError(m_name, errno));
        if (got == 0)
            break;
        have += got;
    }
    // Looked at after reading: what was read before a change was noticed must not be handed out.
    if (have < bytes.size() || hasChanged()) {
        m_wasFoundChanged = true;
        return fail(ErrorKind::Unavailable, u"the file %1 has changed since it was opened"_s.arg(m_name),
                    ErrorCode::UpstreamChanged);
    }
    return bytes;
}

Result<std::shared_ptr<FileByteSource>> FileByteSource::open(const QString &path, QThreadPool *pool)
{
    const QString name = QFileInfo(path).fileName();
    // Non-blocking, so that a pipe in place of the file cannot hold us here.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return std::unexpected(fileError(name, errno));
    struct stat pinned = {};
    if (::fstat(fd, &pinned) != 0) {
        const int number = errno;
        ::close(fd);
        return std::unexpected(fileError(name, number));
    }
    const auto file = std::make_shared<const OpenFile>(fd, path, pinned);
    if (S_ISDIR(pinned.st_mode))
        return fail(ErrorKind::InvalidArgument, u"%1 is a folder, not a file"_s.arg(name));
    if (!S_ISREG(pinned.st_mode))
        return fail(ErrorKind::InvalidArgument, u"%1 is a device or pipe, not a file"_s.arg(name));
    if (pinned.st_size == 0)
        return fail(ErrorKind::CorruptInput, u"the file %1 is empty: there is nothing to play"_s.arg(name),
                    ErrorCode::MediaNotMedia);
    return std::shared_ptr<FileByteSource>(
        new FileByteSource(file, pool ? pool : QThreadPool::globalInstance()));
}

FileByteSource::FileByteSource(std::shared_ptr<const OpenFile> file, QThreadPool *pool)
    : m_file(std::move(file))
    , m_pool(pool)
{
}

FileByteSource::~FileByteSource() = default;

qint64 FileByteSource::sizeBytes() const
{
    return m_file->pinned().st_size;
}

SourceValidator FileByteSource::validator() const
{
    const struct stat &pinned = m_file->pinned();
    return {'"' + QByteArray::number(static_cast<quint64>(pinned.st_ino), 16) + '"',
            QByteArray::number(static_cast<qint64>(pinned.st_mtim.tv_sec)) + '.' +
                QByteArray::number(static_cast<qint64>(pinned.st_mtim.tv_nsec)).rightJustified(9, '0'),
            pinned.st_size};
}

bool FileByteSource::hasChanged() const
{
    return m_file->wasFoundChanged();
}

Result<QByteArray> FileByteSource::read(ByteRange range, const CancelToken &cancel) const
{
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return m_file->read(range, cancel);
}

void FileByteSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    if (range.sizeBytes() > kMaxAsyncBytes)
        range.endBytes = range.beginBytes + kMaxAsyncBytes;
    m_pool->start([file = m_file, range, cancel, done = std::move(done)] {
        done(cancel.isCancelled() ? Result<QByteArray>(std::unexpected(Error::cancelled()))
                                  : file->read(range, cancel));
    });
}

} // namespace cuegate
