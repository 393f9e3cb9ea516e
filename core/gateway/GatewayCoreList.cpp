// SPDX-License-Identifier: GPL-3.0-or-later
// How the list of sources is changed: what is in it, in which order and in which folders.
#include "core/catalog/SourceSecrets.h"
#include "core/gateway/GatewayCore.h"
#include "core/io/HostPort.h"
#include "core/list/ListUrl.h"
#include "core/list/XtreamAccount.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMostNameChars = 500;

static Result<void> checkLocation(const SourceLocation &location)
{
    const QString scheme = location.url.scheme();
    if (!location.url.isValid() || (scheme != "http"_L1 && scheme != "https"_L1 && scheme != "file"_L1))
        return fail(ErrorKind::InvalidArgument, u"Only http, https and file URLs can be added."_s);
    if (scheme != "file"_L1 && location.url.host().isEmpty())
        return fail(ErrorKind::InvalidArgument, u"The URL names no host."_s);
    return checkHeaders(location);
}

static const QString kListKind = u"m3u"_s;
static const QString kAccountKind = u"xtream"_s;

// \p wanted empty: whatever the URL looks like.
static QString kindOf(const QUrl &url, const QString &wanted)
{
    if (wanted == kAccountKind || (wanted.isEmpty() && looksLikeXtream(url)))
        return kAccountKind;
    if (wanted == kListKind || (wanted.isEmpty() && looksLikeList(url)))
        return kListKind;
    return url.scheme() == "file"_L1 ? u"file"_s : u"http"_s;
}

// An account is kept in one spelling.
static Result<SourceLocation> asKept(const SourceLocation &location, const QString &kind)
{
    SourceLocation kept = location;
    if (kind == kAccountKind) {
        const auto account = xtreamAccountOf(location.url);
        if (!account)
            return fail(ErrorKind::InvalidArgument, u"This is no address of an Xtream account: it needs a "
                                                    u"server (http or https), a user name and "
                                                    "a password."_s);
        kept.url = account->url();
    }
    if (const auto checked = checkLocation(kept); !checked)
        return std::unexpected(checked.error());
    return kept;
}

static QString nameOf(const QUrl &url)
{
    const QString file = url.fileName(QUrl::FullyDecoded);
    const qsizetype dot = file.lastIndexOf(u'.');
    const QString base = dot > 0 ? file.left(dot) : file;
    const bool tellsNothing = base.isEmpty() || file == "get.php"_L1 || file == "player_api.php"_L1;
    return tellsNothing ? url.host() : base;
}

// What is trusted of one host is not of another.
static QByteArray certificateAfter(const SourceEdit &edit, const SourceLocation &before, const QUrl &next)
{
    const bool isSameHost = hostPortOf(next) == hostPortOf(before.url);
    return edit.certificate.value_or(isSameHost ? before.certificate : QByteArray());
}

static std::unexpected<Error> noSuchSource()
{
    return fail(ErrorKind::NotFound, u"There is no such source."_s);
}

void GatewayCore::whenStored(std::function<void()> done)
{
    m_writer->write([](Catalog &) { return Result<void>(); },
                    [done = std::move(done)](const Result<void> &) { done(); });
}

// Of changes that count only when they are stored, each begins with what the one before it left.
void GatewayCore::inTurn(std::function<void()> change)
{
    m_changes.push_back(std::move(change));
    nextChange();
}

void GatewayCore::nextChange()
{
    while (!m_isChangeBeingStored && !m_changes.empty()) {
        const auto change = std::move(m_changes.front());
        m_changes.pop_front();
        change();
    }
}

void GatewayCore::storeInTurn(CatalogWriter::Work work, Done done)
{
    m_isChangeBeingStored = true;
    m_writer->write(std::move(work), [this, done = std::move(done)](const Result<void> &stored) {
        m_isChangeBeingStored = false;
        done(stored);
        nextChange();
    });
}

void GatewayCore::addSource(const SourceLocation &location, const QString &name, const QString &kind,
                            SourceDone done)
{
    inTurn([this, location, name, kind, done = std::move(done)] { addNow(location, name, kind, done); });
}

