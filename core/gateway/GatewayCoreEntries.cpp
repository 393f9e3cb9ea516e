// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of lists: found, and opened as sources for as long as somebody uses them.
#include "core/gateway/GatewayCore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr size_t kMostOpenEntries = 64;

void GatewayCore::queryEntries(const SourceId &list, const ListQuery &query, const CancelToken &cancel,
                               ListSources::PageDone done)
{
    m_lists->query(list, query, cancel, std::move(done));
}

void GatewayCore::openEntry(const SourceId &list, const EntryId &entry, SourceDone done)
{
    const auto id = entryIdFrom(entry.toLatin1());
    if (!id)
        return done(fail(ErrorKind::NotFound, u"There is no such entry."_s));
    useEntry(list, *id, [this, done = std::move(done)](const Result<SourceId> &opened) {
        opened ? done(snapshot(*opened)) : done(std::unexpected(opened.error()));
    });
}

void GatewayCore::useEntry(const SourceId &list, quint64 entry, MediaHandler::EntryDone done)
{
    const SourceId id = openedIdOf(list, entry);
    if (m_sources->contains(id)) {
        noteUsed(id);
        return done(id);
    }
    m_lists->withList(list, [this, list, entry, done = std::move(done)](const auto &read) {
        if (!read)
            return done(std::unexpected(read.error()));
        const auto opened = openFrom(list, entry);
        if (opened)
            noteUsed(*opened);
        done(opened);
    });
}

// Its address may be another one than before.
Result<SourceId> GatewayCore::openFrom(const SourceId &list, quint64 entry)
{
    const auto source = m_lists->sourceOf(list, entry);
    if (!source)
        return std::unexpected(source.error());
    m_sources->addEntry(*source, {list, QString::fromLatin1(entryIdText(entry))});
    return source->id;
}

// The last one used is the last to go.
void GatewayCore::noteUsed(const SourceId &id)
{
    std::erase(m_openEntries, id);
    m_openEntries.push_back(id);
    if (m_openEntries.size() <= kMostOpenEntries)
        return;
    QSet<SourceId> inUse{m_watched, id};
    for (const PlaySessions::Session &session : m_sessions.active())
        inUse.insert(session.player.source);
    const auto idle = std::find_if(m_openEntries.begin(), m_openEntries.end(),
                                   [&inUse](const SourceId &open) { return !inUse.contains(open); });
    if (idle != m_openEntries.end())
        closeEntry(SourceId(*idle));
}

void GatewayCore::closeEntry(const SourceId &id)
{
    std::erase(m_openEntries, id);
    m_sources->remove(id);
    endPlaying(id);
    m_broadcasts->forget(id);
}

void GatewayCore::closeEntriesOf(const SourceId &list)
{
    for (const SourceId &id : std::vector<SourceId>(m_openEntries)) {
        if (const auto name = m_sources->entryName(id); name && name->list == list)
            closeEntry(id);
    }
}

void GatewayCore::makeLists(const QString &folder)
{
    m_lists = std::make_unique<ListSources>(*m_sources, m_upstream, folder);
    connect(m_lists.get(), &ListSources::changed, this, &GatewayCore::listChanged);
}

// What is open of it may be elsewhere by now.
void GatewayCore::listChanged(const SourceId &id)
{
    const bool isRead = m_lists->list(id) != nullptr;
    for (const SourceId &open : std::vector<SourceId>(m_openEntries)) {
        const auto name = m_sources->entryName(open);
        if (isRead && name && name->list == id)
            (void)openFrom(id, entryIdFrom(name->entry.toLatin1()).value_or(0));
    }
    m_snapshots.markChanged(id);
    m_areSourcesStale = true;
    publishSoon();
}

void GatewayCore::showList(SourceSnapshot &snapshot, const QString &base) const
{
    snapshot.urls = {};
    if (snapshot.state == SourceState::Locked)
        return;
    ListSources::State state = m_lists->state(snapshot.id);
    snapshot.state = state.state;
    snapshot.error = state.error;
    snapshot.list = std::move(state.summary);
    snapshot.urls.playlist = QUrl(base + u"playlist.m3u"_s);
    if (snapshot.list && snapshot.list->guideProgrammes > 0)
        snapshot.urls.guide = QUrl(base + u"epg.xml"_s);
}

} // namespace cuegate
