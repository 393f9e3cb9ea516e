// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourceRegistryEntry.h"

#include "core/base/ErrorSentence.h"
#include "core/base/KnownSecrets.h"
#include "core/base/Log.h"
#include "core/catalog/SourceSecrets.h"
#include "core/gateway/PoolRun.h"
#include "core/segment/ProvisionalTitle.h"

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr int kProbeThreads = 6;
constexpr int kScanThreads = 2;

} // namespace

bool isList(const CatalogSource &source)
{
    return source.kind == "m3u"_L1 || isAccount(source);
}

bool isAccount(const CatalogSource &source)
{
    return source.kind == "xtream"_L1;
}

Error lockedError()
{
    return {ErrorKind::PermissionDenied,
            u"the address and password of this source are locked: unlock them, or add the source again"_s};
}

SourceRegistry::SourceRegistry(std::shared_ptr<Upstream> upstream, const QString &probeDirectory,
                               QObject *parent)
    : QObject(parent)
    , m_upstream(std::move(upstream))
    , m_store(std::make_shared<const ProbeStore>(probeDirectory))
{
    m_pool.setMaxThreadCount(kProbeThreads);
    m_scanPool.setMaxThreadCount(kScanThreads);
}

SourceRegistry::~SourceRegistry()
{
    for (const auto &entry : m_entries)
        entry->cancel.cancel();
    m_scanPool.waitForDone();
    m_pool.waitForDone();
}

SourceRegistry::Entry *SourceRegistry::find(const SourceId &id) const
{
    return m_index.value(id);
}

void SourceRegistry::forget(const SourceId &id)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    entry->cancel.cancel();
    const CatalogSource record = entry->record;
    const auto name = entry->name;
    const auto sourceWaiters = std::move(entry->sourceWaiters);
    const auto mediaWaiters = std::move(entry->mediaWaiters);
    const auto titleWaiters = std::move(entry->titleWaiters);
    *entry = Entry{};
    entry->record = record;
    entry->name = name;
    m_pool.start([store = m_store, id] { store->remove(id); });
    for (const auto &waiter : sourceWaiters)
        waiter(std::unexpected(Error::cancelled()));
    for (const auto &waiter : mediaWaiters)
        waiter(std::unexpected(Error::cancelled()));
    for (const auto &waiter : titleWaiters)
        waiter(std::unexpected(Error::cancelled()));
    Q_EMIT changed(id);
}

SourceSnapshot SourceRegistry::snapshot(const SourceId &id) const
{
    SourceSnapshot snapshot;
    const Entry *entry = find(id);
    if (!entry)
        return snapshot;
    snapshot.id = id;
    snapshot.listId = entry->name ? entry->name->list : SourceId();
    snapshot.entryId = entry->name ? entry->name->entry : EntryId();
    snapshot.name = entry->record.name;
    snapshot.kind = entry->record.kind;
    snapshot.folder = entry->record.folder;
    snapshot.playedAtMs = entry->record.playedAtMs;
    snapshot.displayUrl = displayText(entry->record.location.url);
    snapshot.maxConnections = entry->record.location.maxConnections;
    snapshot.state = entry->record.isLocked ? SourceState::Locked : entry->state;
    snapshot.error = entry->record.isLocked ? lockedError() : entry->error;
    snapshot.error.message = knownSecrets().scrubbed(snapshot.error.message);
    snapshot.trustedCertificate = entry->record.location.certificate;
    if (entry->state == SourceState::Failed)
        snapshot.refusedCertificate = entry->refusedCertificate;
    // The title's description is the fuller one: configurations are completed there. But the keyframes of a
    // provisional one are reckoned.
    const bool isFuller = entry->title && !entry->title->isProvisional();
    snapshot.media = isFuller ? entry->title->info : entry->media;
    snapshot.stream = entry->stream;
    snapshot.scanPercent = entry->scanPercent;
    snapshot.lookPercent = entry->lookPercent;
    snapshot.isProvisional = entry->title && entry->title->isProvisional();
    snapshot.upstreamRequests = entry->probe.upstreamRequests;
    snapshot.upstreamBytes = entry->probe.upstreamBytes;
    return snapshot;
}

// Of a source that was found changed nothing is believed any more.
SourceRegistry::Entry *SourceRegistry::findCurrent(const SourceId &id)
{
    Entry *entry = find(id);
    if (entry && entry->source && entry->source->hasChanged()) {
        forget(id);
        Q_EMIT replaced(id);
    }
    return entry;
}

