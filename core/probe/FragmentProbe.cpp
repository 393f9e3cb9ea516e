// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentProbe.h"

#include "core/io/InOrderSource.h"
#include "core/media/FragmentTables.h"
#include "core/probe/FragmentCheck.h"
#include "core/probe/FragmentHops.h"
#include "core/probe/FragmentListReader.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SteadySounds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostFirstFragments = 16;

static bool counts(const Track &track)
{
    return track.type == TrackType::Video || track.type == TrackType::Audio;
}

static std::optional<Keyframe> firstKeyframe(const SampleTable &table, const Track &main,
                                             const std::vector<std::pair<quint32, qint64>> &places)
{
    const quint32 count = table.sampleCount();
    for (quint32 number = 0; number < count; ++number) {
        const auto entry = table.entries(number, 1).front();
        if (!entry.isSync && main.type == TrackType::Video)
            continue;
        const auto after = std::ranges::upper_bound(places, number, {}, &std::pair<quint32, qint64>::first);
        return Keyframe{entry.pts, std::prev(after)->second};
    }
    return std::nullopt;
}

namespace {

/// The first fragments: what the tracks are like, and the first keyframe.
class Beginning
{
public:
    Beginning(ProbeWindow &window, const MediaInfo &info, SeenMoofs &seen);

    enum class Until { MainTrack, EveryTrack };
    /// Reads until the main track has begun and what is at hand of the others, or until all that count have
    /// as far as the window may read.
    [[nodiscard]] Result<void> read(Until until);

    [[nodiscard]] std::optional<Keyframe> first() const;
    /// All fragments say when they begin.
    [[nodiscard]] bool isTimed() const { return m_isTimed; }
    [[nodiscard]] qint64 endBytes() const { return m_hops.positionBytes(); }
    /// At last.
    void describe(std::vector<MovieTrack> &tracks, MediaInfo &info);

private:
    [[nodiscard]] bool isMissing(const Track &track) const
    {
        return counts(track) && m_tables.sampleCount(track.id) == 0;
    }

    ProbeWindow &m_window;
    const MediaInfo &m_info;
    SeenMoofs &m_seen;
    FragmentTables m_tables;
    FragmentHops m_hops;
    std::vector<std::pair<quint32, qint64>> m_places; // of fragments, by the main track's first sample
    int m_fragments = 0;
    bool m_isTimed = true;
};

} // namespace

Beginning::Beginning(ProbeWindow &window, const MediaInfo &info, SeenMoofs &seen)
    : m_window(window)
    , m_info(info)
    , m_seen(seen)
    , m_tables(info.tracks, std::get<FragmentedLayout>(info.layout), kMaxScannedSamples)
    , m_hops(window, std::get<FragmentedLayout>(info.layout).moovOffsetBytes)
    , m_places{{0, std::get<FragmentedLayout>(info.layout).moovOffsetBytes}}
{
    m_tables.takeMoov();
}

Result<void> Beginning::read(Until until)
{
    const Track &main = *m_info.track(m_info.mainTrack);
    const auto isAnyMissing = [&] {
        return std::ranges::any_of(m_info.tracks, [this](const Track &track) { return isMissing(track); });
    };
    while (m_fragments == 0 || (m_fragments < kMostFirstFragments && isAnyMissing())) {
        m_window.holdBack(until == Until::MainTrack && !isMissing(main));
        const auto moof = m_hops.next();
        m_window.holdBack(false);
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof)
            return {};
        ++m_fragments;
        m_places.emplace_back(m_tables.sampleCount(main.id), (*moof)->offsetBytes);
        m_seen.insert_or_assign((*moof)->offsetBytes, **moof);
        if (!m_tables.take(**moof, m_window.endBytes()))
            return {};
        for (const Track &track : m_info.tracks)
            m_isTimed &= m_tables.isTimed(track.id) || !counts(track);
    }
    return {};
}

std::optional<Keyframe> Beginning::first() const
{
    FragmentTables tables = m_tables;
    const auto table = tables.finish(m_info.mainTrack);
    return table ? firstKeyframe(*table, *m_info.track(m_info.mainTrack), m_places) : std::nullopt;
}

void Beginning::describe(std::vector<MovieTrack> &tracks, MediaInfo &info)
{
    for (MovieTrack &track : tracks) {
        auto table = m_tables.finish(track.track.id);
        if (!table)
            continue; // noticed again where it is read
        track.table = std::move(*table);
        const qint64 durationTicks = track.track.durationTicks;
        applyTableTimes(track);
        track.track.durationTicks = durationTicks;
        info.tracks[track.track.id - 1] = track.track;
    }
}

