// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BlockFile.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/io/BlockCache.h"

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kBlock = BlockCache::kBlockBytes;
constexpr qint64 kHeaderBytes = 4096;
constexpr qint64 kEntryBytes = 8;
constexpr qint64 kMostBlocksForRun = (qint64(128) << 30) / kBlock; // 32 MiB of checksums
constexpr QByteArrayView kMagic = "CUEGBLK1";

} // namespace

static quint64 versionOf(const SourceValidator &validator)
{
    const QByteArray text =
        validator.etag + '\n' + validator.lastModified + '\n' + QByteArray::number(validator.sizeBytes);
    return XXH3_64bits(text.constData(), size_t(text.size()));
}

BlockFile::BlockFile(std::unique_ptr<CacheFiles::File> file, const SourceValidator &validator)
    : m_file(std::move(file))
    , m_isForRun(false)
    , m_sizeBytes(validator.sizeBytes)
    , m_version(versionOf(validator))
    , m_checksums(size_t((validator.sizeBytes + kBlock - 1) / kBlock))
{
}

BlockFile::BlockFile(std::unique_ptr<CacheFiles::File> file)
    : m_file(std::move(file))
    , m_isForRun(true)
    , m_sizeBytes(-1)
    , m_version(0)
{
}

Result<std::unique_ptr<BlockFile>> BlockFile::makeForRun(CacheFiles &files, const QString &path)
{
    auto file = files.create(path);
    if (!file)
        return std::unexpected(file.error());
    return std::unique_ptr<BlockFile>(new BlockFile(std::move(*file)));
}

Result<std::unique_ptr<BlockFile>> BlockFile::open(CacheFiles &files, const QString &path,
                                                   const SourceValidator &validator, IfMissing ifMissing)
{
    if (auto old = files.open(path, CacheFiles::Access::ReadWrite)) {
        std::unique_ptr<BlockFile> kept(new BlockFile(std::move(*old), validator));
        const auto header = kept->m_file->read({0, kHeaderBytes});
        if (header && *header == kept->header()) {
            kept->m_file->touch(); // the next start's order of use
            if (const auto read = kept->readTable(); !read)
                return std::unexpected(read.error());
            return kept;
        }
    } else if (old.error().kind != ErrorKind::NotFound && old.error().kind != ErrorKind::CorruptInput) {
        return std::unexpected(old.error());
    }
    if (ifMissing == IfMissing::Fail)
        return fail(ErrorKind::NotFound, u"nothing is kept of this version"_s, ErrorCode::CacheDisk);
    if (const auto removed = files.remove(path); !removed && removed.error().kind != ErrorKind::NotFound)
        return std::unexpected(removed.error());
    auto file = files.create(path);
    if (!file)
        return std::unexpected(file.error());
    std::unique_ptr<BlockFile> made(new BlockFile(std::move(*file), validator));
    if (const auto written = made->m_file->write(0, made->header()); !written)
        return std::unexpected(written.error());
    return made;
}

QByteArray BlockFile::header() const
{
    ByteWriter header;
    header.append(kMagic);
    header.u64(quint64(kBlock));
    header.u64(quint64(m_sizeBytes));
    header.u64(m_version);
    header.zeros(kHeaderBytes - header.size());
    return header.take();
}

Result<void> BlockFile::readTable()
{
    const auto bytes =
        m_file->read(ByteRange::ofSize(kHeaderBytes, qint64(m_checksums.size()) * kEntryBytes));
    if (!bytes)
        return std::unexpected(bytes.error());
    ByteReader table(*bytes); // a file that ends here has no blocks behind it
    const std::lock_guard lock(m_mutex);
    for (size_t i = 0; i < m_checksums.size(); ++i) {
        m_checksums[i] = table.u64();
        m_keptBytes += m_checksums[i] != 0 ? blockBytes(qint64(i)) : 0;
    }
    return {};
}

qint64 BlockFile::blockBytes(qint64 block) const
{
    const qint64 sizeBytes = m_sizeBytes;
    return sizeBytes < 0 ? kBlock : std::min(kBlock, sizeBytes - block * kBlock);
}

