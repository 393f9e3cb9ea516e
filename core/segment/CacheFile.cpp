// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheFile.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"

#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <xxhash.h>

#include <cerrno>
#include <mutex>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr QByteArrayView kMagic = "CUEGSEG1";

} // namespace

static quint64 checksumSeed(const SegmentKey &key)
{
    return key.hash[0] ^ key.hash[1];
}

static QByteArray trailerOf(const QByteArray &payload, const SegmentKey &key)
{
    ByteWriter trailer;
    trailer.append(kMagic);
    trailer.u64(quint64(payload.size()));
    trailer.u64(key.hash[0]);
    trailer.u64(key.hash[1]);
    trailer.u64(XXH3_64bits_withSeed(payload.constData(), size_t(payload.size()), checksumSeed(key)));
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
    const bool isWritten =
        writeAll(fd, payload) && writeAll(fd, trailerOf(payload, key)) && ::fdatasync(fd) == 0;
    const int error = errno;
    const bool isClosed = ::close(fd) == 0;
    if (isWritten && isClosed && ::rename(part.constData(), target.constData()) == 0)
        return {};
    errno = isWritten ? errno : error;
    auto failure = diskError(u"writing a cache file"_s);
    ::unlink(part.constData());
    return failure;
}

#else

Result<void> writeCacheFile(const QString &path, const SegmentKey &key, const QByteArray &payload)
{
    const QString part = path + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(payload) != payload.size() ||
        file.write(trailerOf(payload, key)) != kCacheTrailerBytes || !file.flush())
        return diskError(u"writing a cache file"_s);
    file.close();
    QFile::remove(path);
    if (!QFile::rename(part, path))
        return diskError(u"renaming a cache file"_s);
    return {};
}

#endif

namespace {

// The payload of a cache file that was found whole.
class CachedPayload final : public ByteSource, public std::enable_shared_from_this<CachedPayload>
{
public:
    CachedPayload(std::unique_ptr<QFile> file, qint64 payloadBytes)
        : m_payloadBytes(payloadBytes)
        , m_file(std::move(file))
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_payloadBytes; }
    [[nodiscard]] SourceValidator validator() const override { return {{}, {}, m_payloadBytes}; }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &) const override
    {
        return pieceOf(range, m_payloadBytes);
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        QThreadPool::globalInstance()->start([self = shared_from_this(), range, cancel,
                                              done = std::move(done)] { done(self->read(range, cancel)); });
    }
    /// Of the file, up to \p limitBytes from its start.
    [[nodiscard]] Result<QByteArray> pieceOf(ByteRange range, qint64 limitBytes) const
    {
        range.endBytes = std::min(range.endBytes, limitBytes);
        const std::lock_guard lock(m_mutex);
        QByteArray bytes(std::max<qint64>(0, range.sizeBytes()), Qt::Uninitialized);
        if (!m_file->seek(range.beginBytes) || m_file->read(bytes.data(), bytes.size()) != bytes.size())
            return fail(ErrorKind::Unavailable,
                        u"a cache file cannot be read: %1"_s.arg(m_file->errorString()),
                        ErrorCode::CacheDisk);
        return bytes;
    }

private:
    const qint64 m_payloadBytes;
    mutable std::mutex m_mutex;
    std::unique_ptr<QFile> m_file; // guarded by m_mutex
};

} // namespace

static bool isWhole(const CachedPayload &file, const SegmentKey &key)
{
    constexpr qint64 kStepBytes = 256 * 1024;
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_64bits_reset_withSeed(state.get(), checksumSeed(key));
    for (qint64 at = 0; at < file.sizeBytes(); at += kStepBytes) {
        const auto piece = file.read(ByteRange::ofSize(at, kStepBytes), {});
        if (!piece)
            return false;
        XXH3_64bits_update(state.get(), piece->constData(), size_t(piece->size()));
    }
    const auto bytes = file.pieceOf(ByteRange::ofSize(file.sizeBytes(), kCacheTrailerBytes),
                                    file.sizeBytes() + kCacheTrailerBytes);
    ByteReader trailer(bytes ? QByteArrayView(*bytes) : QByteArrayView());
    return trailer.bytes(kMagic.size()) == kMagic && trailer.u64() == quint64(file.sizeBytes()) &&
           trailer.u64() == key.hash[0] && trailer.u64() == key.hash[1] &&
           trailer.u64() == XXH3_64bits_digest(state.get());
}

Result<SegmentContent> openCacheFile(const QString &path, const SegmentKey &key)
{
    auto file = std::make_unique<QFile>(path);
    if (QFileInfo(path).isSymLink() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorKind::NotFound, u"no cache file"_s, ErrorCode::CacheDisk);
    const qint64 payloadBytes = file->size() - kCacheTrailerBytes;
    if (payloadBytes < 0)
        return fail(ErrorKind::CorruptInput, u"cache file too short"_s, ErrorCode::CacheDisk);
    const auto payload = std::make_shared<CachedPayload>(std::move(file), payloadBytes);
    if (!isWhole(*payload, key))
        return fail(ErrorKind::CorruptInput, u"cache file does not match its trailer"_s,
                    ErrorCode::CacheDisk);
    return SegmentContent(payload);
}

} // namespace cuegate
