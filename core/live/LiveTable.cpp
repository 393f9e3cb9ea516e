// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveTable.h"

#include <algorithm>

namespace cuegate {

// A map that comes again is looked for among so many of the last ones.
static constexpr size_t kMapsCompared = 64;
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

// A playlist whose keys and maps are resolved once each, however many segments have them.
class LiveTable::Named
{
public:
    Named(const HlsMediaPlaylist &read, const QUrl &url)
        : playlist(read)
        , base(std::make_shared<const QUrl>(url))
        , m_keys(read.keys.size())
        , m_maps(read.maps.size())
    {
    }
    [[nodiscard]] std::shared_ptr<const LiveKey> key(int index)
    {
        auto &known = m_keys[size_t(index)];
        if (!known)
            known = std::make_shared<const LiveKey>(resolved(playlist.keys[size_t(index)]));
        return known;
    }
    /// Without a number.
    [[nodiscard]] const LiveMap &map(int index)
    {
        auto &known = m_maps[size_t(index)];
        if (!known) {
            const HlsMap &map = playlist.maps[size_t(index)];
            known = {0, resolved(map.uri), map.range, {}};
            if (map.key.method != HlsKey::Method::None)
                known->key = resolved(map.key);
        }
        return *known;
    }

    const HlsMediaPlaylist &playlist;
    const std::shared_ptr<const QUrl> base;

private:
    [[nodiscard]] QUrl resolved(const QByteArray &uri) const
    {
        return base->resolved(QUrl::fromEncoded(uri, QUrl::TolerantMode));
    }
    [[nodiscard]] LiveKey resolved(const HlsKey &key) const { return {resolved(key.uri), key.iv}; }
    std::vector<std::shared_ptr<const LiveKey>> m_keys;
    std::vector<std::optional<LiveMap>> m_maps;
};

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
    Named named(playlist, base);
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
    readdress(named, place.firstNew);
    for (size_t i = place.firstNew; i < playlist.segments.size(); ++i)
        append(named, i, isMarked && i == place.firstNew);
    moveWindow(playlist.segments.size());
    return place.firstNew < playlist.segments.size() || hasEnded ? Change::New : Change::None;
}

bool LiveTable::takeAddresses(const HlsMediaPlaylist &playlist, const QUrl &base)
{
    const auto &segments = playlist.segments;
    if (!playlist.isEnded || m_entries.empty() || qint64(segments.size()) != m_nextNumber - m_windowBegin)
        return false;
    for (size_t i = 0; i < segments.size(); ++i) {
        const LiveEntry &entry = *find(m_windowBegin + qint64(i));
        const HlsSegment &segment = segments[i];
        const bool isLikeIt = entry.sequence == playlist.mediaSequence + qint64(i) &&
                              entry.durationUs == segment.durationUs && entry.range == segment.range &&
                              entry.isGap == segment.isGap && (entry.map != nullptr) == (segment.map >= 0);
        if (!isLikeIt)
            return false;
    }
    Named named(playlist, base);
    for (size_t i = 0; i < segments.size(); ++i)
        readdress(named, i, m_entries[size_t(m_windowBegin - m_entries.front().number) + i]);
    return true;
}

void LiveTable::beginAgain(const HlsMediaPlaylist &playlist, const QUrl &base)
{
    m_formerEnd = m_nextNumber;
    m_formerMaps = m_nextMap;
    m_entries.clear();
    m_maps.clear();
    m_mostTargetS = 0;
    m_hasLostSome = false;
    m_hasStableNames = false;
    (void)merge(playlist, base, {});
}

void LiveTable::startAnew(const HlsMediaPlaylist &playlist)
{
    m_nextNumber = std::max(m_nextNumber, playlist.mediaSequence);
    m_discontinuity = std::max(m_discontinuity, playlist.discontinuitySequence.value_or(0));
    m_windowBegin = m_nextNumber;
}

