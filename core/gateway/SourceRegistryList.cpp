// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources SourceRegistry knows, and in which order.
#include "core/gateway/SourceRegistryEntry.h"

#include <QCryptographicHash>

#include <algorithm>

namespace cuegate {

// The same for all spellings of a URL.
static QByteArray canonical(const QUrl &url)
{
    return url.toEncoded(QUrl::NormalizePathSegments | QUrl::RemoveFragment);
}

std::optional<SourceId> SourceRegistry::idOf(const QUrl &url) const
{
    const auto found = m_byUrl.constFind(canonical(url));
    return found == m_byUrl.constEnd() ? std::nullopt : std::optional(*found);
}

SourceId SourceRegistry::newIdFor(const QUrl &url) const
{
    QByteArray text = canonical(url);
    for (;;) {
        const SourceId id =
            QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
        if (!contains(id))
            return id;
        text += '\n';
    }
}

const CatalogSource *SourceRegistry::record(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? &entry->record : nullptr;
}

std::vector<SourceId> SourceRegistry::ids() const
{
    std::vector<SourceId> ids;
    for (const auto &entry : m_entries)
        ids.push_back(entry->record.id);
    return ids;
}

void SourceRegistry::add(const CatalogSource &source)
{
    if (contains(source.id))
        return;
    auto entry = std::make_unique<Entry>();
    entry->record = source;
    m_index.insert(source.id, entry.get());
    m_byUrl.insert(canonical(source.location.url), source.id);
    m_entries.push_back(std::move(entry));
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
    const SourceLocation before = std::exchange(entry->record, record).location;
    const SourceLocation &after = entry->record.location;
    m_byUrl.remove(canonical(before.url));
    m_byUrl.insert(canonical(after.url), record.id);
    const bool isSame = before.url == after.url && before.headers == after.headers &&
                        before.maxConnections == after.maxConnections;
    if (isSame)
        Q_EMIT changed(record.id);
    else
        forget(record.id);
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
        return ranks.value(left->record.id) < ranks.value(right->record.id);
    });
    Q_EMIT arranged();
}

} // namespace cuegate
