// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveTable.h"

#include <algorithm>

namespace cuegate {

static constexpr size_t kMostMaps = 64;
// What has just left the window may still be asked for by who saw it there.
static constexpr size_t kKeptBehind = 3;

// Tokens in front of it or behind it may be others each time.
static QByteArrayView nameOf(const QByteArray &uri)
{
    QByteArrayView name(uri);
    if (const qsizetype query = name.indexOf('?'); query >= 0)
        name = name.first(query);
    return name.sliced(name.lastIndexOf('/') + 1);
}

static bool isSame(const LiveEntry &entry, const HlsSegment &segment)
{
    return nameOf(entry.uri) == nameOf(segment.uri) && entry.range == segment.range;
}

QUrl LiveEntry::url() const
{
    return base->resolved(QUrl::fromEncoded(uri, QUrl::TolerantMode));
}

// The sequence number says where a playlist belongs, if the names agree. Else the names do (some servers
// number every playlist alike), unless they are others each time.
LiveTable::Place LiveTable::placeOf(const HlsMediaPlaylist &playlist, const Circumstances &circumstances)
{
    using Kind = Place::Kind;
    const auto &segments = playlist.segments;
    const LiveEntry &last = m_entries.back();
    const qint64 first = playlist.mediaSequence;
    const qint64 end = first + qint64(segments.size());
    const bool isWithin = last.sequence >= first && last.sequence < end;
    const auto after = [first](qint64 sequence) {
        return Place{Kind::Continues, size_t(sequence - first + 1), 0};
    };
    if (isWithin && isSame(last, segments[size_t(last.sequence - first)])) {
        m_hasStableNames = true;
        return after(last.sequence);
    }
    for (size_t i = segments.size(); i > 0; --i) {
        if (!isSame(last, segments[i - 1]))
            continue;
        m_hasStableNames = true;
        return {Kind::Continues, i, 0};
    }
    if (first > last.sequence)
        return {Kind::Continues, 0, first - last.sequence - 1};
    if (isWithin && !m_hasStableNames)
        return after(last.sequence);
    const LiveEntry *newest = end > first ? find(last.number - (last.sequence - (end - 1))) : nullptr;
    const bool isOfWindow = newest && newest->number >= m_windowBegin && isSame(*newest, segments.back());
    return {isOfWindow && circumstances.mayBeBehind ? Kind::Behind : Kind::Jumps, 0, 0};
}

LiveTable::Change LiveTable::merge(const HlsMediaPlaylist &playlist, const QUrl &base,
                                   const Circumstances &circumstances)
{
    const auto sharedBase = std::make_shared<const QUrl>(base);
    Place place;
    if (m_entries.empty())
        startAnew(playlist);
    else if (playlist.segments.empty())
        place.kind = Place::Kind::Behind;
    else
        place = placeOf(playlist, circumstances);
    if (place.kind == Place::Kind::Behind)
        return Change::Behind;
    // After a pause in which nobody has watched, what was missed is no gap in what anybody saw.
    const bool isBreak = place.kind == Place::Kind::Jumps || place.missed > 0;
    m_hasLostSome = m_hasLostSome || isBreak;
    if (isBreak && !circumstances.isWatched) {
        m_entries.clear();
        startAnew(playlist);
    }
    const bool isMarked = place.kind == Place::Kind::Jumps || (place.missed > 0 && circumstances.isWatched);
    const bool hasEnded = playlist.isEnded && !m_isEnded;
    m_isEnded = playlist.isEnded;
    m_isIndependent = playlist.isIndependent;
    m_type = playlist.type;
    m_targetDurationS = playlist.targetDurationS;
    m_mostTargetS = std::max(m_mostTargetS, m_targetDurationS);
    for (size_t i = place.firstNew; i < playlist.segments.size(); ++i)
        append(playlist, sharedBase, i, isMarked && i == place.firstNew);
    moveWindow(playlist.segments.size());
    return place.firstNew < playlist.segments.size() || hasEnded ? Change::New : Change::None;
}

void LiveTable::startAnew(const HlsMediaPlaylist &playlist)
{
    m_nextNumber = std::max(m_nextNumber, playlist.mediaSequence);
    m_discontinuity = std::max(m_discontinuity, playlist.discontinuitySequence.value_or(0));
    m_windowBegin = m_nextNumber;
}

void LiveTable::append(const HlsMediaPlaylist &playlist, const std::shared_ptr<const QUrl> &base,
                       size_t index, bool isJump)
{
    const HlsSegment &segment = playlist.segments[index];
    LiveEntry entry;
    entry.number = m_nextNumber++;
    entry.sequence = playlist.mediaSequence + qint64(index);
    entry.uri = segment.uri;
    entry.base = base;
    entry.range = segment.range;
    if (segment.key >= 0) {
        const HlsKey &key = playlist.keys[size_t(segment.key)];
        // Long runs of segments have one key.
        const LiveEntry *before = m_entries.empty() ? nullptr : &m_entries.back();
        const LiveKey wanted{base->resolved(QUrl::fromEncoded(key.uri, QUrl::TolerantMode)), key.iv};
        const bool isSameKey =
            before && before->key && before->key->url == wanted.url && before->key->iv == wanted.iv;
        entry.key = isSameKey ? before->key : std::make_shared<const LiveKey>(wanted);
    }
    if (segment.map >= 0)
        entry.map = mapOf(playlist.maps[size_t(segment.map)], *base);
    entry.startUs = m_nextStartUs;
    entry.durationUs = segment.durationUs;
    m_nextStartUs += segment.durationUs;
    entry.isDiscontinuity = segment.isDiscontinuity || isJump;
    m_discontinuity += entry.isDiscontinuity ? 1 : 0;
    entry.discontinuity = m_discontinuity;
    entry.programDateTime = segment.programDateTime;
    entry.isGap = segment.isGap;
    m_mostTargetS = std::max(m_mostTargetS, (segment.durationUs + 500'000) / 1'000'000);
    m_entries.push_back(std::move(entry));
}

std::shared_ptr<const LiveMap> LiveTable::mapOf(const HlsMap &map, const QUrl &base)
{
    LiveMap wanted{0, base.resolved(QUrl::fromEncoded(map.uri, QUrl::TolerantMode)), map.range, {}};
    if (map.key.method != HlsKey::Method::None)
        wanted.key = LiveKey{base.resolved(QUrl::fromEncoded(map.key.uri, QUrl::TolerantMode)), map.key.iv};
    const auto known = std::find_if(m_maps.rbegin(), m_maps.rend(), [&wanted](const auto &other) {
        return other->url.adjusted(QUrl::RemoveQuery) == wanted.url.adjusted(QUrl::RemoveQuery) &&
               other->range == wanted.range;
    });
    if (known != m_maps.rend())
        return *known;
    wanted.number = m_nextMap++;
    m_maps.push_back(std::make_shared<const LiveMap>(std::move(wanted)));
    if (m_maps.size() > kMostMaps)
        m_maps.pop_front();
    return m_maps.back();
}

// As many as the upstream shows, but never back.
void LiveTable::moveWindow(size_t count)
{
    m_windowBegin = std::max(m_windowBegin, m_nextNumber - qint64(std::min(count, m_entries.size())));
    const qint64 kept = m_windowBegin - qint64(count + kKeptBehind);
    while (!m_entries.empty() && m_entries.front().number < kept)
        m_entries.pop_front();
}

const LiveEntry *LiveTable::find(qint64 number) const
{
    if (m_entries.empty() || number < m_entries.front().number || number > m_entries.back().number)
        return nullptr;
    return &m_entries[size_t(number - m_entries.front().number)];
}

std::shared_ptr<const LiveMap> LiveTable::map(qint64 number) const
{
    const auto found = std::find_if(m_maps.begin(), m_maps.end(),
                                    [number](const auto &map) { return map->number == number; });
    return found == m_maps.end() ? nullptr : *found;
}

qint64 LiveTable::windowUs() const
{
    const LiveEntry *first = firstShown();
    return first ? m_nextStartUs - first->startUs : 0;
}

LivePlaylist LiveTable::shown(const QByteArray &suffix) const
{
    LivePlaylist playlist;
    playlist.targetDurationS = m_mostTargetS;
    playlist.mediaSequence = m_windowBegin;
    if (m_type == HlsMediaPlaylist::Type::Vod && m_isEnded)
        playlist.type = LivePlaylist::Type::Vod;
    else if (m_type == HlsMediaPlaylist::Type::Event && !m_hasLostSome)
        playlist.type = LivePlaylist::Type::Event;
    playlist.isEnded = m_isEnded;
    playlist.isIndependent = m_isIndependent;
    const LiveEntry *first = firstShown();
    if (!first)
        return playlist;
    playlist.discontinuitySequence = first->discontinuity - (first->isDiscontinuity ? 1 : 0);
    for (qint64 number = m_windowBegin; number < m_nextNumber; ++number) {
        const LiveEntry &entry = *find(number);
        LivePlaylist::Segment segment;
        segment.uri = QByteArray::number(number) + suffix;
        if (entry.map)
            segment.mapUri = QByteArray::number(entry.map->number) + ".mp4";
        segment.durationUs = entry.durationUs;
        segment.programDateTime = entry.programDateTime;
        segment.isDiscontinuity = entry.isDiscontinuity;
        segment.isGap = entry.isGap;
        playlist.segments.push_back(std::move(segment));
    }
    return playlist;
}

} // namespace cuegate
