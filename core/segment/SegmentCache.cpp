// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentCache.h"

#include "core/base/Log.h"
#include "core/segment/CacheFile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kTrialBytes = 256 * 1024;
constexpr size_t kEntriesAtOnce = 1000; // added by a scan while others wait for the mutex

} // namespace

SegmentCache::SegmentCache(SegmentCacheOptions options)
    : m_options(std::move(options))
    , m_health(m_options.clock)
    , m_minFreeBytes(m_options.minFreeBytes)
{
    m_stats.capacityBytes = std::max<qint64>(0, m_options.capacityBytes);
    const auto prepared = prepare();
    const std::lock_guard lock(m_mutex);
    if (!prepared)
        m_health.writeFailed(prepared.error());
}

SegmentCache::~SegmentCache() = default;

QString SegmentCache::folderOf(const SegmentKey &key) const
{
    return QString(m_options.folder + u'/' + sourceIdOf(key.source));
}

QString SegmentCache::pathOf(const SegmentKey &key) const
{
    return QString(folderOf(key) + u'/' + QString::fromLatin1(key.hex()) + u".seg"_s);
}

QString SegmentCache::newPart()
{
    return u"%1/writing/%2"_s.arg(m_options.folder).arg(++m_lastPart);
}

Result<void> SegmentCache::prepare()
{
    auto prepared = prepareFolder();
    const std::lock_guard lock(m_mutex);
    m_isReady = prepared.has_value();
    return prepared;
}

// The lock, and nothing left of what an earlier run was writing.
Result<void> SegmentCache::prepareFolder()
{
    CacheFiles &files = *m_options.files;
    const QString writing = m_options.folder + u"/writing"_s;
    if (auto made = files.makeFolder(m_options.folder); !made)
        return made;
    setLock(nullptr); // perhaps that of a folder that was deleted
    auto locked = files.lock(m_options.folder + u"/lock"_s);
    if (!locked)
        return std::unexpected(locked.error());
    setLock(std::move(*locked));
    if (auto made = files.makeFolder(writing); !made || m_lastPart > 0)
        return made; // what is there now is ours
    const auto left = files.list(writing);
    if (!left)
        return std::unexpected(left.error());
    for (const CacheFiles::Found &file : *left)
        removeFile(QString(writing + u'/' + file.name));
    return {};
}

void SegmentCache::setLock(std::unique_ptr<CacheFiles::Lock> folderLock)
{
    const std::lock_guard lock(m_mutex);
    m_lock.swap(folderLock);
}

// What cannot be removed now is found again by the next scan.
void SegmentCache::removeFile(const QString &path)
{
    [[maybe_unused]] const auto removed = m_options.files->remove(path);
}

bool SegmentCache::isUsable() const
{
    const std::lock_guard lock(m_mutex);
    return m_isReady && !m_health.isOff();
}

Result<void> SegmentCache::tryWriting()
{
    const QString part = newPart();
    const auto file = m_options.files->create(part);
    if (!file)
        return std::unexpected(file.error());
    auto written = (*file)->write(0, QByteArray(kTrialBytes, '\0'));
    if (written)
        written = (*file)->sync();
    removeFile(part);
    return written;
}

void SegmentCache::keepHouse(const CancelToken &cancel)
{
    bool isPaused = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_health.isOff())
            return;
        isPaused = m_health.isPaused();
    }
    Result<void> worked;
    if (isPaused)
        worked = prepare();
    if (worked)
        worked = makeRoom(isPaused ? 1 : 0);
    if (worked && isPaused)
        worked = tryWriting();
    {
        const std::lock_guard lock(m_mutex);
        if (!worked)
            return m_health.writeFailed(worked.error());
        if (!isPaused)
            return;
        m_health.writeWorked();
    }
    scan(cancel);
}

std::vector<SegmentCache::Found> SegmentCache::findFiles(const CancelToken &cancel)
{
    std::vector<Found> found;
    const auto folders = m_options.files->list(m_options.folder);
    if (!folders)
        return found;
    for (const CacheFiles::Found &folder : *folders) {
        if (folder.name == sourceIdOf(sourceNumber(folder.name)) && !cancel.isCancelled())
            findFilesOf(folder.name, found);
    }
    return found;
}

