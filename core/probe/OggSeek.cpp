// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/OggSeek.h"

#include "core/base/MediaTime.h"
#include "core/probe/OggTrackScan.h"
#include "core/probe/PlaceSearch.h"
#include "core/probe/ScanIndex.h"

#include <QtEndian>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kPieceBytes = 64 * 1024; // doubled while nothing is found
constexpr qint64 kMostPieceBytes = 1024 * 1024;
constexpr qint64 kFarthestBytes = 64 * 1024 * 1024;

/// One search or scan; times are in ticks of the main track.
class Search
{
public:
    Search(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
        : m_source(source)
        , m_found(found)
        , m_main(*found.track(found.mainTrack))
        , m_cancel(cancel)
        , m_window(source, cancel)
    {
    }
    /// To be called first. Errors: CorruptInput if the main track's stream has no headers.
    [[nodiscard]] Result<void> readHeaders();
    /// A page of the main track that ends at or before \p time, not far from it; \p low if there is none.
    [[nodiscard]] Result<Place> placeBefore(qint64 time, Place low);
    /// The same, looked for backwards from \p offsetBytes, where all has come already.
    [[nodiscard]] Result<Place> placeBehind(qint64 time, qint64 offsetBytes);
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 time);
    [[nodiscard]] Result<MovieLayout> samples(qint64 beginBytes, qint64 endBytes,
                                              std::optional<qint64> endTime);

private:
    using TakePage = std::function<Result<bool>(const OggPageBytes &page, qint64 offsetBytes)>;
    [[nodiscard]] bool looksOfMain(QByteArrayView page) const;
    [[nodiscard]] Result<std::optional<Place>> pageFrom(qint64 offsetBytes, qint64 endBytes);
    [[nodiscard]] Result<void> walk(qint64 offsetBytes, const TakePage &take);
    [[nodiscard]] const OggTrackScan &mainScan() const;
    [[nodiscard]] bool isOfMain(const OggPage &page) const
    {
        return page.serial == quint32(m_main.containerId);
    }

    const ByteSource &m_source;
    const MediaInfo &m_found;
    const Track &m_main;
    const CancelToken &m_cancel;
    ScanWindow m_window;
    std::vector<OggTrackScan> m_scans; ///< that have taken no page
    int m_looked = 0;                  ///< at what seemed to be pages of the main track
};

} // namespace

Result<void> Search::readHeaders()
{
    const auto streams = readOggStreams(m_window);
    if (!streams)
        return std::unexpected(streams.error());
    for (const OggStream &stream : streams->known) {
        if (!stream.headers.empty())
            m_scans.emplace_back(stream);
    }
    if (std::ranges::find(m_scans, quint32(m_main.containerId), &OggTrackScan::serial) == m_scans.end())
        return fail(ErrorKind::CorruptInput, u"the stream of track %1 has no headers"_s.arg(m_main.id),
                    ErrorCode::MediaNoIndex);
    return {};
}

const OggTrackScan &Search::mainScan() const
{
    return *std::ranges::find(m_scans, quint32(m_main.containerId), &OggTrackScan::serial);
}

/// Whether a page's beginning names the stream: asked first, as it costs least.
bool Search::looksOfMain(QByteArrayView page) const
{
    constexpr qsizetype kSerialAt = 14;
    return page.size() >= kSerialAt + 4 &&
           qFromLittleEndian<quint32>(page.data() + kSerialAt) == quint32(m_main.containerId);
}

/// The first page of the main track with a time that begins between the two offsets; looks at 64 MiB at most.
Result<std::optional<Place>> Search::pageFrom(qint64 offsetBytes, qint64 endBytes)
{
    constexpr int kMostLooked = 1024; // the first is one, unless somebody means it
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthestBytes);
    for (qint64 pieceBytes = 2 * kPieceBytes; offsetBytes < stop;) {
        const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, pieceBytes), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isEnd = bytes->size() < pieceBytes;
        // A page that begins at the very end is in the next piece, too.
        const qsizetype looked = isEnd ? bytes->size() : pieceBytes - OggPage::kMostBytes;
        for (qsizetype at = bytes->indexOf("OggS"); at >= 0 && at < looked;
             at = bytes->indexOf("OggS", at + 1)) {
            if (offsetBytes + at >= stop)
                return std::nullopt;
            const QByteArrayView view = QByteArrayView(*bytes).sliced(at);
            if (!looksOfMain(view))
                continue;
            if (++m_looked > kMostLooked)
                return std::nullopt;
            const auto page = readOggPage(view);
            const bool isTimed = page && page->granule > 0 && page->totalBytes() <= view.size() &&
                                 hasTrueOggChecksum(view.first(page->totalBytes()));
            if (isTimed)
                return Place{offsetBytes + at, mainScan().endTicks(page->granule)};
        }
        if (isEnd)
            break;
        offsetBytes += looked;
        pieceBytes = std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

Result<Place> Search::placeBefore(qint64 time, Place low)
{
    const qint64 nearTicks = m_main.timescale;
    const qint64 end = rescale(m_found.durationNs, kNanosecondTimescale, m_main.timescale);
    const Place high{m_found.sizeBytes, std::max(end, time + 1)};
    return searchPlaceBefore({time, nearTicks, 2 * kPieceBytes, canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 until) { return pageFrom(from, until); });
}

