// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/CacheKeeper.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr qint64 kDefaultCapacityBytes = qint64(10) * 1024 * 1024 * 1024;
constexpr auto kHouseEvery = 10s;

const QString kCapacitySetting = u"cache_capacity_bytes"_s;
const QString kBlockCapacitySetting = u"block_cache_capacity_bytes"_s;
const QString kMinFreeSetting = u"cache_min_free_bytes"_s;

} // namespace

static QString pinSetting(const QString &sourceId)
{
    return QString(u"pinned/"_s + sourceId);
}

CacheKeeper::CacheKeeper(Catalog &catalog, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_houseTimer(this)
{
    SegmentCacheOptions options;
    options.folder = QString(folder + u"/segments"_s);
    options.capacityBytes = catalog.setting(kCapacitySetting).value_or(kDefaultCapacityBytes);
    options.minFreeBytes = catalog.setting(kMinFreeSetting);
    m_blocks = std::make_shared<DiskBlockCache>(DiskBlockOptions{QString(folder + u"/blocks"_s),
                                                                 catalog.setting(kBlockCapacitySetting),
                                                                 options.minFreeBytes, options.files});
    m_cache = std::make_shared<SegmentCache>(std::move(options));
    for (const CatalogSource &source : catalog.sources()) {
        if (catalog.setting(pinSetting(source.id)))
            m_cache->setPinned(source.id, Pinning::Pinned);
    }
    m_pool.setMaxThreadCount(1);
    onDisk([token = m_cancel.token()](SegmentCache &cache) { cache.scan(token); });
    m_houseTimer.setInterval(kHouseEvery);
    connect(&m_houseTimer, &QTimer::timeout, this,
            [this] { onDisk([token = m_cancel.token()](SegmentCache &cache) { cache.keepHouse(token); }); });
    m_houseTimer.start();
}

CacheKeeper::~CacheKeeper()
{
    m_cancel.cancel();
    m_pool.clear();
    m_pool.waitForDone();
    m_blocks->finish(); // sources may keep it longer, and it must not call back
}

void CacheKeeper::onDisk(std::function<void(SegmentCache &)> work)
{
    m_pool.start([cache = m_cache, work = std::move(work)] { work(*cache); });
}

void CacheKeeper::store(const QString &name, std::optional<qint64> value)
{
    const auto stored = value ? m_catalog.setSetting(name, *value) : m_catalog.removeSetting(name);
    if (!stored)
        qCWarning(lcApp).noquote() << stored.error().message;
}

void CacheKeeper::setCapacity(qint64 bytes)
{
    store(kCapacitySetting, bytes);
    onDisk([bytes](SegmentCache &cache) { cache.setCapacity(bytes); });
}

void CacheKeeper::setBlockCapacity(qint64 bytes)
{
    store(kBlockCapacitySetting, bytes);
    m_blocks->setCapacity(bytes);
}

void CacheKeeper::clearBlocks(const std::optional<QUrl> &url, std::function<void()> done)
{
    m_blocks->clear(
        url, [this, done = std::move(done)] { QMetaObject::invokeMethod(this, done, Qt::QueuedConnection); });
}

void CacheKeeper::setMinFree(qint64 bytes)
{
    store(kMinFreeSetting, bytes);
    m_blocks->setMinFree(bytes);
    onDisk([bytes](SegmentCache &cache) { cache.setMinFree(bytes); });
}

void CacheKeeper::setPinned(const QString &sourceId, Pinning pinning)
{
    store(pinSetting(sourceId), pinning == Pinning::Pinned ? std::optional<qint64>(1) : std::nullopt);
    m_cache->setPinned(sourceId, pinning);
}

} // namespace cuegate