static std::map<TrackId, FragmentedLayout::SteadySound>
steadySounds(const MediaInfo &info, const SeenMoofs &seen, qint64 beginningEndBytes, qint64 endNs)
{
    SteadySounds sounds(info);
    bool isBeginning = true;
    for (const auto &[offsetBytes, moof] : seen) {
        if (isBeginning && offsetBytes >= beginningEndBytes) {
            sounds.endBeginning();
            isBeginning = false;
        }
        sounds.take(moof);
    }
    return sounds.found(endNs);
}

/// What \p list comes to; nothing, with a note, if it is not to be used.
static Result<std::optional<CheckedFragments>> checked(ProbeWindow &window, MovieDescription &movie,
                                                       const NamedFragmentList &list, Beginning &beginning,
                                                       SeenMoofs &seen)
{
    using Checked = std::optional<CheckedFragments>;
    FragmentListCheck check(window, movie.info, list, movie.moovBytes, seen);
    auto isTrue = check.lookAtEnds();
    // Where false lists are seen at last may be looked at later: what tells of sound comes first.
    if (isTrue && *isTrue && !window.isCold())
        isTrue = check.lookBetween();
    if (isTrue && *isTrue)
        isTrue = check.readEnd();
    if (isTrue && *isTrue) {
        if (const auto read = beginning.read(Beginning::Until::EveryTrack); !read)
            return std::unexpected(read.error());
    }
    if (isTrue && *isTrue && window.isCold())
        isTrue = check.lookBetween();
    if (!isTrue)
        return std::unexpected(isTrue.error());
    auto found = *isTrue ? check.finish(*beginning.first()) : Result<Checked>(std::nullopt);
    if (found && !*found)
        movie.info.notes << u"the list of fragments (%1) is not used: %2"_s.arg(list.name, check.problem());
    return found;
}

static Result<void> takeIndex(ProbeWindow &window, MovieDescription &movie, Beginning &beginning,
                              SeenMoofs &seen)
{
    MediaInfo &info = movie.info;
    for (const auto read : {readSegmentIndexes, readRandomAccessLists}) {
        const auto list = read(window, info);
        if (!list && isOutOfReach(list.error()))
            continue;
        if (!list)
            return std::unexpected(list.error());
        if (!*list)
            continue;
        const auto found = checked(window, movie, **list, beginning, seen);
        if (!found && isOutOfReach(found.error())) {
            info.notes << u"the list of fragments (%1) cannot be checked without ranges: it is not used"_s
                              .arg((*list)->name);
            continue;
        }
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            continue;
        info.keyframes.keyframes = (*found)->keyframes;
        for (const Keyframe &keyframe : (*found)->keyframes) {
            if ((*found)->leadTicks > 0)
                info.keyframes.leads[keyframe.time] = (*found)->leadTicks;
        }
        info.durationNs = (*found)->endNs;
        std::get<FragmentedLayout>(info.layout).steadySounds =
            steadySounds(info, seen, beginning.endBytes(), (*found)->endNs);
        info.indexKind = IndexKind::Fragments;
        info.indexComplete = true;
        return {};
    }
    return {};
}

Result<void> probeFragments(const ByteSource &source, const QByteArray &head, MovieDescription &movie,
                            const CancelToken &cancel, int mostRequests)
{
    MediaInfo &info = movie.info;
    if (!info.track(info.mainTrack))
        return {};
    info.layout = fragmentedLayout(movie);
    ProbeWindow window(source, head, cancel, mostRequests);
    for (const ByteRange &range : movie.reads)
        window.count(range);
    if (const auto read = readUpToFragments(window, movie.moovOffsetBytes); !read)
        return read;
    SeenMoofs seen;
    Beginning beginning(window, info, seen);
    if (const auto read = beginning.read(Beginning::Until::MainTrack); !read)
        return read;
    if (beginning.isTimed() && beginning.first()) {
        if (const auto taken = takeIndex(window, movie, beginning, seen); !taken)
            return taken;
    }
    if (info.indexKind == IndexKind::None) {
        if (const auto read = beginning.read(Beginning::Until::EveryTrack); !read)
            return read;
    }
    if (!beginning.isTimed() || !beginning.first()) {
        info.layout = std::monostate();
        info.indexKind = IndexKind::None;
        info.indexComplete = false;
        info.keyframes.keyframes.clear();
        info.keyframes.leads.clear();
        return {};
    }
    beginning.describe(movie.tracks, info);
    return {};
}

} // namespace cuegate
