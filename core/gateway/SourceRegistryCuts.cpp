// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what preparing a title has found, looks at the samples around its cuts that there was no time for,
// and takes another index where making segments shows that it is false.
#include "core/gateway/SourceRegistryEntry.h"

#include "core/gateway/PoolRun.h"
#include "core/segment/CutTimes.h"

namespace cuegate {

void SourceRegistry::keepPrepared(const Entry &entry, const PreparedTitle &result)
{
    const SourceId id = entry.record.id;
    const auto keep = [store = m_store, id, result] {
        if (result.newFacts || result.scanned)
            storePrepared(*store, id, result);
    };
    const SourcePlace place = placeOf(entry.record);
    if (!result.title || !isToBeLookedAt(**result.title, place))
        return m_pool.start(keep);
    const auto onPercent = [this, id, title = *result.title](int percent) {
        QMetaObject::invokeMethod(
            this, [this, id, title, percent] { lookProceeded(id, title, percent); }, Qt::QueuedConnection);
    };
    // One after the other: each changes the record that is there.
    runIn(
        m_scanPool, this,
        [keep, title = *result.title, place, token = entry.cancel.token(), onPercent] {
            keep();
            return lookAtCutsBehind(*title, place, token, onPercent);
        },
        [this, id, title = *result.title](const Result<std::map<TrackId, TrackTimes>> &times) {
            lookedAtCuts(id, title, times);
        });
}

void SourceRegistry::replaceIndex(const SourceId &id)
{
    Entry *entry = find(id);
    if (!entry || entry->isPreparing || !entry->title || entry->title->isProvisional() || !entry->media ||
        entry->media->indexKind != IndexKind::Cues || !entry->source->canSeek())
        return;
    entry->media = std::make_shared<const MediaInfo>(withoutCues(*entry->media));
    entry->isPreparing = true;
    startIndexing(*entry, entry->title);
    Q_EMIT changed(id);
}

void SourceRegistry::lookProceeded(const SourceId &id, const std::shared_ptr<const Title> &title, int percent)
{
    Entry *entry = find(id);
    if (!entry || entry->title != title)
        return;
    entry->lookPercent = percent;
    Q_EMIT changed(id);
}

void SourceRegistry::lookedAtCuts(const SourceId &id, const std::shared_ptr<const Title> &title,
                                  const Result<std::map<TrackId, TrackTimes>> &times)
{
    Entry *entry = find(id);
    if (!entry || entry->title != title)
        return;
    entry->lookPercent = -1;
    if (!times)
        return Q_EMIT changed(id);
    // The same segments by other playlists: who plays goes on with it.
    entry->title = withTimes(*title, *times);
    if (entry->probe.facts) {
        PreparedTitle kept;
        kept.newFacts = entry->probe.facts = withTimes(*entry->probe.facts, *times);
        m_pool.start([store = m_store, id, kept] { storePrepared(*store, id, kept); });
    }
    Q_EMIT changed(id);
}

} // namespace cuegate