void SegmentCache::findFilesOf(const QString &sourceId, std::vector<Found> &found)
{
    const QString folder = QString(m_options.folder + u'/' + sourceId);
    const auto files = m_options.files->list(folder);
    if (!files)
        return;
    for (const CacheFiles::Found &file : *files) {
        const auto key =
            SegmentKey::fromPath(sourceId, file.name.chopped(std::min<qsizetype>(4, file.name.size())));
        if (file.name.endsWith(u".seg"_s) && key != SegmentKey{})
            found.push_back({key, file.sizeBytes, file.modifiedNs});
        else
            removeFile(QString(folder + u'/' + file.name));
    }
}

void SegmentCache::scan(const CancelToken &cancel)
{
    if (!isUsable())
        return;
    const std::lock_guard sweep(m_sweepMutex);
    std::vector<Found> found = findFiles(cancel);
    // The wall clock gives nothing but the order to begin with, however wrong it may have been.
    std::sort(found.begin(), found.end(),
              [](const Found &a, const Found &b) { return a.modifiedNs > b.modifiedNs; });
    for (size_t i = 0; i < found.size();) {
        const std::lock_guard lock(m_mutex);
        for (const size_t end = std::min(found.size(), i + kEntriesAtOnce); i < end; ++i)
            m_index.addOldest(found[i].key, found[i].fileBytes);
    }
    if (const auto made = makeRoom(0); !made) {
        const std::lock_guard lock(m_mutex);
        m_health.writeFailed(made.error());
    }
}

// Evicts so that \p bytes more fit into the capacity and leave enough space free.
Result<void> SegmentCache::makeRoom(qint64 bytes)
{
    const auto space = m_options.files->space(m_options.folder);
    if (!space)
        return std::unexpected(space.error());
    std::vector<SegmentKey> victims;
    bool isCapacityShort = false;
    bool isDiskShort = false;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_sent, [](const auto &item) { return item.second.expired(); });
        m_stats.freeBytes = space->freeBytes;
        m_stats.minFreeBytes = m_minFreeBytes.value_or(space->defaultMinFreeBytes());
        const qint64 beyondCapacity = m_index.usedBytes() + bytes - m_stats.capacityBytes;
        const qint64 beyondFree = m_stats.minFreeBytes + bytes - space->freeBytes;
        const qint64 before = m_index.usedBytes();
        victims = m_index.takeOldest(std::max(beyondCapacity, beyondFree),
                                     [this](const SegmentKey &key) { return m_sent.contains(key); });
        m_stats.evictions += qint64(victims.size());
        const qint64 freed = before - m_index.usedBytes();
        m_stats.freeBytes += freed;
        isCapacityShort = bytes > 0 && beyondCapacity > freed;
        isDiskShort = bytes > 0 && beyondFree > freed;
    }
    removeFiles(victims);
    if (isCapacityShort)
        return fail(ErrorKind::Unavailable, u"what is pinned or being sent fills the cache"_s,
                    ErrorCode::CacheDisk);
    if (isDiskShort)
        return fail(ErrorKind::Unavailable, u"the disk is nearly full"_s, ErrorCode::CacheDisk);
    return {};
}

void SegmentCache::removeFiles(const std::vector<SegmentKey> &keys)
{
    for (const SegmentKey &key : keys)
        removeFile(pathOf(key));
}

std::shared_ptr<const CachedSegment> SegmentCache::openedAlready(const SegmentKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sent.find(key);
    return found == m_sent.end() ? nullptr : found->second.lock();
}

std::optional<SegmentContent> SegmentCache::open(const SegmentKey &key)
{
    if (!isUsable()) {
        const std::lock_guard lock(m_mutex);
        ++m_stats.misses;
        return std::nullopt;
    }
    std::shared_ptr<const CachedSegment> segment = openedAlready(key);
    if (!segment || !segment->isUntouched()) {
        auto opened = CachedSegment::open(*m_options.files, pathOf(key), key);
        if (!opened) {
            openFailed(key, opened.error());
            return std::nullopt;
        }
        segment = std::move(*opened);
    }
    const std::lock_guard lock(m_mutex);
    m_health.readWorked();
    m_index.use(key, segment->sizeBytes() + kCacheTrailerBytes);
    m_sent[key] = segment;
    ++m_stats.hits;
    return SegmentContent(segment);
}

