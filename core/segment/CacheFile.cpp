// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheFile.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"

#include <QFile>

#include <xxhash.h>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr QByteArrayView kMagic = "CUEGSEG1";

} // namespace

static quint64 checksum(QByteArrayView payload, const SegmentKey &key)
{
    return XXH3_64bits_withSeed(payload.data(), size_t(payload.size()), key.hash[0] ^ key.hash[1]);
}

static QByteArray trailerOf(const QByteArray &payload, const SegmentKey &key)
{
    ByteWriter trailer;
    trailer.append(kMagic);
    trailer.u64(quint64(payload.size()));
    trailer.u64(key.hash[0]);
    trailer.u64(key.hash[1]);
    trailer.u64(checksum(payload, key));
    return trailer.take();
}

static std::unexpected<Error> diskError(const QString &what)
{
    return fail(ErrorKind::Unavailable, u"%1: %2"_s.arg(what, qt_error_string(errno)), ErrorCode::CacheDisk);
}

#ifdef Q_OS_UNIX

static bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

Result<void> writeCacheFile(const QString &path, const SegmentKey &key, const QByteArray &payload)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray part = target + ".part";
    const int fd = ::open(part.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return diskError(u"opening a cache file"_s);
    const bool isWritten = writeAll(fd, payload) && writeAll(fd, trailerOf(payload, key)) && ::fdatasync(fd) == 0;
    const int error = errno;
    const bool isClosed = ::close(fd) == 0;
    if (isWritten && isClosed && ::rename(part.constData(), target.constData()) == 0)
        return {};
    errno = isWritten ? errno : error;
    auto failure = diskError(u"writing a cache file"_s);
    ::unlink(part.constData());
    return failure;
}

Result<QByteArray> readCacheFile(const QString &path, const SegmentKey &key)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return fail(ErrorKind::NotFound, u"no cache file"_s, ErrorCode::CacheDisk);
    struct stat status = {};
    if (::fstat(fd, &status) != 0 || status.st_size < kCacheTrailerBytes) {
        ::close(fd);
        return fail(ErrorKind::CorruptInput, u"cache file too short"_s, ErrorCode::CacheDisk);
    }
    QByteArray bytes(status.st_size, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(fd, bytes.data() + filled, size_t(bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        filled += got;
    }
    ::close(fd);
    bytes.truncate(filled);
#else

Result<void> writeCacheFile(const QString &path, const SegmentKey &key, const QByteArray &payload)
{
    const QString part = path + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(payload) != payload.size()
        || file.write(trailerOf(payload, key)) != kCacheTrailerBytes || !file.flush())
        return diskError(u"writing a cache file"_s);
    file.close();
    QFile::remove(path);
    if (!QFile::rename(part, path))
        return diskError(u"renaming a cache file"_s);
    return {};
}

Result<QByteArray> readCacheFile(const QString &path, const SegmentKey &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, u"no cache file"_s, ErrorCode::CacheDisk);
    QByteArray bytes = file.readAll();
#endif
    if (bytes.size() < kCacheTrailerBytes)
        return fail(ErrorKind::CorruptInput, u"cache file too short"_s, ErrorCode::CacheDisk);
    const qsizetype payloadBytes = bytes.size() - kCacheTrailerBytes;
    ByteReader trailer(QByteArrayView(bytes).sliced(payloadBytes));
    const bool isOurs = trailer.bytes(kMagic.size()) == kMagic && trailer.u64() == quint64(payloadBytes)
        && trailer.u64() == key.hash[0] && trailer.u64() == key.hash[1]
        && trailer.u64() == checksum(QByteArrayView(bytes).first(payloadBytes), key);
    if (!isOurs)
        return fail(ErrorKind::CorruptInput, u"cache file does not match its trailer"_s, ErrorCode::CacheDisk);
    bytes.truncate(payloadBytes);
    return bytes;
}

} // namespace cuegate