void LiveTable::append(Named &named, size_t index, bool isJump)
{
    const HlsSegment &segment = named.playlist.segments[index];
    LiveEntry entry;
    entry.number = m_nextNumber++;
    entry.sequence = named.playlist.mediaSequence + qint64(index);
    entry.uri = segment.uri;
    entry.base = named.base;
    entry.range = segment.range;
    if (segment.key >= 0) {
        // Long runs of segments have one key.
        const LiveEntry *before = m_entries.empty() ? nullptr : &m_entries.back();
        const auto key = named.key(segment.key);
        entry.key = before && before->key && *before->key == *key ? before->key : key;
    }
    if (segment.map >= 0)
        entry.map = numbered(named.map(segment.map));
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

// The first \p count of the playlist are known: the last of them is the last there is.
void LiveTable::readdress(Named &named, size_t count)
{
    const auto &segments = named.playlist.segments;
    for (size_t back = 1; back <= std::min(count, m_entries.size()); ++back) {
        const size_t index = count - back;
        LiveEntry &entry = m_entries[m_entries.size() - back];
        const int key = segments[index].key;
        const bool isOfItsKey = entry.key ? key >= 0 && *entry.key == *named.key(key) : key < 0;
        if (back == 1 && entry.uri == segments[index].uri && *entry.base == *named.base && isOfItsKey)
            return; // nor have the others moved: there may be thousands
        const bool isOfItsNumber = entry.sequence == named.playlist.mediaSequence + qint64(index) &&
                                   entry.durationUs == segments[index].durationUs;
        if (isSame(entry, segments[index]) || (isOfItsNumber && !m_hasStableNames))
            readdress(named, index, entry);
    }
}

void LiveTable::readdress(Named &named, size_t index, LiveEntry &entry)
{
    const HlsSegment &segment = named.playlist.segments[index];
    entry.uri = segment.uri;
    entry.base = named.base;
    entry.key = segment.key >= 0 ? named.key(segment.key) : nullptr;
    if (segment.map >= 0 && entry.map)
        entry.map = moved(*entry.map, named.map(segment.map));
}

std::shared_ptr<const LiveMap> LiveTable::numbered(const LiveMap &wanted)
{
    const auto compared = m_maps.rbegin() + qptrdiff(std::min(m_maps.size(), kMapsCompared));
    const auto known = std::find_if(m_maps.rbegin(), compared, [&wanted](const auto &other) {
        return other->url.adjusted(QUrl::RemoveQuery) == wanted.url.adjusted(QUrl::RemoveQuery) &&
               other->range == wanted.range;
    });
    if (known != compared)
        return moved(**known, wanted);
    LiveMap map = wanted;
    map.number = m_nextMap++;
    m_maps.push_back(std::make_shared<const LiveMap>(std::move(map)));
    forgetMaps();
    return m_maps.back();
}

// Those that no segment has any more. What began with a map is among the first segments as long as it is
// there.
void LiveTable::forgetMaps()
{
    const auto isUsed = [this](qint64 number) {
        return std::ranges::any_of(
            m_entries, [number](const LiveEntry &entry) { return entry.map && entry.map->number == number; });
    };
    while (m_maps.size() > kMapsCompared && !isUsed(m_maps.front()->number))
        m_maps.pop_front();
}

LiveTable::Maps::const_iterator LiveTable::placeOfMap(qint64 number) const
{
    const auto found =
        std::ranges::lower_bound(m_maps, number, {}, [](const auto &map) { return map->number; });
    return found != m_maps.end() && (*found)->number == number ? found : m_maps.end();
}

// What is known by \p known's number is where \p now is.
std::shared_ptr<const LiveMap> LiveTable::moved(const LiveMap &known, const LiveMap &now)
{
    LiveMap map = now;
    map.number = known.number;
    const auto found = placeOfMap(map.number);
    if (found == m_maps.end())
        return std::make_shared<const LiveMap>(std::move(map));
    if ((*found)->url != map.url || (*found)->range != map.range || (*found)->key != map.key)
        m_maps[size_t(found - m_maps.begin())] = std::make_shared<const LiveMap>(std::move(map));
    return *found;
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
    const auto found = placeOfMap(number);
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