// It was taken for a film, or has another password now, and somebody who knows better adds it again.
void GatewayCore::addAgain(const SourceId &id, const QUrl &url, const QString &kind, const SourceDone &done)
{
    const CatalogSource &known = *m_sources->record(id);
    SourceEdit edit;
    if (known.kind != kind && (kind == kAccountKind || (kind == kListKind && !isList(known))))
        edit.kind = kind;
    if (kind == kAccountKind && known.location.url != url)
        edit.url = url;
    return edit.kind || edit.url ? editNow(id, edit, done) : done(snapshot(id));
}

void GatewayCore::addNow(const SourceLocation &typed, const QString &name, const QString &wantedKind,
                         const SourceDone &done)
{
    const QString kind = kindOf(typed.url, wantedKind);
    const auto kept = asKept(typed, kind);
    if (!kept)
        return done(std::unexpected(kept.error()));
    const SourceLocation &location = *kept;
    if (const auto known = m_sources->idOf(location.url))
        return addAgain(*known, location.url, kind, done);
    if (hasSecrets(location))
        m_keyKeeper->want();
    if (const auto locked = m_sources->lockedIdOf(location.url)) {
        SourceLocation whole = location;
        if (whole.certificate.isEmpty())
            whole.certificate = m_sources->record(*locked)->location.certificate;
        return relocate(*locked, whole, done);
    }
    CatalogSource source;
    source.id = m_sources->newIdFor(location.url);
    source.location = location;
    source.name = publicName(name.isEmpty() ? nameOf(location.url) : name, location);
    source.kind = kind;
    storeInTurn([source](Catalog &catalog) { return catalog.insert(source); },
                [this, source, done](const Result<void> &stored) {
                    if (!stored)
                        return done(std::unexpected(stored.error()));
                    m_access.addSource(source.id);
                    m_sources->add(source);
                    if (isList(source))
                        m_lists->readAgain(source.id);
                    done(snapshot(source.id));
                });
}

void GatewayCore::removeSource(const SourceId &id, Done done)
{
    if (!m_sources->contains(id)) {
        if (done)
            done(noSuchSource());
        return;
    }
    if (m_sources->entryName(id)) {
        closeEntry(id);
        return done ? done({}) : void();
    }
    closeEntriesOf(id);
    m_lists->forget(id);
    m_access.removeSource(id);
    m_sources->remove(id);
    endPlaying(id);
    m_conversionFaults->forgive(id);
    m_streams->forget(id);
    m_broadcasts->forget(id);
    m_cacheKeeper->setPinned(id, Pinning::Unpinned);
    m_writer->write([id](Catalog &catalog) { return catalog.remove(id); }, std::move(done));
}

// The same file, behind another token or password.
static bool isSamePlace(const QUrl &before, const QUrl &after)
{
    const auto rest = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return before.adjusted(rest) == after.adjusted(rest);
}

// Another film may be there now.
void GatewayCore::forgetMade(const SourceId &id)
{
    m_segments->clear(id, [] {});
    m_thumbnails->forget(id);
    m_conversionFaults->forgive(id);
    m_streams->forget(id);
    m_broadcasts->forget(id);
}

static bool isElsewhere(const SourceEdit &edit)
{
    return edit.url || edit.kind || edit.headers || edit.maxConnections || edit.certificate;
}

