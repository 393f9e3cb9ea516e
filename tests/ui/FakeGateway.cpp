// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

using namespace Qt::StringLiterals;

namespace cuegate::test {

void FakeGateway::start(std::function<void(Result<GatewayReady>)> done)
{
    done(GatewayReady{});
}

void FakeGateway::addSource(const SourceLocation &location, const QString &name, const QString &kind,
                            std::function<void(Result<SourceSnapshot>)> done)
{
    added << location;
    addedKinds << kind;
    SourceSnapshot source = makeSource(u"new%1"_s.arg(added.size()), name, SourceState::Idle);
    source.displayUrl = location.url.toString();
    source.kind = !kind.isEmpty() ? kind : location.url.isLocalFile() ? u"file"_s : u"http"_s;
    for (const SourceSnapshot &known : std::as_const(list)) {
        if (known.displayUrl == source.displayUrl)
            return done(known);
    }
    list << source;
    Q_EMIT sourcesChanged();
    done(source);
}

void FakeGateway::removeSource(const SourceId &id)
{
    removed << id;
    if (keepRemoved)
        return;
    list.removeIf([&](const SourceSnapshot &source) { return source.id == id; });
    Q_EMIT sourcesChanged();
}

void FakeGateway::editSource(const SourceId &id, const SourceEdit &edit,
                             std::function<void(Result<SourceSnapshot>)> done)
{
    edited = edit;
    if (editError)
        return done(std::unexpected(*editError));
    for (SourceSnapshot &source : list) {
        if (source.id != id)
            continue;
        source.name = edit.name.value_or(source.name);
        Q_EMIT sourcesChanged();
        return done(source);
    }
}

void FakeGateway::readLocation(const SourceId & /*id*/, std::function<void(Result<SourceLocation>)> done)
{
    done(storedLocation);
}

void FakeGateway::moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next)
{
    QList<SourceSnapshot> moved, rest;
    qsizetype at = -1;
    for (const SourceSnapshot &source : std::as_const(list)) {
        if (source.id == next)
            at = rest.size();
        (ids.contains(source.id) ? moved : rest) << source;
    }
    at = at < 0 ? rest.size() : at;
    for (SourceSnapshot &source : moved) {
        source.folder = folder;
        rest.insert(at++, source);
    }
    setSources(rest);
}

void FakeGateway::setPinned(const SourceId &id, Pinning pinning)
{
    for (SourceSnapshot &source : list) {
        if (source.id == id)
            source.isPinned = pinning == Pinning::Pinned;
    }
    Q_EMIT sourcesChanged();
}

void FakeGateway::watchTimeline(const SourceId &id)
{
    watched << id;
    if (timeline && timeline->source == id)
        Q_EMIT timelineChanged(timeline);
}

void FakeGateway::watchCache(bool isWanted)
{
    isCacheWatched = isWanted;
    if (isWanted)
        Q_EMIT cacheChanged(cache);
}

void FakeGateway::changeSettings(std::function<void(GatewaySettings &)> change,
                                 std::function<void(Result<void>)> done)
{
    if (settingsError && done)
        return done(std::unexpected(*std::exchange(settingsError, std::nullopt)));
    change(set);
    Q_EMIT settingsChanged();
    if (done)
        done({});
}

void FakeGateway::setCache(const CacheSnapshot &snapshot)
{
    cache = std::make_shared<CacheSnapshot>(snapshot);
    if (isCacheWatched)
        Q_EMIT cacheChanged(cache);
}

void FakeGateway::requestStructure(const SourceId & /*id*/, const StructurePlace &place,
                                   const CancelToken &cancel, std::function<void(Result<StructurePage>)> done)
{
    structureRequests << StructureRequest{place, cancel, done};
    if (structure)
        QMetaObject::invokeMethod(
            this, [done, page = structure(place)] { done(page); }, Qt::QueuedConnection);
}

void FakeGateway::queryEntries(const SourceId &id, const ListQuery &query,
                               std::function<void(Result<ListPage>)> done)
{
    entryQueries << EntryQuery{id, query, done};
    if (!entries)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, number = entryQueries.size(), query, done] {
            if (number == entryQueries.size())
                done(entries(query));
            else
                done(std::unexpected(Error{ErrorKind::Cancelled, {}}));
        },
        Qt::QueuedConnection);
}

void FakeGateway::openEntry(const SourceId &id, const EntryId &entry,
                            std::function<void(Result<SourceSnapshot>)> done)
{
    openedEntries << entry;
    const auto finish = [this, id, entry, done] {
        if (!entryName)
            return done(std::unexpected(Error{ErrorKind::NotFound, {}}));
        SourceSnapshot source = makeSource(QString(id + u'-' + entry), entryName(entry), SourceState::Idle);
        source.listId = id;
        source.entryId = entry;
        if (std::none_of(list.begin(), list.end(),
                         [&source](const SourceSnapshot &known) { return known.id == source.id; })) {
            list << source;
            Q_EMIT sourcesChanged();
        }
        done(source);
    };
    if (holdsOpening)
        finishOpening = finish;
    else
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
}

void FakeGateway::requestThumbnail(const SourceId &id, qint64 ms, int width,
                                   std::function<void(Result<QByteArray>)> done)
{
    if (makePicture)
        done(makePicture(ms, width));
    wantedPictures << WantedPicture{id, ms, width, std::move(done)};
}

void FakeGateway::setSources(const QList<SourceSnapshot> &sources)
{
    list = sources;
    Q_EMIT sourcesChanged();
}

void FakeGateway::setSessions(const QList<SessionSnapshot> &sessions)
{
    players = sessions;
    Q_EMIT sessionsChanged();
}

void FakeGateway::setStatus(const ServerStatus &status)
{
    serverStatus = status;
    Q_EMIT statusChanged();
}

void FakeGateway::setJobs(const QList<JobSnapshot> &jobs)
{
    queue = jobs;
    Q_EMIT jobsChanged();
}

} // namespace cuegate::test