Result<Place> Search::placeBehind(qint64 time, qint64 offsetBytes)
{
    for (qint64 backBytes = 4 * kPieceBytes; backBytes < std::min(offsetBytes, kFarthestBytes);
         backBytes *= 2) {
        const auto place = pageFrom(offsetBytes - backBytes, offsetBytes);
        if (!place)
            return std::unexpected(place.error());
        if (*place && (*place)->time <= time)
            return **place;
    }
    return Place{0, 0};
}

/// Hands out page after page until there is none any more, or \p take says false.
Result<void> Search::walk(qint64 offsetBytes, const TakePage &take)
{
    for (qint64 at = offsetBytes; at < m_window.endBytes();) {
        const auto found = readOggPageAt(m_window, at);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        const qint64 next = at + (*found)->page.totalBytes();
        const auto goesOn = take(**found, at);
        if (!goesOn)
            return std::unexpected(goesOn.error());
        if (!*goesOn)
            break;
        at = next;
    }
    return {};
}

/// The first keyframe of what has been taken at or after \p time; \p pages: where the pages begin.
static Result<std::optional<Keyframe>> firstKeyframe(OggTrackScan scan, qint64 time,
                                                     const std::vector<qint64> &pages)
{
    const auto table = scan.finish();
    if (!table)
        return std::unexpected(table.error());
    for (const auto &entry : table->entriesOf(table->syncSamples())) {
        if (entry.pts < time)
            continue;
        const auto after = std::ranges::upper_bound(pages, entry.bytes.beginBytes);
        return Keyframe{entry.pts, after == pages.begin() ? entry.bytes.beginBytes : *std::prev(after)};
    }
    return std::nullopt;
}

Result<Keyframe> Search::keyframeFrom(qint64 offsetBytes, qint64 time)
{
    OggTrackScan scan = mainScan();
    std::vector<qint64> pages;
    std::optional<Keyframe> keyframe;
    const auto walked = walk(offsetBytes, [&](const OggPageBytes &page, qint64 at) -> Result<bool> {
        if (!isOfMain(page.page))
            return at - offsetBytes < kFarthestBytes;
        pages.push_back(at);
        scan.take(page.page, page.bytes, at);
        if (!scan.lastSyncTicks() || *scan.lastSyncTicks() < time)
            return at - offsetBytes < kFarthestBytes;
        const auto first = firstKeyframe(scan, time, pages);
        if (!first)
            return std::unexpected(first.error());
        keyframe = *first;
        return !keyframe;
    });
    if (!walked)
        return std::unexpected(walked.error());
    if (!keyframe)
        return fail(
            ErrorKind::NotFound,
            u"no keyframe at or after %1 ticks, looked for from byte %2 on"_s.arg(time).arg(offsetBytes));
    return *keyframe;
}

Result<MovieLayout> Search::samples(qint64 beginBytes, qint64 endBytes, std::optional<qint64> endTime)
{
    // All at once: it will be read anyway.
    const qint64 wanted = std::clamp(endBytes - beginBytes, kPieceBytes, kFarthestBytes);
    if (const auto read = m_window.from(beginBytes, wanted); !read)
        return std::unexpected(read.error());
    std::vector<OggTrackScan> scans = m_scans;
    const auto walked = walk(beginBytes, [&](const OggPageBytes &page, qint64 at) -> Result<bool> {
        const auto scan = std::ranges::find(scans, page.page.serial, &OggTrackScan::serial);
        if (scan == scans.end())
            return true;
        scan->take(page.page, page.bytes, at);
        const bool isBehind = endTime && at > endBytes && isOfMain(page.page) && page.page.granule >= 0 &&
                              mainScan().endTicks(page.page.granule) > *endTime;
        return !isBehind && scan->sampleCount() < kMaxScannedSamples;
    });
    if (!walked)
        return std::unexpected(walked.error());
    MovieLayout layout;
    for (const Track &track : m_found.tracks) {
        const auto scan = std::ranges::find(scans, quint32(track.containerId), &OggTrackScan::serial);
        if (scan == scans.end() || track.codec == Codec::Unknown)
            continue;
        auto table = scan->finish();
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        layout.tables[track.id] = std::move(*table);
    }
    return layout;
}

Result<Keyframe> searchOgg(const ByteSource &source, const MediaInfo &found, qint64 time,
                           const Keyframe *before, const CancelToken &cancel)
{
    Search search(source, found, cancel);
    if (const auto read = search.readHeaders(); !read)
        return std::unexpected(read.error());
    const Place low = before ? Place{before->offsetBytes, before->time} : Place{0, 0};
    const auto place = search.placeBefore(time, low);
    if (!place)
        return std::unexpected(place.error());
    return search.keyframeFrom(place->offsetBytes, time);
}

Result<MovieLayout> scanOggSpan(const ByteSource &source, const MediaInfo &found, const SampleSpan &span,
                                qint64 marginNs, const CancelToken &cancel)
{
    Search search(source, found, cancel);
    if (const auto read = search.readHeaders(); !read)
        return std::unexpected(read.error());
    const qint64 margin = rescale(marginNs, kNanosecondTimescale, span.timescale);
    Place begin{0, 0};
    if (!span.isFirst) {
        const auto place = canLeap(source)
                               ? search.placeBefore(span.beginTime - margin, begin)
                               : search.placeBehind(span.beginTime - margin, span.beginOffsetBytes);
        if (!place)
            return std::unexpected(place.error());
        begin = *place;
    }
    return search.samples(begin.offsetBytes, span.endOffsetBytes,
                          span.isLast ? std::nullopt : std::optional(span.endTime + margin));
}

} // namespace cuegate