Result<SourceRegistry::Entry *> SourceRegistry::findUsable(const SourceId &id)
{
    Entry *entry = findCurrent(id);
    if (!entry)
        return fail(ErrorKind::NotFound, u"there is no such source"_s);
    if (entry->record.isLocked)
        return std::unexpected(lockedError());
    if (isList(entry->record))
        return fail(ErrorKind::NotFound, u"this source is a list: its entries can be played"_s);
    return entry;
}

void SourceRegistry::withSource(const SourceId &id, SourceDone done)
{
    const auto usable = findUsable(id);
    if (!usable)
        return done(std::unexpected(usable.error()));
    Entry *entry = *usable;
    if (entry->source)
        return done(entry->source);
    entry->sourceWaiters.push_back(std::move(done));
    startOpening(*entry);
}

void SourceRegistry::withMedia(const SourceId &id, MediaDone done)
{
    const auto usable = findUsable(id);
    if (!usable)
        return done(std::unexpected(usable.error()));
    Entry *entry = *usable;
    if (entry->media)
        return done(entry->media);
    if (entry->stream)
        return done(std::unexpected(notOneFile(*entry->stream)));
    entry->mediaWaiters.push_back(std::move(done));
    startOpening(*entry);
}

void SourceRegistry::withTitle(const SourceId &id, TitleDone done)
{
    const auto usable = findUsable(id);
    if (!usable)
        return done(std::unexpected(usable.error()));
    Entry *entry = *usable;
    if (entry->title)
        return done(entry->title);
    if (entry->stream)
        return done(std::unexpected(notOneFile(*entry->stream)));
    entry->titleWaiters.push_back(std::move(done));
    if (entry->media)
        startPreparing(*entry);
    else
        startOpening(*entry);
}

void SourceRegistry::startOpening(Entry &entry)
{
    if (entry.isOpening)
        return;
    entry.isOpening = true;
    entry.state = SourceState::Probing;
    entry.cancel = CancelSource();
    entry.run = ++m_lastRun;
    const SourceId id = entry.record.id;
    runIn(
        m_pool, this,
        [source = entry.record, upstream = m_upstream, store = m_store, token = entry.cancel.token()] {
            return openAndProbe(source, *upstream, *store, token);
        },
        [this, id, run = entry.run](const OpenedSource &result) { opened(id, run, result); });
    Q_EMIT changed(id);
}

void SourceRegistry::opened(const SourceId &id, quint64 run, const OpenedSource &result)
{
    Entry *entry = find(id);
    if (!entry || entry->run != run)
        return; // removed or forgotten meanwhile
    entry->isOpening = false;
    entry->probe = result.record;
    entry->probe.ranges.clear();
    entry->refusedCertificate = result.refusedCertificate;
    if (result.source)
        entry->source = *result.source;
    entry->stream = result.stream;
    if (result.media || result.stream) {
        entry->media = result.media.value_or(nullptr);
        entry->state = SourceState::Ready;
        entry->error = {};
    } else {
        entry->state = SourceState::Failed;
        entry->error = result.media.error();
        qCWarning(lcMedia).noquote() << redactUrl(entry->record.location.url) << sentence(entry->error);
    }
    const auto sourceWaiters = std::exchange(entry->sourceWaiters, {});
    const auto mediaWaiters = std::exchange(entry->mediaWaiters, {});
    std::vector<TitleDone> titleWaiters;
    if (result.media && !entry->titleWaiters.empty())
        startPreparing(*entry);
    else
        titleWaiters = std::exchange(entry->titleWaiters, {});
    Q_EMIT changed(id);
    if (result.body)
        Q_EMIT broadcastOpened(id, result.body);
    for (const auto &waiter : sourceWaiters)
        waiter(result.source);
    for (const auto &waiter : mediaWaiters)
        waiter(result.media);
    for (const auto &waiter : titleWaiters)
        waiter(std::unexpected(result.media.error()));
}

void SourceRegistry::setConversion(PictureConversion conversion)
{
    m_conversion = std::move(conversion);
    for (const auto &entry : m_entries)
        convertOtherwise(*entry);
}

// A provisional title keeps what it has: its index is under way, and the exact one is another title anyway.
void SourceRegistry::convertOtherwise(Entry &entry)
{
    const bool isOther = entry.title && !entry.title->isProvisional() && entry.conversion != m_conversion;
    if (!isOther || entry.isPreparing)
        return;
    entry.isPreparing = true;
    startIndexing(entry, nullptr);
}

