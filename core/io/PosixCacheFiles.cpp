// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/CacheFiles.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate {

static ErrorKind kindOf(int error)
{
    switch (error) {
    case ENOENT:
        return ErrorKind::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
        return ErrorKind::PermissionDenied;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return ErrorKind::Unavailable;
    case ELOOP:
        return ErrorKind::CorruptInput;
    default:
        return ErrorKind::Internal;
    }
}

static std::unexpected<Error> systemError(const QString &what, int error = errno)
{
    return fail(kindOf(error), u"%1: %2"_s.arg(what, qt_error_string(error)), ErrorCode::CacheDisk);
}

static std::unexpected<Error> notOurs(const QString &path, const QString &why)
{
    return fail(ErrorKind::PermissionDenied, u"%1 %2"_s.arg(path, why), ErrorCode::CacheDisk);
}

static Result<struct stat> statusOf(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return systemError(u"making the cache folder"_s);
    if (!S_ISDIR(status.st_mode))
        return notOurs(path, u"is not a folder, but a file or a link"_s);
    return status;
}

// A folder that others own or write to could be filled or exchanged by them (FAULTS.md threat 16).
static Result<void> checkOurs(const QString &path, const struct stat &status)
{
    if (status.st_uid != ::geteuid())
        return notOurs(path, u"belongs to somebody else"_s);
    if ((status.st_mode & 0022) != 0)
        return notOurs(path, u"can be written by others"_s);
    return {};
}

// The folder above may also be the system's, as long as it protects what is ours, as /tmp does.
static Result<void> checkAbove(const QString &path, const struct stat &status)
{
    if (status.st_uid != ::geteuid() && status.st_uid != 0)
        return notOurs(path, u"belongs to somebody else"_s);
    if ((status.st_mode & 0022) != 0 && (status.st_mode & S_ISVTX) == 0)
        return notOurs(path, u"can be written by others"_s);
    return {};
}

// Runs a system call again while signals interrupt it.
template <typename Call>
static auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

namespace {

class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Descriptor() { ::close(m_descriptor); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    const int m_descriptor;
};

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

class PosixLock final : public CacheFiles::Lock
{
public:
    explicit PosixLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

private:
    const Descriptor m_descriptor;
};

class PosixFile final : public CacheFiles::File
{
public:
    explicit PosixFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    [[nodiscard]] Result<void> write(qint64 offsetBytes, QByteArrayView bytes) override
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = uninterrupted([&] {
                return ::pwrite(m_descriptor.get(), bytes.data(), size_t(bytes.size()), offsetBytes);
            });
            if (written <= 0)
                return systemError(u"writing a cache file"_s, written < 0 ? errno : EIO);
            bytes = bytes.sliced(written);
            offsetBytes += written;
        }
        return {};
    }

    [[nodiscard]] Result<void> sync() override
    {
        if (::fdatasync(m_descriptor.get()) != 0)
            return systemError(u"syncing a cache file"_s);
        return {};
    }

    [[nodiscard]] Result<QByteArray> read(ByteRange range) const override
    {
        QByteArray bytes(range.sizeBytes(), Qt::Uninitialized);
        qint64 got = 0;
        while (got < bytes.size()) {
            const ssize_t count = uninterrupted([&] {
                return ::pread(m_descriptor.get(), bytes.data() + got, size_t(bytes.size() - got),
                               range.beginBytes + got);
            });
            if (count < 0)
                return systemError(u"reading a cache file"_s);
            if (count == 0)
                break;
            got += count;
        }
        bytes.truncate(got);
        return bytes;
    }

    [[nodiscard]] Result<CacheFiles::Stamp> stamp() const override
    {
        struct stat status = {};
        if (::fstat(m_descriptor.get(), &status) != 0)
            return systemError(u"looking at a cache file"_s);
        return CacheFiles::Stamp{status.st_size,
                                 status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    }

    void touch() override { ::futimens(m_descriptor.get(), nullptr); }

private:
    const Descriptor m_descriptor;
};

