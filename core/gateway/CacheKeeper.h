// SPDX-License-Identifier: GPL-3.0-or-later
// The caches on disk, of segments and of fetched blocks, as people set them: capacities and space left to
// others by the settings, pinned titles kept in the catalog. Scans the segments at the start and keeps house
// every few seconds. Thread: net; the disk is touched on threads of its own, so that nobody waits for it.
#pragma once

#include "core/catalog/CatalogWriter.h"
#include "core/gateway/GatewaySettings.h"
#include "core/io/DiskBlockCache.h"
#include "core/segment/SegmentCache.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace cuegate {

class CacheKeeper : public QObject
{
    Q_OBJECT
public:
    /// \p catalog says which titles are pinned. \p writer must outlive the keeper.
    CacheKeeper(const Catalog &catalog, CatalogWriter &writer, const GatewaySettings &settings,
                const QString &folder, QObject *parent = nullptr);
    ~CacheKeeper() override;

    [[nodiscard]] const std::shared_ptr<SegmentCache> &cache() const { return m_cache; }
    [[nodiscard]] const std::shared_ptr<DiskBlockCache> &blocks() const { return m_blocks; }
    /// Applies what differs.
    void setLimits(const GatewaySettings &before, const GatewaySettings &now);
    void setPinned(const QString &sourceId, Pinning pinning);
    /// Of one source, or of all; \p done on the net thread.
    void clearBlocks(const std::optional<QUrl> &url, std::function<void()> done);

private:
    void onDisk(std::function<void(SegmentCache &)> work);

    CatalogWriter &m_writer;
    std::shared_ptr<SegmentCache> m_cache;
    std::shared_ptr<DiskBlockCache> m_blocks;
    CancelSource m_cancel;
    QThreadPool m_pool; // one thread: what is asked for happens in this order
    QTimer m_houseTimer;
};

} // namespace cuegate