void SegmentCache::openFailed(const SegmentKey &key, const Error &error)
{
    const bool isBad = error.kind == ErrorKind::CorruptInput || error.kind == ErrorKind::Internal;
    if (isBad) {
        qCWarning(lcMedia).noquote() << "a cache file is dropped:" << error.message;
        removeFile(pathOf(key));
    }
    const std::lock_guard lock(m_mutex);
    ++m_stats.misses;
    m_health.readFailed(error);
    if (isBad || error.kind == ErrorKind::NotFound)
        m_index.remove(key);
}

Result<void> SegmentCache::write(const SegmentKey &key, const QByteArray &segment)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_health.isOff() || m_health.isPaused())
            return fail(ErrorKind::Unavailable, m_health.problem(), ErrorCode::CacheDisk);
        if (segment.size() + kCacheTrailerBytes > m_stats.capacityBytes)
            return fail(ErrorKind::Unavailable, u"the cache is too small"_s, ErrorCode::CacheDisk);
    }
    auto written = makeRoom(segment.size() + kCacheTrailerBytes);
    if (written)
        written = writeCacheFile(*m_options.files, {folderOf(key), pathOf(key), newPart()}, key, segment);
    const std::lock_guard lock(m_mutex);
    if (written) {
        m_health.writeWorked();
        m_index.use(key, segment.size() + kCacheTrailerBytes);
    } else {
        m_health.writeFailed(written.error());
        if (written.error().kind == ErrorKind::NotFound) // the folder is gone, and all that was in it
            m_index.clear(std::nullopt);
    }
    return written;
}

std::optional<qint64> SegmentCache::sizeOf(const SegmentKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto bytes = m_index.fileBytes(key);
    return bytes ? std::optional(*bytes - kCacheTrailerBytes) : std::nullopt;
}

void SegmentCache::countHit()
{
    const std::lock_guard lock(m_mutex);
    ++m_stats.hits;
}

void SegmentCache::clear(const std::optional<QString> &sourceId)
{
    if (!isUsable())
        return;
    const std::lock_guard sweep(m_sweepMutex);
    // What is there, not what is known: the scan may not have run yet.
    std::vector<Found> found;
    if (sourceId)
        findFilesOf(sourceIdOf(sourceNumber(*sourceId)), found);
    else
        found = findFiles({});
    {
        const std::lock_guard lock(m_mutex);
        m_index.clear(sourceId ? std::optional(sourceNumber(*sourceId)) : std::nullopt);
    }
    for (const Found &file : found)
        removeFile(pathOf(file.key));
}

void SegmentCache::setPinned(const QString &sourceId, Pinning pinning)
{
    const std::lock_guard lock(m_mutex);
    m_index.setPinned(sourceNumber(sourceId), pinning);
}

bool SegmentCache::isPinned(const QString &sourceId) const
{
    const std::lock_guard lock(m_mutex);
    return m_index.isPinned(sourceNumber(sourceId));
}

void SegmentCache::setCapacity(qint64 capacityBytes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_stats.capacityBytes = std::max<qint64>(0, capacityBytes);
    }
    [[maybe_unused]] const auto made = makeRoom(0);
}

void SegmentCache::setMinFree(std::optional<qint64> minFreeBytes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_minFreeBytes = minFreeBytes;
    }
    [[maybe_unused]] const auto made = makeRoom(0);
}

SegmentCache::Stats SegmentCache::stats() const
{
    const std::lock_guard lock(m_mutex);
    Stats stats = m_stats;
    stats.usedBytes = m_index.usedBytes();
    stats.entries = m_index.size();
    stats.problem = m_health.problem();
    for (const auto &[source, title] : m_index.titles())
        stats.titles.push_back({sourceIdOf(source), title.bytes, title.entries, m_index.isPinned(source)});
    return stats;
}

} // namespace cuegate