void SourceRegistry::startPreparing(Entry &entry)
{
    if (entry.isPreparing)
        return;
    entry.isPreparing = true;
    const bool isLong =
        entry.source->canSeek() ? isLongToScan(entry.record, *entry.media) : isLongToCome(*entry.media);
    if (!isLong || !canBeProvisional(*entry.media))
        return startIndexing(entry, nullptr);
    entry.run = ++m_lastRun;
    runIn(
        m_pool, this,
        [source = entry.source, media = entry.media, conversion = m_conversion,
         token = entry.cancel.token()] { return makeProvisionalTitle(source, *media, conversion, token); },
        [this, id = entry.record.id, run = entry.run](const Result<std::shared_ptr<const Title>> &title) {
            preparedProvisionally(id, run, title);
        });
}

void SourceRegistry::preparedProvisionally(const SourceId &id, quint64 run,
                                           const Result<std::shared_ptr<const Title>> &title)
{
    Entry *entry = find(id);
    if (!entry || entry->run != run)
        return;
    const bool isUnreachable = !title && (title.error().kind == ErrorKind::Unavailable ||
                                          title.error().kind == ErrorKind::Cancelled);
    if (isUnreachable) {
        PreparedTitle failed;
        failed.title = title;
        return prepared(id, run, failed);
    }
    // What cannot be searched may still be readable from start to end.
    if (!title)
        return startIndexing(*entry, nullptr);
    entry->title = *title;
    entry->state = SourceState::Ready;
    entry->error = {};
    // What cannot seek would run on for the index, and away from who plays.
    entry->isPreparing = entry->source->canSeek();
    entry->awaitsAll = !entry->isPreparing;
    if (entry->isPreparing)
        startIndexing(*entry, *title);
    const auto waiters = std::exchange(entry->titleWaiters, {});
    Q_EMIT changed(id);
    for (const auto &waiter : waiters)
        waiter(title);
}

void SourceRegistry::startIndexing(Entry &entry, std::shared_ptr<const Title> provisional)
{
    entry.run = ++m_lastRun;
    entry.conversion = m_conversion;
    const SourceId id = entry.record.id;
    const quint64 run = entry.run;
    const auto onPercent = [this, id, run](int percent) {
        QMetaObject::invokeMethod(
            this, [this, id, run, percent] { scanProceeded(id, run, percent); }, Qt::QueuedConnection);
    };
    const auto work = [source = entry.source, media = entry.media, facts = entry.probe.facts,
                       conversion = m_conversion, provisional = std::move(provisional),
                       place = placeOf(entry.record), token = entry.cancel.token(), onPercent] {
        return prepareTitle(source, media, facts, conversion, provisional, place, token, onPercent);
    };
    QThreadPool &pool = entry.media->indexKind == IndexKind::None ? m_scanPool : m_pool;
    runIn(pool, this, work, [this, id, run](const PreparedTitle &result) { prepared(id, run, result); });
}

void SourceRegistry::scanProceeded(const SourceId &id, quint64 run, int percent)
{
    Entry *entry = find(id);
    if (!entry || entry->run != run || !entry->isPreparing)
        return;
    entry->scanPercent = percent;
    Q_EMIT changed(id);
}

void SourceRegistry::prepared(const SourceId &id, quint64 run, const PreparedTitle &result)
{
    Entry *entry = find(id);
    if (!entry || entry->run != run)
        return;
    entry->isPreparing = false;
    entry->scanPercent = -1;
    entry->lookPercent = -1;
    if (result.withoutIndex) {
        entry->media = result.withoutIndex;
        startPreparing(*entry);
        return;
    }
    if (result.scanned)
        entry->media = result.scanned;
    if (result.title) {
        entry->formerTitles.keep(std::exchange(entry->title, *result.title));
        entry->state = SourceState::Ready;
        entry->error = {};
    } else {
        qCWarning(lcMedia).noquote() << redactUrl(entry->record.location.url)
                                     << sentence(result.title.error());
        // Described, but not playable: that is what people want to know first. A provisional title plays on.
        if (!entry->title) {
            entry->state = SourceState::Failed;
            entry->error = result.title.error();
        }
    }
    if (result.newFacts)
        entry->probe.facts = result.newFacts;
    keepPrepared(*entry, result);
    const auto waiters = std::exchange(entry->titleWaiters, {});
    convertOtherwise(*entry); // it was changed meanwhile
    Q_EMIT changed(id);
    for (const auto &waiter : waiters)
        waiter(result.title);
}

} // namespace cuegate
