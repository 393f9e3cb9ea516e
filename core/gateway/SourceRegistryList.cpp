// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources SourceRegistry knows, and in which order.
#include "core/base/KnownSecrets.h"
#include "core/catalog/SourceSecrets.h"
#include "core/gateway/SourceRegistryEntry.h"
#include "core/list/XtreamAccount.h"

#include <QCryptographicHash>

#include <algorithm>

namespace cuegate {

// The same for all spellings of a URL. An account is the same one with another password.
static QByteArray canonical(const QUrl &url)
{
    if (looksLikeXtream(url)) {
        const auto account = xtreamAccountOf(url);
        return account->server + "player_api.php?username=" + account->user;
    }
    return url.toEncoded(QUrl::NormalizePathSegments | QUrl::RemoveFragment);
}

std::optional<SourceId> SourceRegistry::idOf(const QUrl &url) const
{
    const auto found = m_byUrl.constFind(canonical(url));
    return found == m_byUrl.constEnd() ? std::nullopt : std::optional(*found);
}

static SourceId idOfText(const QByteArray &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

SourceId SourceRegistry::newIdFor(const QUrl &url) const
{
    QByteArray text = canonical(url);
    while (contains(idOfText(text)))
        text += '\n';
    return idOfText(text);
}

std::optional<SourceId> SourceRegistry::lockedIdOf(const QUrl &url) const
{
    const SourceId id = idOfText(canonical(url));
    const CatalogSource *known = record(id);
    // Another address may have taken its place since it was added.
    return known && known->isLocked && known->location.url == publicPart(url) ? std::optional(id)
                                                                              : std::nullopt;
}

const CatalogSource *SourceRegistry::record(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? &entry->record : nullptr;
}

std::vector<SourceId> SourceRegistry::listedIds() const
{
    std::vector<SourceId> ids;
    for (const auto &entry : m_entries) {
        if (!entry->name)
            ids.push_back(entry->record.id);
    }
    return ids;
}

std::vector<SourceId> SourceRegistry::ids() const
{
    std::vector<SourceId> ids = listedIds();
    for (const auto &entry : m_entries) {
        if (entry->name)
            ids.push_back(entry->record.id);
    }
    return ids;
}

void SourceRegistry::insert(const CatalogSource &source, const std::optional<EntryName> &name)
{
    if (contains(source.id))
        return;
    knownSecrets().add(secretsOf(source.location));
    auto entry = std::make_unique<Entry>();
    entry->record = source;
    entry->name = name;
    m_index.insert(source.id, entry.get());
    // Of a locked one only the public part is known, which others have, too.
    if (!source.isLocked && !name)
        m_byUrl.insert(canonical(source.location.url), source.id);
    m_entries.push_back(std::move(entry));
    Q_EMIT changed(source.id);
}

void SourceRegistry::add(const CatalogSource &source)
{
    insert(source, {});
}

void SourceRegistry::addEntry(const CatalogSource &source, const EntryName &name)
{
    const CatalogSource *known = record(source.id);
    if (!known)
        return insert(source, name);
    if (known->location == source.location && known->isFilm == source.isFilm)
        return;
    CatalogSource moved = source;
    moved.playedAtMs = known->playedAtMs;
    edit(moved);
}

std::optional<SourceRegistry::EntryName> SourceRegistry::entryName(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->name : std::nullopt;
}

void SourceRegistry::unlock(const CatalogSource &source)
{
    knownSecrets().add(secretsOf(source.location));
    Entry *entry = find(source.id);
    if (!entry)
        return;
    entry->record = source;
    m_byUrl.insert(canonical(source.location.url), source.id);
    Q_EMIT changed(source.id);
}

void SourceRegistry::remove(const SourceId &id)
{
    forget(id);
    m_byUrl.removeIf([&id](const auto &known) { return known.value() == id; });
    m_index.remove(id);
    std::erase_if(m_entries, [&](const auto &entry) { return entry->record.id == id; });
    Q_EMIT changed(id);
}

void SourceRegistry::edit(const CatalogSource &record)
{
    Entry *entry = find(record.id);
    if (!entry)
        return;
    knownSecrets().add(secretsOf(record.location));
    const QString kindBefore = entry->record.kind;
    const bool wasFilm = entry->record.isFilm;
    const SourceLocation before = std::exchange(entry->record, record).location;
    const SourceLocation &after = entry->record.location;
    m_byUrl.removeIf([&record](const auto &known) { return known.value() == record.id; });
    if (!record.isLocked && !entry->name)
        m_byUrl.insert(canonical(after.url), record.id);
    const bool isSame = kindBefore == record.kind && before.url == after.url &&
                        before.headers == after.headers && before.maxConnections == after.maxConnections &&
                        before.certificate == after.certificate && wasFilm == record.isFilm;
    if (isSame)
        Q_EMIT changed(record.id);
    else
        forget(record.id);
}

void SourceRegistry::setPlayed(const SourceId &id, qint64 atMs)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    entry->record.playedAtMs = atMs;
    Q_EMIT changed(id);
}

void SourceRegistry::arrange(const std::vector<Catalog::Place> &all)
{
    QHash<SourceId, size_t> ranks;
    for (const Catalog::Place &place : all) {
        ranks.insert(place.id, ranks.size());
        Entry *entry = find(place.id);
        if (!entry || entry->record.folder == place.folder)
            continue;
        entry->record.folder = place.folder;
        Q_EMIT changed(place.id);
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [&ranks](const auto &left, const auto &right) {
        return ranks.value(left->record.id, ranks.size()) < ranks.value(right->record.id, ranks.size());
    });
    Q_EMIT arranged();
}

} // namespace cuegate
