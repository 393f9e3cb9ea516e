// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentCache.h"

#include "core/base/Log.h"
#include "core/segment/CacheFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

} // namespace

static QString subdirectoryName(int number)
{
    return u"%1"_s.arg(number, 2, 16, '0'_L1);
}

SegmentCache::SegmentCache(const QString &directory, qint64 capacityBytes)
    : m_directory(directory)
{
    m_stats.capacityBytes = capacityBytes;
    const QFileInfo info(directory);
    if (info.isSymLink()) {
        noteProblem(u"The cache folder is a link; segments are not kept on disk."_s);
        return;
    }
    m_isUsable = QDir().mkpath(directory) && QFile::setPermissions(directory, kOwnerOnly);
    for (int i = 0; m_isUsable && i < 256; ++i) {
        const QString path = m_directory + u'/' + subdirectoryName(i);
        m_isUsable = QDir().mkpath(path) && QFileInfo(path).isWritable();
    }
    if (!m_isUsable)
        noteProblem(u"The cache folder cannot be written; segments are not kept on disk."_s);
}

void SegmentCache::noteProblem(const QString &problem)
{
    const std::lock_guard lock(m_mutex);
    if (m_stats.problem != problem)
        qCWarning(lcMedia).noquote() << problem;
    m_stats.problem = problem;
}

QString SegmentCache::pathOf(const SegmentKey &key) const
{
    const QString name = QString::fromLatin1(key.hex());
    return m_directory + u'/' + name.left(2) + u'/' + name + u".seg"_s;
}

void SegmentCache::scan()
{
    if (!m_isUsable)
        return;
    struct Found
    {
        SegmentKey key;
        qint64 fileBytes;
        qint64 modifiedMs;
    };
    std::vector<Found> found;
    for (int i = 0; i < 256; ++i) {
        const QDir sub(m_directory + u'/' + subdirectoryName(i));
        const QFileInfoList files = sub.entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            const SegmentKey key = SegmentKey::fromHex(file.completeBaseName().toLatin1());
            const bool isSegment = file.suffix() == "seg"_L1 && key != SegmentKey{};
            if (isSegment)
                found.push_back({key, file.size(), file.lastModified().toMSecsSinceEpoch()});
            else if (file.suffix() == "part"_L1 &&
                     file.lastModified().secsTo(QDateTime::currentDateTime()) > 30)
                QFile::remove(file.absoluteFilePath());
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Found &a, const Found &b) { return a.modifiedMs > b.modifiedMs; });
    {
        const std::lock_guard lock(m_mutex);
        for (const Found &file : found) {
            if (m_index.contains(file.key))
                continue;
            m_entries.push_back({file.key, file.fileBytes});
            m_index[file.key] = std::prev(m_entries.end());
            m_stats.usedBytes += file.fileBytes;
            ++m_stats.entries;
        }
    }
    evict();
}

std::optional<SegmentContent> SegmentCache::open(const SegmentKey &key)
{
    if (!m_isUsable)
        return std::nullopt;
    auto segment = openCacheFile(pathOf(key), key);
    if (!segment) {
        if (segment.error().kind == ErrorKind::CorruptInput) {
            qCWarning(lcMedia) << "a damaged cache file is dropped";
            QFile::remove(pathOf(key));
        }
        forget(key);
        const std::lock_guard lock(m_mutex);
        ++m_stats.misses;
        return std::nullopt;
    }
    insert(key, segment->sizeBytes() + kCacheTrailerBytes);
    countHit();
    return std::move(*segment);
}

Result<void> SegmentCache::write(const SegmentKey &key, const QByteArray &segment)
{
    if (!m_isUsable)
        return {};
    auto written = writeCacheFile(pathOf(key), key, segment);
    if (!written) {
        noteProblem(u"Segments cannot be kept on disk at the moment (%1)."_s.arg(written.error().message));
        return written;
    }
    noteProblem({});
    insert(key, segment.size() + kCacheTrailerBytes);
    evict();
    return {};
}

std::optional<qint64> SegmentCache::sizeOf(const SegmentKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return std::nullopt;
    return found->second->fileBytes - kCacheTrailerBytes;
}

void SegmentCache::insert(const SegmentKey &key, qint64 fileBytes)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(key);
    if (found != m_index.end()) {
        m_stats.usedBytes += fileBytes - found->second->fileBytes;
        found->second->fileBytes = fileBytes;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return;
    }
    m_entries.push_front({key, fileBytes});
    m_index[key] = m_entries.begin();
    m_stats.usedBytes += fileBytes;
    ++m_stats.entries;
}

void SegmentCache::forget(const SegmentKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return;
    m_stats.usedBytes -= found->second->fileBytes;
    --m_stats.entries;
    m_entries.erase(found->second);
    m_index.erase(found);
}

void SegmentCache::evict()
{
    std::vector<SegmentKey> victims;
    {
        const std::lock_guard lock(m_mutex);
        while (m_stats.usedBytes > m_stats.capacityBytes && !m_entries.empty()) {
            const Entry &oldest = m_entries.back();
            victims.push_back(oldest.key);
            m_stats.usedBytes -= oldest.fileBytes;
            --m_stats.entries;
            ++m_stats.evictions;
            m_index.erase(oldest.key);
            m_entries.pop_back();
        }
    }
    // Removing a file leaves those that read it undisturbed: they hold it open or have it in memory.
    for (const SegmentKey &key : victims)
        QFile::remove(pathOf(key));
}

void SegmentCache::countHit()
{
    const std::lock_guard lock(m_mutex);
    ++m_stats.hits;
}

void SegmentCache::clear()
{
    std::vector<SegmentKey> keys;
    {
        const std::lock_guard lock(m_mutex);
        for (const Entry &entry : m_entries)
            keys.push_back(entry.key);
        m_entries.clear();
        m_index.clear();
        m_stats.usedBytes = 0;
        m_stats.entries = 0;
    }
    for (const SegmentKey &key : keys)
        QFile::remove(pathOf(key));
}

void SegmentCache::setCapacity(qint64 capacityBytes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_stats.capacityBytes = std::max<qint64>(0, capacityBytes);
    }
    evict();
}

SegmentCache::Stats SegmentCache::stats() const
{
    const std::lock_guard lock(m_mutex);
    return m_stats;
}

} // namespace cuegate