ByteRange BlockFile::placeOf(qint64 block) const
{
    if (m_isForRun)
        return ByteRange::ofSize(block * kBlock, blockBytes(block));
    const qint64 tableEnd = kHeaderBytes + qint64(m_checksums.size()) * kEntryBytes;
    const qint64 firstBlock = (tableEnd + kHeaderBytes - 1) / kHeaderBytes * kHeaderBytes;
    return ByteRange::ofSize(firstBlock + block * kBlock, blockBytes(block));
}

quint64 BlockFile::checksumOf(qint64 block, const QByteArray &bytes) const
{
    const quint64 checksum =
        XXH3_64bits_withSeed(bytes.constData(), size_t(bytes.size()), m_version + quint64(block));
    return checksum == 0 ? 1 : checksum;
}

bool BlockFile::has(qint64 block) const
{
    const std::lock_guard lock(m_mutex);
    return block >= 0 && size_t(block) < m_checksums.size() && m_checksums[size_t(block)] != 0;
}

bool BlockFile::differs(qint64 block, const QByteArray &bytes) const
{
    quint64 kept = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (block >= 0 && size_t(block) < m_checksums.size())
            kept = m_checksums[size_t(block)];
    }
    return kept != 0 && kept != checksumOf(block, bytes);
}

qint64 BlockFile::keptBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_keptBytes;
}

std::vector<ByteRange> BlockFile::keptRanges() const
{
    std::vector<ByteRange> ranges;
    const std::lock_guard lock(m_mutex);
    for (size_t i = 0; i < m_checksums.size(); ++i) {
        if (m_checksums[i] == 0)
            continue;
        const auto range = ByteRange::ofSize(qint64(i) * kBlock, blockBytes(qint64(i)));
        if (!ranges.empty() && ranges.back().endBytes == range.beginBytes)
            ranges.back().endBytes = range.endBytes;
        else
            ranges.push_back(range);
    }
    return ranges;
}

Result<QByteArray> BlockFile::read(qint64 block)
{
    if (!has(block))
        return QByteArray();
    auto bytes = m_file->read(placeOf(block));
    if (!bytes)
        return bytes;
    const quint64 checksum = checksumOf(block, *bytes);
    const std::lock_guard lock(m_mutex);
    quint64 &expected = m_checksums[size_t(block)];
    if (expected == checksum)
        return bytes;
    m_keptBytes -= expected != 0 ? blockBytes(block) : 0;
    expected = 0;
    return QByteArray();
}

// What is shorter than a block is the last one, and nothing lies behind that.
bool BlockFile::mayHold(qint64 block, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_isForRun && m_sizeBytes < 0) {
        const bool isBehindAll = size_t(block) >= m_checksums.size();
        if (block >= kMostBlocksForRun || bytes.isEmpty() || (bytes.size() < kBlock && !isBehindAll))
            return false;
        if (isBehindAll)
            m_checksums.resize(size_t(block) + 1);
        if (bytes.size() < kBlock)
            m_sizeBytes = block * kBlock + bytes.size();
    }
    return size_t(block) < m_checksums.size() && bytes.size() == blockBytes(block);
}

Result<qint64> BlockFile::write(qint64 block, const QByteArray &bytes)
{
    if (has(block) || !mayHold(block, bytes))
        return 0;
    const quint64 checksum = checksumOf(block, bytes);
    if (auto written = m_file->write(placeOf(block).beginBytes, bytes); !written)
        return std::unexpected(written.error());
    if (!m_isForRun) {
        ByteWriter entry;
        entry.u64(checksum);
        if (auto written = m_file->write(kHeaderBytes + block * kEntryBytes, entry.bytes()); !written)
            return std::unexpected(written.error());
    }
    const std::lock_guard lock(m_mutex);
    m_checksums[size_t(block)] = checksum;
    m_keptBytes += bytes.size();
    return bytes.size();
}

} // namespace cuegate
