// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/CacheKeeper.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr auto kHouseEvery = 10s;

} // namespace

static QString pinSetting(const QString &sourceId)
{
    return QString(u"pinned/"_s + sourceId);
}

CacheKeeper::CacheKeeper(const Catalog &catalog, CatalogWriter &writer, const GatewaySettings &settings,
                         const QString &folder, QObject *parent)
    : QObject(parent)
    , m_writer(writer)
    , m_houseTimer(this)
{
    SegmentCacheOptions options;
    options.folder = QString(folder + u"/segments"_s);
    options.capacityBytes = settings.cacheCapacityBytes;
    options.minFreeBytes = settings.cacheMinFreeBytes;
    m_blocks = std::make_shared<DiskBlockCache>(DiskBlockOptions{QString(folder + u"/blocks"_s),
                                                                 settings.blockCacheCapacityBytes,
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

void CacheKeeper::setLimits(const GatewaySettings &before, const GatewaySettings &now)
{
    if (now.cacheCapacityBytes != before.cacheCapacityBytes)
        onDisk([bytes = now.cacheCapacityBytes](SegmentCache &cache) { cache.setCapacity(bytes); });
    if (now.cacheMinFreeBytes != before.cacheMinFreeBytes) {
        m_blocks->setMinFree(now.cacheMinFreeBytes);
        onDisk([bytes = now.cacheMinFreeBytes](SegmentCache &cache) { cache.setMinFree(bytes); });
    }
    if (now.blockCacheCapacityBytes && now.blockCacheCapacityBytes != before.blockCacheCapacityBytes)
        m_blocks->setCapacity(*now.blockCacheCapacityBytes);
}

void CacheKeeper::clearBlocks(const std::optional<QUrl> &url, std::function<void()> done)
{
    m_blocks->clear(
        url, [this, done = std::move(done)] { QMetaObject::invokeMethod(this, done, Qt::QueuedConnection); });
}

void CacheKeeper::setPinned(const QString &sourceId, Pinning pinning)
{
    m_writer.write([name = pinSetting(sourceId), pinning](Catalog &catalog) {
        return pinning == Pinning::Pinned ? catalog.setSetting(name, 1) : catalog.removeSetting(name);
    });
    m_cache->setPinned(sourceId, pinning);
}

} // namespace cuegate
