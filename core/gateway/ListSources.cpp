// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListSources.h"

#include "core/base/ErrorSentence.h"
#include "core/base/KnownSecrets.h"
#include "core/base/Log.h"
#include "core/gateway/AccountFacts.h"
#include "core/gateway/AccountReading.h"
#include "core/gateway/ListFile.h"
#include "core/gateway/PoolRun.h"
#include "core/list/XtreamReader.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr int kReadThreads = 2;
constexpr int kSearchThreads = 2;
constexpr qint64 kOldAfterMs = 12LL * 3600 * 1000;
constexpr qint64 kTryAgainAfterMs = 10LL * 60 * 1000;
constexpr qint64 kFailedForMs = 3000; // a player that asks again at once is told the same

struct ReadingJob
{
    CatalogSource source;
    std::shared_ptr<Upstream> upstream;
    QString file;
    std::optional<SecretKey> key;
    bool isDiskFirst = false;
    bool isWhole = false; ///< what has been read before
    CancelToken cancel;
};

} // namespace

static qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// What is kept is of this source at this address.
static QString ownerOf(const CatalogSource &source)
{
    const QByteArray url = source.location.url.toEncoded();
    return source.id + u' ' +
           QString::fromLatin1(QCryptographicHash::hash(url, QCryptographicHash::Sha256).toHex().left(16));
}

static void keep(const ReadingJob &job, const ReadList &list)
{
    if (!job.key)
        return;
    if (const auto saved = saveList(job.file, ownerOf(job.source), list, *job.key); !saved)
        qCWarning(lcApp).noquote() << saved.error().message;
    if (job.cancel.isCancelled()) // removed meanwhile
        QFile::remove(job.file);
}

static Result<std::shared_ptr<const ReadList>> readNow(const ReadingJob &job)
{
    if (job.isDiskFirst && job.key) {
        if (auto kept = loadList(job.file, ownerOf(job.source), *job.key))
            return std::make_shared<const ReadList>(std::move(*kept));
    }
    SourceLocation location = job.source.location;
    location.title = job.source.name;
    const auto readFrom = isAccount(job.source) ? readAccount : readList;
    auto read = readFrom(location, *job.upstream, nowMs(), job.cancel);
    if (!read)
        return std::unexpected(read.error());
    if (job.isWhole && read->isPartial) // what there is is more
        return fail(ErrorKind::Unavailable, read->problem);
    keep(job, *read);
    return std::make_shared<const ReadList>(std::move(*read));
}

ListSources::ListSources(const SourceRegistry &sources, std::shared_ptr<Upstream> upstream, QString directory)
    : m_sources(sources)
    , m_upstream(std::move(upstream))
    , m_directory(std::move(directory))
    , m_episodes(m_upstream)
{
    m_readPool.setMaxThreadCount(kReadThreads);
    m_searchPool.setMaxThreadCount(kSearchThreads);
}

ListSources::~ListSources()
{
    for (const Known &known : std::as_const(m_known))
        known.cancel.cancel();
    m_readPool.waitForDone();
    m_searchPool.waitForDone();
}

QString ListSources::fileOf(const SourceId &id) const
{
    return m_directory + u'/' + id;
}

ListSources::State ListSources::state(const SourceId &id) const
{
    const auto known = m_known.constFind(id);
    if (known == m_known.constEnd())
        return {};
    if (known->summary)
        return {SourceState::Ready, {}, known->summary};
    if (known->isReading)
        return {SourceState::Probing, {}, {}};
    return known->failure ? State{SourceState::Failed, *known->failure, {}} : State{};
}

std::shared_ptr<const ReadList> ListSources::list(const SourceId &id) const
{
    const auto known = m_known.constFind(id);
    return known == m_known.constEnd() ? nullptr : known->list;
}

Result<CatalogSource> ListSources::usable(const SourceId &id) const
{
    const CatalogSource *source = m_sources.record(id);
    if (!source || !isList(*source))
        return fail(ErrorKind::NotFound, u"there is no such list"_s);
    if (source->isLocked)
        return std::unexpected(lockedError());
    return *source;
}