Result<CatalogSource> GatewayCore::edited(const CatalogSource &record, const SourceEdit &edit) const
{
    CatalogSource next = record;
    next.name = edit.name.value_or(next.name).simplified().left(kMostNameChars);
    if (next.name.isEmpty())
        return fail(ErrorKind::InvalidArgument, u"A source needs a name."_s);
    next.location.url = edit.url.value_or(next.location.url);
    next.location.headers = edit.headers.value_or(next.location.headers);
    next.location.maxConnections = edit.maxConnections.value_or(next.location.maxConnections);
    // A list stays one wherever it is.
    const bool isOpen = edit.url && (!isList(record) || looksLikeXtream(*edit.url));
    next.kind = kindOf(next.location.url, edit.kind.value_or(isOpen ? QString() : record.kind));
    const bool isLocated = edit.url || edit.kind; // of a locked one the whole address is not known
    const auto kept = asKept(next.location, isLocated ? next.kind : QString());
    if (!kept)
        return std::unexpected(kept.error());
    next.location = *kept;
    next.location.certificate = certificateAfter(edit, record.location, next.location.url);
    next.name = publicName(next.name, next.location);
    if (isLocated && m_sources->idOf(next.location.url).value_or(record.id) != record.id)
        return fail(ErrorKind::InvalidArgument, u"Another source has this URL already."_s);
    if (record.isLocked && isElsewhere(edit) && !edit.url)
        return fail(ErrorKind::PermissionDenied,
                    u"This source is locked: unlock the passwords, or give its whole address again."_s);
    next.isLocked = record.isLocked && !edit.url;
    return next;
}

void GatewayCore::editSource(const SourceId &id, const SourceEdit &edit, SourceDone done)
{
    inTurn([this, id, edit, done = std::move(done)] { editNow(id, edit, done); });
}

void GatewayCore::editNow(const SourceId &id, const SourceEdit &edit, const SourceDone &done)
{
    const CatalogSource *record = m_sources->record(id);
    if (!record)
        return done(noSuchSource());
    if (m_sources->entryName(id))
        return done(fail(ErrorKind::InvalidArgument, u"Entries of a list are what the list says."_s));
    const auto next = edited(*record, edit);
    if (!next)
        return done(std::unexpected(next.error()));
    if (isElsewhere(edit) && hasSecrets(next->location))
        m_keyKeeper->want();
    storeInTurn(
        [next = *next, isElsewhere = isElsewhere(edit)](Catalog &catalog) {
            return isElsewhere ? catalog.insert(next) : catalog.rename(next.id, next.name);
        },
        [this, next = *next, isElsewhere = isElsewhere(edit), done](const Result<void> &stored) {
            if (!stored)
                return done(std::unexpected(stored.error()));
            if (!m_sources->contains(next.id))
                return done(noSuchSource()); // removed meanwhile
            applyEdit(next, isElsewhere);
            done(snapshot(next.id));
        });
}

void GatewayCore::applyEdit(const CatalogSource &next, bool isElsewhere)
{
    // Meanwhile it may have been moved, played or unlocked.
    CatalogSource source = *m_sources->record(next.id);
    const QUrl before = source.location.url;
    const bool wasList = isList(source);
    source.name = next.name;
    if (isElsewhere) {
        source.location = next.location;
        source.kind = next.kind;
        source.isLocked = next.isLocked;
    }
    const bool wasProbed = snapshot(source.id).state != SourceState::Idle;
    m_sources->edit(source);
    if (isElsewhere && (wasList || isList(source))) {
        closeEntriesOf(source.id);
        m_lists->forget(source.id);
        m_lists->readAgain(source.id); // if it is one now
    }
    // Where a server tells no version, another file could pass for this one.
    if (!isSamePlace(before, source.location.url))
        forgetMade(source.id);
    if (wasProbed && snapshot(source.id).state == SourceState::Idle)
        probeSource(source.id);
}

Result<SourceLocation> GatewayCore::location(const SourceId &id) const
{
    if (const CatalogSource *record = m_sources->record(id))
        return record->location;
    return noSuchSource();
}

void GatewayCore::moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next)
{
    const QSet<SourceId> chosen(ids.begin(), ids.end()); // entries of lists have no place
    std::vector<Catalog::Place> moved, all;
    std::optional<size_t> at; // in `all`
    for (const SourceId &id : m_sources->listedIds()) {
        if (id == next)
            at = all.size();
        if (chosen.contains(id))
            moved.push_back({id, folder.simplified().left(kMostNameChars)});
        else
            all.push_back({id, m_sources->record(id)->folder});
    }
    all.insert(all.begin() + qsizetype(at.value_or(all.size())), moved.begin(), moved.end());
    m_writer->write([all](Catalog &catalog) { return catalog.arrange(all); });
    m_sources->arrange(all);
}

} // namespace cuegate
