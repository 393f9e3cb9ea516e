// SPDX-License-Identifier: GPL-3.0-or-later
// How SourceRegistry follows what becomes of the upstream of sources that could be played once. What is known
// of them is kept meanwhile: what is in the cache plays on.
#include "core/gateway/SourceRegistryEntry.h"

#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"
#include "core/gateway/PoolRun.h"

namespace cuegate {

void SourceRegistry::followUpstreams()
{
    for (const auto &entry : m_entries) {
        followUpstream(*entry);
        indexOnceAllHasCome(*entry);
    }
}

void SourceRegistry::indexOnceAllHasCome(Entry &entry)
{
    if (!entry.awaitsAll || !entry.title)
        return;
    const qint64 sizeBytes = entry.source->sizeBytes();
    const auto kept = entry.source->fetchedRanges();
    const bool isAll = sizeBytes > 0 && kept.size() == 1 && kept.front().beginBytes == 0 &&
                       kept.front().endBytes >= sizeBytes;
    if (!isAll)
        return;
    entry.awaitsAll = false;
    entry.isPreparing = true;
    startIndexing(entry, entry.title);
}

void SourceRegistry::followUpstream(const SourceId &id)
{
    if (Entry *entry = find(id))
        followUpstream(*entry);
}

void SourceRegistry::followUpstream(Entry &entry)
{
    // Of a stream those who watch tell.
    const bool couldBePlayed =
        entry.source && !entry.stream && (entry.state == SourceState::Ready || entry.failure);
    if (!couldBePlayed || entry.look != 0)
        return;
    auto failure = entry.source->failure();
    if (failure == entry.failure)
        return;
    entry.failure = std::move(failure);
    entry.state = entry.failure ? SourceState::Failed : SourceState::Ready;
    entry.error = entry.failure.value_or(Error());
    const bool isDistrusted = entry.error.code == ErrorCode::UpstreamTls;
    if (isDistrusted)
        lookAtUpstream(entry);
    else
        entry.refusedCertificate.reset();
    if (entry.failure)
        qCWarning(lcMedia).noquote() << redactUrl(entry.record.location.url) << sentence(entry.error);
    Q_EMIT changed(entry.record.id);
}

void SourceRegistry::setStreamFailure(const SourceId &id, const std::optional<Error> &failure)
{
    Entry *entry = find(id);
    const bool couldBePlayed =
        entry && entry->stream && (entry->state == SourceState::Ready || entry->failure);
    const bool isNews = couldBePlayed && entry->failure.has_value() != failure.has_value();
    if (!isNews || entry->look != 0)
        return;
    entry->failure = failure;
    entry->state = failure ? SourceState::Failed : SourceState::Ready;
    entry->error = failure.value_or(Error());
    if (failure)
        qCWarning(lcMedia).noquote() << redactUrl(entry->record.location.url) << sentence(entry->error);
    Q_EMIT changed(id);
}

void SourceRegistry::lookAtUpstream(Entry &entry)
{
    entry.look = ++m_lastRun;
    runIn(
        m_pool, this,
        [source = entry.record, upstream = m_upstream, token = entry.cancel.token()] {
            return cuegate::lookAtUpstream(source, *upstream, token);
        },
        [this, id = entry.record.id, look = entry.look](const UpstreamLook &found) {
            lookedAtUpstream(id, look, found);
        });
}

void SourceRegistry::lookedAtUpstream(const SourceId &id, quint64 look, const UpstreamLook &found)
{
    Entry *entry = find(id);
    if (!entry || entry->look != look)
        return; // removed or forgotten meanwhile
    entry->look = 0;
    if (!found.failure) { // whatever it has now
        forget(id);
        return withTitle(id, [](const auto &) {});
    }
    entry->state = SourceState::Failed;
    entry->error = *found.failure;
    entry->refusedCertificate = found.refusedCertificate;
    Q_EMIT changed(id);
}

void SourceRegistry::tryAgain(const SourceId &id)
{
    Entry *entry = find(id);
    // Not by another connection: it has one, or opens it.
    if (entry && entry->failure && entry->stream && entry->stream->broadcast) {
        entry->failure.reset();
        entry->state = SourceState::Ready;
        entry->error = {};
        Q_EMIT changed(id);
        return Q_EMIT broadcastWanted(id);
    }
    if (entry && entry->failure) {
        entry->state = SourceState::Probing;
        if (entry->look == 0)
            lookAtUpstream(*entry);
        Q_EMIT changed(id);
        return;
    }
    if (entry && entry->state == SourceState::Failed)
        forget(id);
    // Preparing the title follows at once: what the window shows depends on it.
    withTitle(id, [](const auto &) {});
}

} // namespace cuegate
