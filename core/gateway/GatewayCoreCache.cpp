// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's view of what is kept on disk.
#include "core/gateway/GatewayCore.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace cuegate {

static constexpr qint64 kParts = 240; // about as many as a window has room for

// Of each part of the running time, how much some rendition has on disk.
std::vector<quint8> GatewayCore::cachedParts(const SourceId &id) const
{
    const auto title = m_sources->title(id);
    if (!title || title->plan.spans.empty())
        return {};
    std::vector<const Rendition *> renditions;
    const Rendition *inMp4 = title->defaultMuxed(SegmentFormat::FragmentedMp4);
    const Rendition *inStream = title->defaultMuxed(SegmentFormat::TransportStream);
    for (const Rendition &rendition : title->renditions) {
        // The muxed ones are many, and mostly nobody ever asked for them.
        // Words alone are no film.
        const bool isDefault = &rendition == inMp4 || &rendition == inStream;
        if (!rendition.isText() &&
            (!rendition.isMuxed() || isDefault || m_segments->wasAskedFor(id, rendition.id)))
            renditions.push_back(&rendition);
    }
    const auto isKept = [&](qsizetype number) {
        return std::ranges::any_of(renditions, [&](const Rendition *rendition) {
            return std::ranges::any_of(
                std::array{SegmentFormat::FragmentedMp4, SegmentFormat::TransportStream},
                [&](SegmentFormat format) {
                    return m_cacheKeeper->cache()
                        ->sizeOf(makeSegmentKey(id, title->generation, rendition->id, format, number))
                        .has_value();
                });
        });
    };
    const auto count = qsizetype(title->plan.spans.size());
    const qint64 endMs = std::max<qint64>(1, title->plan.endMs(count - 1));
    std::vector<double> shares(kParts, 0);
    for (qsizetype number = 0; number < count; ++number) {
        if (!isKept(number))
            continue;
        const double begin = double(title->plan.beginMs(number)) * kParts / double(endMs);
        const double end = double(title->plan.endMs(number)) * kParts / double(endMs);
        for (auto part = qint64(begin); part < kParts && double(part) < end; ++part)
            shares[size_t(part)] += std::min(end, double(part) + 1) - std::max(begin, double(part));
    }
    std::vector<quint8> parts;
    std::ranges::transform(shares, std::back_inserter(parts),
                           [](double share) { return quint8(qRound(std::clamp(share, 0.0, 1.0) * 255)); });
    return parts;
}

std::shared_ptr<const CacheSnapshot> GatewayCore::cacheSnapshot() const
{
    const SegmentCache::Stats stats = cacheStats();
    const DiskBlockCache::Stats blocks = m_cacheKeeper->blocks()->stats();
    auto snapshot = std::make_shared<CacheSnapshot>();
    snapshot->capacityBytes = stats.capacityBytes;
    snapshot->usedBytes = stats.usedBytes;
    snapshot->minFreeBytes = stats.minFreeBytes;
    snapshot->freeBytes = stats.freeBytes;
    snapshot->entries = stats.entries;
    snapshot->hits = stats.hits;
    snapshot->misses = stats.misses;
    snapshot->evictions = stats.evictions;
    snapshot->problem = stats.problem;
    snapshot->blockCapacityBytes = blocks.capacityBytes;
    snapshot->blockUsedBytes = blocks.usedBytes;
    snapshot->blockProblem = blocks.problem;
    for (const SegmentCache::TitleStats &title : stats.titles) {
        CachedTitle shown{title.sourceId, {}, title.bytes, title.entries, title.isPinned, {}};
        if (m_sources->contains(title.sourceId))
            shown.name = m_sources->snapshot(title.sourceId).name;
        // Nothing was added or removed: looking at every segment again would find the same.
        const auto known = std::ranges::find_if(m_shownCache->titles, [&](const CachedTitle &other) {
            return other.source == shown.source && other.bytes == shown.bytes &&
                   other.entries == shown.entries && !other.parts.empty();
        });
        shown.parts = known != m_shownCache->titles.end() ? known->parts : cachedParts(title.sourceId);
        snapshot->titles.push_back(std::move(shown));
    }
    std::ranges::sort(snapshot->titles, [](const CachedTitle &a, const CachedTitle &b) {
        return std::pair(a.name.isEmpty(), a.name) < std::pair(b.name.isEmpty(), b.name);
    });
    return snapshot;
}

void GatewayCore::watchCache(bool isWanted)
{
    m_cacheWatchers += isWanted ? 1 : -1;
    m_isCacheStale = true;
    m_shownCache = std::make_shared<CacheSnapshot>();
    publishSoon();
}

void GatewayCore::publishCache()
{
    if (!std::exchange(m_isCacheStale, false) || m_cacheWatchers == 0)
        return;
    auto snapshot = cacheSnapshot();
    if (*snapshot == *m_shownCache)
        return;
    m_shownCache = std::move(snapshot);
    Q_EMIT cacheChanged(m_shownCache);
}

} // namespace cuegate