class PosixCacheFiles final : public CacheFiles
{
public:
    [[nodiscard]] Result<void> makeFolder(const QString &path) override
    {
        const QString above = QFileInfo(path).path();
        auto aboveStatus = statusOf(above);
        if (!aboveStatus && aboveStatus.error().kind == ErrorKind::NotFound && above != path) {
            if (auto made = makeFolder(above); !made)
                return made;
            aboveStatus = statusOf(above);
        }
        if (!aboveStatus)
            return std::unexpected(aboveStatus.error());
        if (auto safe = checkAbove(above, *aboveStatus); !safe)
            return safe;
        const QByteArray name = QFile::encodeName(path);
        ::mkdir(name.constData(), 0700);
        const auto status = statusOf(path);
        if (!status)
            return std::unexpected(status.error());
        if (auto ours = checkOurs(path, *status); !ours)
            return ours;
        if ((status->st_mode & 07777) != 0700 && ::chmod(name.constData(), 0700) != 0)
            return systemError(u"making the cache folder ours"_s);
        return {};
    }

    [[nodiscard]] Result<std::unique_ptr<File>> create(const QString &path) override
    {
        return opened(path, O_RDWR | O_CREAT | O_EXCL);
    }

    [[nodiscard]] Result<std::unique_ptr<File>> open(const QString &path, Access access) override
    {
        return opened(path, access == Access::Read ? O_RDONLY : O_RDWR);
    }

    [[nodiscard]] Result<void> rename(const QString &from, const QString &to) override
    {
        if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
            return systemError(u"renaming a cache file"_s);
        return {};
    }

    [[nodiscard]] Result<void> remove(const QString &path) override
    {
        if (::remove(QFile::encodeName(path).constData()) != 0)
            return systemError(u"removing a cache file"_s);
        return {};
    }

    [[nodiscard]] Result<std::vector<Found>> list(const QString &folder) override
    {
        const std::unique_ptr<DIR, CloseFolder> dir(::opendir(QFile::encodeName(folder).constData()));
        if (!dir)
            return systemError(u"listing the cache folder"_s);
        std::vector<Found> found;
        while (const dirent *entry = ::readdir(dir.get())) {
            struct stat status = {};
            const QByteArrayView name(entry->d_name);
            if (name == "." || name == ".." ||
                ::fstatat(::dirfd(dir.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue;
            found.push_back({QFile::decodeName(entry->d_name), status.st_size, status.st_blocks * 512,
                             status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
                             S_ISDIR(status.st_mode)});
        }
        return found;
    }

    [[nodiscard]] Result<Space> space(const QString &path) override
    {
        struct statvfs status = {};
        if (::statvfs(QFile::encodeName(path).constData(), &status) != 0)
            return systemError(u"asking for free space"_s);
        return Space{qint64(status.f_bavail) * qint64(status.f_frsize),
                     qint64(status.f_blocks) * qint64(status.f_frsize)};
    }

    [[nodiscard]] Result<std::unique_ptr<Lock>> lock(const QString &path) override
    {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return systemError(u"locking the cache folder"_s);
        auto lock = std::make_unique<PosixLock>(descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
            return fail(errno == EWOULDBLOCK ? ErrorKind::Unavailable : kindOf(errno),
                        u"the cache folder is locked"_s, ErrorCode::CacheDisk);
        return lock;
    }

private:
    // O_NONBLOCK: a pipe that somebody put there must not hold us up.
    [[nodiscard]] static Result<std::unique_ptr<File>> opened(const QString &path, int flags)
    {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
        if (descriptor < 0)
            return systemError(u"opening a cache file"_s);
        auto file = std::make_unique<PosixFile>(descriptor);
        struct stat status = {};
        if (::fstat(descriptor, &status) != 0)
            return systemError(u"looking at a cache file"_s);
        if (!S_ISREG(status.st_mode))
            return fail(ErrorKind::CorruptInput, u"not a regular file"_s, ErrorCode::CacheDisk);
        return file;
    }
};

} // namespace

std::shared_ptr<CacheFiles> posixCacheFiles()
{
    return std::make_shared<PosixCacheFiles>();
}

} // namespace cuegate
