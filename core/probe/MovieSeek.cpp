// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieSeek.h"

#include "core/base/MediaTime.h"
#include "core/probe/MainFragment.h"
#include "core/probe/PlaceSearch.h"
#include "core/probe/ReckonedEnd.h"
#include "core/probe/ScanWindow.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kPieceBytes = 64 * 1024; // doubled while nothing is found
constexpr qint64 kMostPieceBytes = 1024 * 1024;

/// Looks for fragments at any place of the file.
class FragmentSearch
{
public:
    FragmentSearch(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
        : m_source(source)
        , m_info(found)
        , m_layout(std::get<FragmentedLayout>(found.layout))
        , m_cancel(cancel)
        , m_window(source, cancel)
    {
    }

    /// The first fragment of the main track between the two offsets, with the time when it is decoded.
    [[nodiscard]] Result<std::optional<Place>> firstPlace(qint64 offsetBytes, qint64 endBytes);
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 time);
    [[nodiscard]] Result<qint64> endNs();
    /// By the rate of the first fragments.
    [[nodiscard]] Result<qint64> reckonedEndNs();

private:
    [[nodiscard]] bool looksLikeMoof(QByteArrayView bytes, qint64 offsetBytes) const;
    [[nodiscard]] Result<std::optional<Place>> placeAt(qint64 offsetBytes);

    const ByteSource &m_source;
    const MediaInfo &m_info;
    const FragmentedLayout &m_layout;
    const CancelToken &m_cancel;
    ScanWindow m_window;
};

} // namespace

/// Whether a moof, its mfhd, a traf and the tfhd of a known track lie there. \p bytes may end within them.
bool FragmentSearch::looksLikeMoof(QByteArrayView bytes, qint64 offsetBytes) const
{
    const auto moof = readBoxHeader(bytes, offsetBytes);
    if (!moof || moof->sizeBytes < 0 || moof->sizeBytes > m_info.boundBytes() - offsetBytes)
        return false;
    qint64 at = moof->headerBytes;
    for (const BoxType wanted : {boxType("mfhd"), boxType("traf"), boxType("tfhd")}) {
        const auto child =
            at < bytes.size() ? readBoxHeader(bytes.sliced(at), offsetBytes + at) : std::unexpected(Error());
        if (!child || child->type != wanted || child->sizeBytes < 0 ||
            child->sizeBytes > moof->sizeBytes - at)
            return false;
        at += wanted == boxType("mfhd") ? child->sizeBytes : child->headerBytes;
    }
    constexpr qint64 kFlagsBytes = 4;
    if (bytes.size() < at + kFlagsBytes + 4)
        return false;
    const auto trackId = qFromBigEndian<quint32>(bytes.data() + at + kFlagsBytes);
    return std::ranges::find(m_info.tracks, trackId, &Track::containerId) != m_info.tracks.end();
}

/// Of the moof that seems to begin there; nothing if it does not go on as one, or something else than a box
/// follows.
Result<std::optional<Place>> FragmentSearch::placeAt(qint64 offsetBytes)
{
    FragmentHops hops(m_window, offsetBytes);
    const auto moof = hops.next();
    if (!moof)
        return std::unexpected(moof.error());
    if (!*moof || (*moof)->offsetBytes != offsetBytes)
        return std::nullopt;
    const auto place = mainFragment(**moof, m_info);
    if (!place)
        return std::nullopt;
    const qint64 behind = hops.positionBytes();
    const auto bytes = m_window.from(behind, std::min(kMaxBoxHeaderBytes, m_info.boundBytes() - behind));
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto header = readBoxHeader(*bytes, behind);
    if (behind < m_info.boundBytes() && (!header || boxTypeName(header->type).contains(u'?')))
        return std::nullopt;
    return Place{offsetBytes, place->dts};
}

Result<std::optional<Place>> FragmentSearch::firstPlace(qint64 offsetBytes, qint64 endBytes)
{
    constexpr qint64 kFarthest = 64 * 1024 * 1024;
    constexpr qint64 kHeadBytes = 128; // of a moof: what looksLikeMoof() looks at
    constexpr qint64 kSizeBytes = 4;   // before the type
    const QByteArrayView type("moof", 4);
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthest);
    for (qint64 pieceBytes = kPieceBytes; offsetBytes < stop;) {
        const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, pieceBytes), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isEnd = bytes->size() < pieceBytes;
        const qint64 looked = isEnd ? bytes->size() : pieceBytes - kHeadBytes;
        const QByteArrayView all(*bytes);
        for (qsizetype at = bytes->indexOf(type, kSizeBytes); at >= 0; at = bytes->indexOf(type, at + 1)) {
            const qint64 begin = at - kSizeBytes;
            if (begin >= looked || offsetBytes + begin >= endBytes)
                break;
            if (!looksLikeMoof(all.sliced(begin), offsetBytes + begin))
                continue;
            const auto place = placeAt(offsetBytes + begin);
            if (!place || *place)
                return place;
        }
        if (isEnd)
            break;
        offsetBytes += looked;
        pieceBytes = std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