void ListSources::withList(const SourceId &id, ListDone done)
{
    const auto source = usable(id);
    if (!source)
        return done(std::unexpected(source.error()));
    Known &known = m_known[id];
    if (known.list) {
        readAgainIfOld(*source);
        return done(m_known[id].list);
    }
    if (!known.isReading && known.failure && nowMs() - known.triedAtMs < kFailedForMs)
        return done(std::unexpected(*known.failure));
    known.waiters.push_back(std::move(done));
    if (!known.isReading)
        start(*source, From::DiskFirst);
}

void ListSources::readAgain(const SourceId &id)
{
    const auto source = usable(id);
    if (source && !m_known[id].isReading)
        start(*source, From::Provider);
}

void ListSources::readAgainIfOld(const CatalogSource &source)
{
    const Known &known = m_known[source.id];
    const qint64 now = nowMs();
    if (known.isReading || !known.list)
        return;
    const qint64 oldAfterMs = known.list->isPartial ? kTryAgainAfterMs : kOldAfterMs;
    if (now - known.list->readAtMs > oldAfterMs && now - known.triedAtMs > kTryAgainAfterMs)
        start(source, From::Provider);
}

void ListSources::readAll()
{
    for (const SourceId &id : m_sources.listedIds()) {
        const CatalogSource *source = m_sources.record(id);
        if (isList(*source) && !source->isLocked)
            withList(id, [](const auto &) {});
    }
}

void ListSources::start(const CatalogSource &source, From from)
{
    Known &known = m_known[source.id];
    known.isReading = true;
    known.cancel = CancelSource();
    known.run = ++m_lastRun;
    if (from == From::Provider)
        known.triedAtMs = nowMs();
    const ReadingJob job{source,
                         m_upstream,
                         fileOf(source.id),
                         m_key,
                         from == From::DiskFirst,
                         known.list && !known.list->isPartial,
                         known.cancel.token()};
    runIn(
        m_readPool, this, [job] { return readNow(job); },
        [this, id = source.id, run = known.run](const Result<std::shared_ptr<const ReadList>> &result) {
            arrived(id, run, result);
        });
    Q_EMIT changed(source.id);
}

void ListSources::note(Known &known, const Error &failure)
{
    known.triedAtMs = nowMs();
    known.failure = failure;
    known.failure->message = knownSecrets().scrubbed(failure.message);
    if (!known.summary)
        return;
    auto summary = std::make_shared<ListSummary>(*known.summary);
    summary->problem = sentence(*known.failure);
    if (const auto status = statusAfter(failure.code); status && summary->account)
        summary->account->status = *status;
    known.summary = std::move(summary);
}

void ListSources::arrived(const SourceId &id, quint64 run,
                          const Result<std::shared_ptr<const ReadList>> &result)
{
    const auto found = m_known.find(id);
    if (found == m_known.end() || found->run != run)
        return; // forgotten meanwhile
    Known &known = *found;
    known.isReading = false;
    known.failure.reset();
    if (result) {
        known.list = *result;
        known.summary = summaryOf(**result);
        known.found.reset();
        m_episodes.outdate(id);
    } else {
        note(known, result.error());
        qCWarning(lcMedia).noquote() << u"list %1:"_s.arg(id) << sentence(*known.failure);
    }
    const auto waiters = std::exchange(known.waiters, {});
    Q_EMIT changed(id);
    if (const auto source = usable(id))
        readAgainIfOld(*source);
    for (const auto &waiter : waiters)
        waiter(result);
}

void ListSources::forget(const SourceId &id)
{
    const Known known = m_known.take(id);
    known.cancel.cancel();
    m_episodes.forget(id);
    m_readPool.start([file = fileOf(id)] { QFile::remove(file); });
    for (const auto &waiter : known.waiters)
        waiter(std::unexpected(Error::cancelled()));
}

