// SPDX-License-Identifier: GPL-3.0-or-later
// How the list of sources is changed: what is in it, in which order and in which folders.
#include "core/base/Log.h"
#include "core/catalog/SourceSecrets.h"
#include "core/gateway/GatewayCore.h"
#include "core/io/HostPort.h"

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

static QString kindOf(const QUrl &url)
{
    return url.scheme() == "file"_L1 ? u"file"_s : u"http"_s;
}

static QString nameOf(const QUrl &url)
{
    const QString file = url.fileName(QUrl::FullyDecoded);
    const qsizetype dot = file.lastIndexOf(u'.');
    const QString base = dot > 0 ? file.left(dot) : file;
    return base.isEmpty() ? url.host() : base;
}

// What is trusted of one host is not of another.
static QByteArray certificateAfter(const SourceEdit &edit, const SourceLocation &before)
{
    const bool isSameHost = !edit.url || hostPortOf(*edit.url) == hostPortOf(before.url);
    return edit.certificate.value_or(isSameHost ? before.certificate : QByteArray());
}

static std::unexpected<Error> noSuchSource()
{
    return fail(ErrorKind::NotFound, u"There is no such source."_s);
}

Result<SourceSnapshot> GatewayCore::addSource(const SourceLocation &location, const QString &name)
{
    if (const auto checked = checkLocation(location); !checked)
        return std::unexpected(checked.error());
    if (const auto known = m_sources->idOf(location.url))
        return snapshot(*known);
    if (hasSecrets(location))
        m_keyKeeper->want();
    if (const auto locked = m_sources->lockedIdOf(location.url)) {
        SourceLocation whole = location;
        if (whole.certificate.isEmpty())
            whole.certificate = m_sources->record(*locked)->location.certificate;
        if (auto stored = relocate(*locked, whole); !stored)
            return std::unexpected(stored.error());
        return snapshot(*locked);
    }
    CatalogSource source;
    source.id = m_sources->newIdFor(location.url);
    source.location = location;
    source.name = publicName(name.isEmpty() ? nameOf(location.url) : name, location);
    source.kind = kindOf(location.url);
    if (auto stored = m_catalog->insert(source); !stored)
        return std::unexpected(stored.error());
    m_access.addSource(source.id);
    m_sources->add(source);
    return snapshot(source.id);
}

Result<void> GatewayCore::removeSource(const SourceId &id)
{
    if (!m_sources->contains(id))
        return noSuchSource();
    m_access.removeSource(id);
    m_sources->remove(id);
    m_cacheKeeper->setPinned(id, Pinning::Unpinned);
    return m_catalog->remove(id);
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
}

Result<SourceSnapshot> GatewayCore::editSource(const SourceId &id, const SourceEdit &edit)
{
    const CatalogSource *record = m_sources->record(id);
    if (!record)
        return noSuchSource();
    CatalogSource next = *record;
    next.location.certificate = certificateAfter(edit, record->location);
    next.name = edit.name.value_or(next.name).simplified().left(kMostNameChars);
    if (next.name.isEmpty())
        return fail(ErrorKind::InvalidArgument, u"A source needs a name."_s);
    next.location.url = edit.url.value_or(next.location.url);
    next.location.headers = edit.headers.value_or(next.location.headers);
    next.location.maxConnections = edit.maxConnections.value_or(next.location.maxConnections);
    next.kind = kindOf(next.location.url);
    if (const auto checked = checkLocation(next.location); !checked)
        return std::unexpected(checked.error());
    next.name = publicName(next.name, next.location);
    if (edit.url && m_sources->idOf(next.location.url).value_or(id) != id)
        return fail(ErrorKind::InvalidArgument, u"Another source has this URL already."_s);
    const bool isElsewhere = edit.url || edit.headers || edit.maxConnections || edit.certificate;
    if (record->isLocked && isElsewhere && !edit.url)
        return fail(ErrorKind::PermissionDenied,
                    u"This source is locked: unlock the passwords, or give its whole address again."_s);
    next.isLocked = record->isLocked && !edit.url;
    if (isElsewhere && hasSecrets(next.location))
        m_keyKeeper->want();
    if (auto stored = isElsewhere ? m_catalog->insert(next) : m_catalog->rename(id, next.name); !stored)
        return std::unexpected(stored.error());
    const QUrl before = record->location.url;
    const bool wasProbed = snapshot(id).state != SourceState::Idle;
    m_sources->edit(next);
    // Where a server tells no version, another file could pass for this one.
    if (!isSamePlace(before, next.location.url))
        forgetMade(id);
    if (wasProbed && snapshot(id).state == SourceState::Idle)
        probeSource(id);
    return snapshot(id);
}

Result<SourceLocation> GatewayCore::location(const SourceId &id) const
{
    if (const CatalogSource *record = m_sources->record(id))
        return record->location;
    return noSuchSource();
}

void GatewayCore::moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next)
{
    const QSet<SourceId> chosen(ids.begin(), ids.end());
    std::vector<Catalog::Place> moved, all;
    std::optional<size_t> at; // in `all`
    for (const SourceId &id : m_sources->ids()) {
        if (id == next)
            at = all.size();
        if (chosen.contains(id))
            moved.push_back({id, folder.simplified().left(kMostNameChars)});
        else
            all.push_back({id, m_sources->record(id)->folder});
    }
    all.insert(all.begin() + qsizetype(at.value_or(all.size())), moved.begin(), moved.end());
    if (auto stored = m_catalog->arrange(all); !stored)
        qCWarning(lcApp).noquote() << stored.error().message;
    m_sources->arrange(all);
}

} // namespace cuegate