/// The first keyframe from \p offsetBytes on, where a box begins, that is shown at or after \p time.
Result<Keyframe> FragmentSearch::keyframeFrom(qint64 offsetBytes, qint64 time)
{
    if (offsetBytes <= m_layout.moovOffsetBytes) {
        const auto table = m_layout.moovTables.find(m_info.mainTrack);
        if (table != m_layout.moovTables.end()) {
            for (const auto &entry : table->second.entriesOf(table->second.syncSamples())) {
                if (entry.pts >= time)
                    return Keyframe{entry.pts, m_layout.moovOffsetBytes};
            }
        }
    }
    FragmentHops hops(m_window, offsetBytes);
    for (;;) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof)
            break;
        const auto place = mainFragment(**moof, m_info);
        if (!place)
            continue;
        for (const Keyframe &keyframe : place->keyframes) {
            if (keyframe.time >= time)
                return keyframe;
        }
    }
    return fail(ErrorKind::NotFound,
                u"no keyframe at or after %1 ticks, looked for from byte %2 on"_s.arg(time).arg(offsetBytes));
}

Result<qint64> FragmentSearch::endNs()
{
    constexpr qint64 kFarthest = 32 * 1024 * 1024;
    constexpr int kMostFragments = 100'000; // of 32 MiB
    const qint64 endBytes = m_info.sizeBytes;
    for (qint64 backBytes = 512 * 1024; backBytes <= kFarthest; backBytes *= 4) {
        const auto place = firstPlace(std::max(m_layout.moovOffsetBytes, endBytes - backBytes), endBytes);
        if (!place)
            return std::unexpected(place.error());
        if (!*place)
            continue;
        const auto end = fragmentsEndNs(m_window, m_info, (*place)->offsetBytes, kMostFragments);
        if (!end)
            return std::unexpected(end.error());
        if (*end)
            return **end;
    }
    return fail(ErrorKind::NotFound, u"no fragment begins near the end of the file"_s);
}

Result<qint64> FragmentSearch::reckonedEndNs()
{
    constexpr qint64 kLookBytes = 4 * 1024 * 1024;
    std::optional<Place> first;
    std::optional<Place> last;
    FragmentHops hops(m_window, m_layout.moovOffsetBytes);
    while (!last || last->offsetBytes - first->offsetBytes < kLookBytes) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof)
            break;
        if (const auto place = mainFragment(**moof, m_info)) {
            last = Place{(*moof)->offsetBytes, place->dts};
            first = first.value_or(*last);
        }
    }
    if (!last || last->time <= first->time)
        return fail(ErrorKind::NotFound, u"how long the film is, the first fragments do not tell"_s);
    const double ticksPerByte =
        (double(last->time) - double(first->time)) / double(last->offsetBytes - first->offsetBytes);
    const double nsPerTick = double(kNanosecondTimescale) / double(searchTimescale(m_info));
    const double ticks = ticksPerByte * double(m_info.sizeBytes - first->offsetBytes);
    return cuegate::reckonedEndNs((double(first->time) + ticks) * nsPerTick);
}

Result<Keyframe> searchMovie(const ByteSource &source, const MediaInfo &found, qint64 time,
                             const Keyframe *before, const CancelToken &cancel)
{
    // Hopping over the fragments of so long costs less than looking for one between them.
    constexpr qint64 kNearSeconds = 16;
    // Decoding times are that far before presentation at most.
    constexpr qint64 kReorderingSeconds = 1;
    const quint32 timescale = searchTimescale(found);
    FragmentSearch search(source, found, cancel);
    const Place begin{std::get<FragmentedLayout>(found.layout).moovOffsetBytes, 0};
    const Place low = before ? Place{before->offsetBytes, before->time} : begin;
    const qint64 wanted = time - kReorderingSeconds * timescale;
    const Place high{found.sizeBytes,
                     std::max(rescale(found.durationNs, kNanosecondTimescale, timescale), time + 1)};
    const auto place =
        searchPlaceBefore({wanted, kNearSeconds * timescale, kPieceBytes, canLeap(source)}, low, high,
                          [&search](qint64 from, qint64 end) { return search.firstPlace(from, end); });
    if (!place)
        return std::unexpected(place.error());
    return search.keyframeFrom(place->offsetBytes, time);
}

Result<qint64> searchMovieEndNs(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
{
    FragmentSearch search(source, found, cancel);
    if (source.canSeek())
        return search.endNs();
    return found.durationNs > 0 ? Result<qint64>(found.durationNs) : search.reckonedEndNs();
}

} // namespace cuegate