void ListSources::query(const SourceId &id, const ListQuery &query, const CancelToken &cancel, PageDone done)
{
    if (query.offset < 0 || query.limit < 1 || query.limit > 1000)
        return done(fail(ErrorKind::InvalidArgument, u"a page has 1 to 1,000 entries from 0 on"_s));
    withList(id, [this, id, query, cancel, done = std::move(done)](const auto &list) {
        if (!list)
            return done(std::unexpected(list.error()));
        if (query.series.isEmpty())
            search(id, *list, query, cancel, done);
        else
            queryEpisodes(id, **list, query, cancel, done);
    });
}

void ListSources::queryEpisodes(const SourceId &id, const ReadList &list, const ListQuery &query,
                                const CancelToken &cancel, const PageDone &done)
{
    const auto entry = entryIdFrom(query.series.toLatin1());
    const auto index = entry ? list.entries->indexOf(*entry) : std::nullopt;
    const CatalogSource *source = m_sources.record(id);
    if (!index || !source || list.entries->kindOf(*index) != ListItem::Kind::Series)
        return done(fail(ErrorKind::NotFound, u"there is no such series"_s));
    // They are few: no worker is needed to look through them.
    m_episodes.withEpisodes(withConnections(*source, list), list.entries->at(*index),
                            [query, cancel, done](const EpisodeLists::Episodes &episodes) {
                                if (!episodes)
                                    return done(std::unexpected(episodes.error()));
                                ReadList shown;
                                shown.entries = *episodes;
                                const auto found = findEntries(*shown.entries, searchFor(query), cancel);
                                done(found ? Result<ListPage>(pageOf(shown, *found, query, nowMs()))
                                           : std::unexpected(found.error()));
                            });
}

Result<CatalogSource> ListSources::sourceOf(const SourceId &id, quint64 entry) const
{
    const auto read = list(id);
    const CatalogSource *record = m_sources.record(id);
    if (!read || !record)
        return fail(ErrorKind::NotFound, u"There is no such entry."_s);
    const CatalogSource source = withConnections(*record, *read);
    if (const auto index = read->entries->indexOf(entry))
        return sourceOfEntry(read->entries->at(*index), source);
    if (const auto episode = m_episodes.find(id, entry))
        return sourceOfEntry(episode->entries->at(episode->index), source);
    const auto account = isAccount(source) ? xtreamAccountOf(source.location.url) : std::nullopt;
    const auto episode = account ? xtreamEpisode(entry, *account) : std::nullopt;
    if (!episode)
        return fail(ErrorKind::NotFound, u"There is no such entry."_s);
    EntryListBuilder builder;
    builder.add(*episode);
    return sourceOfEntry(builder.build()->at(0), source);
}

// Who turns pages asks for the same again: what was found last is kept.
void ListSources::search(const SourceId &id, const std::shared_ptr<const ReadList> &list,
                         const ListQuery &query, const CancelToken &cancel, PageDone done)
{
    const EntrySearch wanted = searchFor(query);
    const Known &known = m_known[id];
    if (known.found && known.list == list && known.search == wanted)
        return done(pageOf(*list, *known.found, query, nowMs()));
    using Found = Result<std::shared_ptr<const std::vector<quint32>>>;
    runIn(
        m_searchPool, this,
        [list, wanted, cancel]() -> Found {
            auto found = findEntries(*list->entries, wanted, cancel);
            if (!found)
                return std::unexpected(found.error());
            return std::make_shared<const std::vector<quint32>>(std::move(*found));
        },
        [this, id, list, wanted, query, done = std::move(done)](const Found &found) {
            if (!found)
                return done(std::unexpected(found.error()));
            if (const auto now = m_known.find(id); now != m_known.end() && now->list == list) {
                now->search = wanted;
                now->found = *found;
            }
            done(pageOf(*list, **found, query, nowMs()));
        });
}

} // namespace cuegate
