// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheFile.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"

#include <QThreadPool>

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr QByteArrayView kMagic = "CUEGSEG1";
constexpr qint64 kPieceBytes = 32 * 1024;

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

static Result<void> writePart(CacheFiles &files, const QString &part, const SegmentKey &key,
                              const QByteArray &payload)
{
    const auto file = files.create(part);
    if (!file)
        return std::unexpected(file.error());
    if (auto written = (*file)->write(0, payload); !written)
        return written;
    if (auto written = (*file)->write(payload.size(), trailerOf(payload, key)); !written)
        return written;
    return (*file)->sync();
}

static Result<void> publish(CacheFiles &files, const CacheFilePlace &place)
{
    auto renamed = files.rename(place.part, place.path);
    if (renamed || renamed.error().kind != ErrorKind::NotFound)
        return renamed;
    // The first of its title.
    if (auto made = files.makeFolder(place.folder); !made)
        return made;
    return files.rename(place.part, place.path);
}

Result<void> writeCacheFile(CacheFiles &files, const CacheFilePlace &place, const SegmentKey &key,
                            const QByteArray &payload)
{
    auto written = writePart(files, place.part, key, payload);
    if (written)
        written = publish(files, place);
    if (!written) [[maybe_unused]]
        const auto removed = files.remove(place.part);
    return written;
}

CachedSegment::CachedSegment(std::unique_ptr<CacheFiles::File> file, const CacheFiles::Stamp &stamp)
    : m_file(std::move(file))
    , m_stamp(stamp)
    , m_payloadBytes(stamp.sizeBytes - kCacheTrailerBytes)
{
}

Result<std::shared_ptr<const CachedSegment>> CachedSegment::open(CacheFiles &files, const QString &path,
                                                                 const SegmentKey &key)
{
    auto file = files.open(path, CacheFiles::Access::Read);
    if (!file)
        return std::unexpected(file.error());
    (*file)->touch(); // the next start's order of use
    const auto stamp = (*file)->stamp();
    if (!stamp)
        return std::unexpected(stamp.error());
    if (stamp->sizeBytes < kCacheTrailerBytes)
        return fail(ErrorKind::CorruptInput, u"a cache file is too short"_s, ErrorCode::CacheDisk);
    const std::shared_ptr<CachedSegment> segment(new CachedSegment(std::move(*file), *stamp));
    if (const auto checked = segment->check(key); !checked)
        return std::unexpected(checked.error());
    return segment;
}

Result<void> CachedSegment::check(const SegmentKey &key)
{
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_64bits_reset_withSeed(state.get(), checksumSeed(key));
    for (qint64 at = 0; at < m_payloadBytes; at += kPieceBytes) {
        const auto piece = m_file->read(ByteRange::ofSize(at, kPieceBytes).intersected({0, m_payloadBytes}));
        if (!piece)
            return std::unexpected(piece.error());
        XXH3_64bits_update(state.get(), piece->constData(), size_t(piece->size()));
        m_pieceChecksums.push_back(XXH3_64bits(piece->constData(), size_t(piece->size())));
    }
    const auto end = m_file->read(ByteRange::ofSize(m_payloadBytes, kCacheTrailerBytes));
    if (!end)
        return std::unexpected(end.error());
    ByteReader trailer(*end);
    const bool isWhole = trailer.bytes(kMagic.size()) == kMagic && trailer.u64() == quint64(m_payloadBytes) &&
                         trailer.u64() == key.hash[0] && trailer.u64() == key.hash[1] &&
                         trailer.u64() == XXH3_64bits_digest(state.get());
    if (!isWhole)
        return fail(ErrorKind::CorruptInput, u"a cache file does not match its trailer"_s,
                    ErrorCode::CacheDisk);
    return {};
}

bool CachedSegment::isUntouched() const
{
    const auto stamp = m_file->stamp();
    return stamp && *stamp == m_stamp;
}

static std::unexpected<Error> changedWhileSent()
{
    return fail(ErrorKind::CorruptInput, u"a cache file has changed while it was being sent"_s,
                ErrorCode::CacheDisk);
}

Result<QByteArray> CachedSegment::read(ByteRange range, const CancelToken &) const
{
    range = range.intersected({0, m_payloadBytes});
    if (range.isEmpty())
        return QByteArray();
    const qint64 firstPiece = range.beginBytes / kPieceBytes;
    const qint64 endPiece = (range.endBytes + kPieceBytes - 1) / kPieceBytes;
    const ByteRange pieces{firstPiece * kPieceBytes, std::min(endPiece * kPieceBytes, m_payloadBytes)};
    auto bytes = m_file->read(pieces);
    if (!bytes)
        return bytes;
    if (bytes->size() != pieces.sizeBytes())
        return changedWhileSent();
    for (qint64 piece = firstPiece; piece < endPiece; ++piece) {
        const qint64 at = (piece - firstPiece) * kPieceBytes;
        const QByteArrayView view =
            QByteArrayView(*bytes).sliced(at, std::min(kPieceBytes, bytes->size() - at));
        if (XXH3_64bits(view.data(), size_t(view.size())) != m_pieceChecksums[size_t(piece)])
            return changedWhileSent();
    }
    return bytes->mid(range.beginBytes - pieces.beginBytes, range.sizeBytes());
}

void CachedSegment::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    QThreadPool::globalInstance()->start([self = shared_from_this(), range, cancel, done = std::move(done)] {
        done(self->read(range, cancel));
    });
}

} // namespace cuegate
