// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvSeek.h"

#include "core/base/MediaTime.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/FlvBackwards.h"
#include "core/probe/FlvLastTags.h"
#include "core/probe/FlvProbe.h"
#include "core/probe/FlvSamples.h"
#include "core/probe/PlaceSearch.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/ScanWindow.h"
#include "core/probe/SpanScan.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kPieceBytes = 64 * 1024; // doubled while nothing is found
constexpr qint64 kReorderingMs = 500;     // tags are in the order of decoding
constexpr qint64 kMostPieceBytes = 1024 * 1024;
constexpr qint64 kFarthestBytes = 64 * 1024 * 1024;
constexpr quint32 kTimescale = kFlvTimescale;

/// One search; times are in milliseconds.
class Search
{
public:
    /// \p mostBytes: what reads grow to.
    Search(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
           SearchPace pace = SearchPace::Hurried, qint64 mostBytes = ScanWindow::kMostBytes)
        : m_source(source)
        , m_found(found)
        , m_main(*found.track(found.mainTrack))
        , m_pace(pace)
        , m_cancel(cancel)
        , m_window(source, cancel, mostBytes)
    {
    }
    [[nodiscard]] Result<qint64> firstTagBytes();
    [[nodiscard]] Result<Place> placeBefore(qint64 timeMs, Place low);
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 time);
    /// Of the tags that begin in \p sizeBytes there, or the first behind.
    [[nodiscard]] Result<KeyframeLook> look(qint64 offsetBytes, qint64 sizeBytes,
                                            const ExpectedKeyframe &expected);
    [[nodiscard]] Result<std::optional<qint64>> endMsForwards();

private:
    [[nodiscard]] Result<bool> isTag(qint64 offsetBytes, QByteArrayView bytes);
    [[nodiscard]] Result<std::optional<Place>> tagFrom(qint64 offsetBytes, qint64 endBytes);
    [[nodiscard]] qint64 pieceSize() const
    {
        return m_pace == SearchPace::Sparing ? kLookBytes : kPieceBytes;
    }

    const ByteSource &m_source;
    const MediaInfo &m_found;
    const Track &m_main;
    const SearchPace m_pace;
    const CancelToken &m_cancel;
    ScanWindow m_window;
    int m_looked = 0; ///< at tags whose end was not at hand
};

/// The samples of each track, as tags come.
class Tables
{
public:
    Tables(const MediaInfo &found, const SampleSpan &span)
        : m_found(found)
        , m_span(span)
    {
    }
    /// Keyframes of the span keep the times that it has them at.
    void take(const FlvTag &tag, qint64 offsetBytes);
    [[nodiscard]] Result<MovieLayout> finish();

private:
    const MediaInfo &m_found;
    const SampleSpan &m_span;
    std::map<TrackId, SampleTableBuilder> m_builders;
};

} // namespace

Result<qint64> Search::firstTagBytes()
{
    const auto head = m_window.from(0, 13);
    if (!head)
        return std::unexpected(head.error());
    return firstFlvTagBytes(*head).value_or(0);
}

/// Whether a tag begins there: its size stands behind it as well, and another tag or the end follows.
Result<bool> Search::isTag(qint64 offsetBytes, QByteArrayView bytes)
{
    constexpr int kMostLooked = 256; // bytes that look like tags are rare, unless somebody means it
    if (bytes.size() < FlvTag::kHeaderBytes || bytes[8] != 0 || bytes[9] != 0 || bytes[10] != 0)
        return false;
    const auto tag = readFlvTag(bytes.first(std::min<qsizetype>(bytes.size(), FlvTag::kMostHeadBytes)));
    if (!tag || tag->totalBytes > m_found.sizeBytes - offsetBytes)
        return false;
    constexpr qint64 kWanted = 4 + FlvTag::kHeaderBytes;
    const qint64 sizeAt = tag->totalBytes - 4;
    QByteArrayView behind = bytes.sliced(std::min<qsizetype>(sizeAt, bytes.size()));
    if (behind.size() < std::min(kWanted, m_found.sizeBytes - offsetBytes - sizeAt)) {
        if (++m_looked > kMostLooked)
            return false;
        const auto read = m_window.from(offsetBytes + sizeAt, kWanted);
        if (!read)
            return std::unexpected(read.error());
        behind = *read;
    }
    if (behind.size() < 4 || qFromBigEndian<quint32>(behind.data()) != sizeAt)
        return false;
    return behind.size() < kWanted || readFlvTag(behind.sliced(4)).has_value();
}

/// The first tag that begins between the two offsets; looks at 64 MiB at most.
Result<std::optional<Place>> Search::tagFrom(qint64 offsetBytes, qint64 endBytes)
{
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthestBytes);
    for (qint64 pieceBytes = pieceSize(); offsetBytes < stop;) {
        const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, pieceBytes), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        for (qsizetype at = 0; at + FlvTag::kHeaderBytes <= bytes->size(); ++at) {
            if (offsetBytes + at >= stop)
                return std::nullopt;
            const auto found = isTag(offsetBytes + at, QByteArrayView(*bytes).sliced(at));
            if (!found)
                return std::unexpected(found.error());
            const auto tag = *found ? readFlvTag(QByteArrayView(*bytes).sliced(at)) : std::nullopt;
            if (tag && tag->type != TrackType::Other)
                return Place{offsetBytes + at, tag->timeMs};
        }
        if (bytes->size() < pieceBytes)
            break;
        offsetBytes += pieceBytes - FlvTag::kHeaderBytes + 1;
        pieceBytes = std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

Result<Place> Search::placeBefore(qint64 timeMs, Place low)
{
    const qint64 nearMs = m_pace == SearchPace::Sparing ? 250 : 1000;
    const Place high{m_found.sizeBytes,
                     std::max(toMilliseconds(m_found.durationNs, kNanosecondTimescale), timeMs + 1)};
    return searchPlaceBefore({timeMs, nearMs, pieceSize(), canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 end) { return tagFrom(from, end); });
}

Result<Keyframe> Search::keyframeFrom(qint64 offsetBytes, qint64 time)
{
    const qint64 stop = std::min(m_window.endBytes(), offsetBytes + kFarthestBytes);
    for (qint64 at = offsetBytes; at < stop;) {
        const auto bytes = m_window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (!tag || tag->payloadOffset + tag->payloadBytes > m_window.endBytes() - at)
            break; // scanIndex() ends there, too
        if (isOf(*tag, m_main) && tag->isKeyframe && shownAt(*tag, m_main) >= time)
            return Keyframe{shownAt(*tag, m_main), at};
        at += tag->totalBytes;
    }
    return fail(ErrorKind::NotFound,
                u"no keyframe at or after %1 ticks, looked for from byte %2 on"_s.arg(time).arg(offsetBytes));
}

Result<KeyframeLook> Search::look(qint64 offsetBytes, qint64 sizeBytes, const ExpectedKeyframe &expected)
{
    KeyframeLook look;
    const qint64 endBytes = offsetBytes + sizeBytes;
    const qint64 pieceEnd = endBytes - endBytes % kLookBytes;
    // At once: tag by tag it would be as many requests.
    if (const auto read = m_window.from(offsetBytes, pieceEnd - offsetBytes); !read)
        return std::unexpected(read.error());
    const auto begin = tagFrom(offsetBytes, m_found.sizeBytes);
    if (!begin)
        return std::unexpected(begin.error());
    look.nextBytes = *begin ? (*begin)->offsetBytes : m_window.endBytes();
    const qint64 stop = std::max(pieceEnd, look.nextBytes + 1);
    if (const auto read = m_window.from(look.nextBytes, stop - look.nextBytes); !read)
        return std::unexpected(read.error());
    for (qint64 &at = look.nextBytes; at < stop && !look.met;) {
        const auto bytes = m_window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (!tag || tag->payloadOffset + tag->payloadBytes > m_window.endBytes() - at)
            break;
        if (tag->type != TrackType::Other) {
            look.first = look.first ? look.first : Place{at, tag->timeMs};
            look.last = Place{at, tag->timeMs};
        }
        const qint64 shown = shownAt(*tag, m_main);
        if (isOf(*tag, m_main) && tag->isKeyframe && expected.isMetBy(shown))
            look.met = MetKeyframe{{shown, at}, shown - rescale(tag->timeMs, kTimescale, m_main.timescale)};
        at += tag->totalBytes;
    }
    return look;
}

Result<std::optional<MetKeyframe>> expectedInFlv(const ByteSource &source, const MediaInfo &found,
                                                 const ExpectedKeyframe &expected, const Keyframe &before,
                                                 const CancelToken &cancel)
{
    Search search(source, found, cancel, expected.pace,
                  expected.pace == SearchPace::Sparing ? kLookBytes / 2 : ScanWindow::kMostBytes);
    const quint32 timescale = searchTimescale(found);
    const auto inMs = [timescale](qint64 ticks) { return rescaleDown(ticks, timescale, kTimescale); };
    const ExpectedPlace place{inMs(expected.time - expected.leadTicks),
                              inMs(expected.time + expected.toleranceTicks) + 1,
                              inMs(expected.time - expected.toleranceTicks) - kReorderingMs, expected.pace};
    const qint64 beforeMs = inMs(before.time - expected.leadTicks);
    const qint64 durationMs = toMilliseconds(found.durationNs, kNanosecondTimescale);
    return searchExpected(place, {before.offsetBytes, beforeMs},
                          {found.sizeBytes, std::max(durationMs, beforeMs + 1)},
                          [&](qint64 from, qint64 bytes) { return search.look(from, bytes, expected); });
}

Result<Keyframe> searchFlv(const ByteSource &source, const MediaInfo &found, qint64 time,
                           const Keyframe *before, SearchPace pace, const CancelToken &cancel)
{
    Search search(source, found, cancel, pace,
                  pace == SearchPace::Sparing ? kPieceBytes : ScanWindow::kMostBytes);
    // Of what is known to lie before it the file's beginning is not read again: it may be gone.
    const auto first = before ? before->offsetBytes : search.firstTagBytes();
    if (!first)
        return std::unexpected(first.error());
    const quint32 timescale = found.track(found.mainTrack)->timescale;
    const Place low{*first, before ? rescaleDown(before->time, timescale, kTimescale) : 0};
    const auto place = search.placeBefore(rescaleDown(time, timescale, kTimescale) - kReorderingMs, low);
    if (!place)
        return std::unexpected(place.error());
    return search.keyframeFrom(place->offsetBytes, time);
}

/// By the sizes behind the last tags; nothing where the file does not end with a whole one.
static Result<std::optional<qint64>> endMsBackwards(const ByteSource &source, const MediaInfo &found,
                                                    const CancelToken &cancel)
{
    constexpr int kMostTags = 64;
    FlvBackwards backwards(source, cancel);
    FlvLastTags tags;
    qint64 at = found.sizeBytes;
    for (int i = 0; i < kMostTags; ++i) {
        const auto before = backwards.tagBefore(at);
        if (!before)
            return std::unexpected(before.error());
        if (!*before)
            break;
        at = (*before)->offsetBytes;
        tags.take((*before)->tag);
    }
    return tags.endMs();
}

/// Of the last whole tags; nothing if none is found near the end.
Result<std::optional<qint64>> Search::endMsForwards()
{
    const auto place = tagFrom(std::max<qint64>(0, m_found.sizeBytes - kMostPieceBytes), m_found.sizeBytes);
    if (!place)
        return std::unexpected(place.error());
    if (!*place)
        return std::nullopt;
    FlvLastTags tags;
    for (qint64 at = (*place)->offsetBytes; at < m_window.endBytes();) {
        const auto bytes = m_window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (!tag || tag->totalBytes > m_window.endBytes() - at)
            break;
        tags.take(*tag);
        at += tag->totalBytes;
    }
    return std::max(tags.endMs().value_or(0), (*place)->time);
}

Result<std::optional<qint64>> searchFlvEndNs(const ByteSource &source, const MediaInfo &found,
                                             const CancelToken &cancel)
{
    auto endMs = endMsBackwards(source, found, cancel);
    if (endMs && !*endMs)
        endMs = Search(source, found, cancel).endMsForwards();
    if (!endMs)
        return std::unexpected(endMs.error());
    return *endMs ? std::optional(rescale(**endMs, kTimescale, kNanosecondTimescale)) : std::nullopt;
}

void Tables::take(const FlvTag &tag, qint64 offsetBytes)
{
    const auto track =
        std::ranges::find_if(m_found.tracks, [&](const Track &each) { return isOf(tag, each); });
    if (track == m_found.tracks.end() || m_builders[track->id].sampleCount() >= kMaxScannedSamples)
        return;
    qint64 shown = shownAt(tag, *track);
    if (track->id == m_found.mainTrack && offsetBytes == m_span.beginOffsetBytes)
        shown = m_span.beginTime;
    if (track->id == m_found.mainTrack && offsetBytes == m_span.endOffsetBytes)
        shown = m_span.endTime;
    const qint64 dts = rescale(tag.timeMs, kTimescale, track->timescale);
    m_builders[track->id].add({ByteRange::ofSize(offsetBytes + tag.payloadOffset, tag.payloadBytes), dts,
                               shown - dts, tag.isKeyframe});
}

Result<MovieLayout> Tables::finish()
{
    MovieLayout layout;
    for (const Track &track : m_found.tracks) {
        auto table = m_builders[track.id].finish(0, 0);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        layout.tables[track.id] = std::move(*table);
    }
    return layout;
}

/// Of a tag some time before that at \p offsetBytes: other tracks may come earlier than the picture.
static Result<qint64> earlierTagBytes(const ByteSource &source, qint64 offsetBytes, qint64 timeMs,
                                      qint64 pieceBytes, const CancelToken &cancel)
{
    FlvBackwards backwards(source, cancel, pieceBytes);
    qint64 at = offsetBytes;
    while (offsetBytes - at < kFarthestBytes) {
        const auto before = backwards.tagBefore(at);
        if (!before)
            return std::unexpected(before.error());
        if (!*before || ((*before)->tag.type != TrackType::Other && (*before)->tag.timeMs < timeMs))
            break;
        at = (*before)->offsetBytes;
    }
    return at;
}

Result<MovieLayout> scanFlvSpan(const ByteSource &source, const MediaInfo &found, const SampleSpan &span,
                                qint64 marginNs, const CancelToken &cancel)
{
    const qint64 marginMs = toMilliseconds(marginNs, kNanosecondTimescale);
    const qint64 beginMs = rescaleDown(span.beginTime, span.timescale, kTimescale) - marginMs;
    const qint64 endMs = rescale(span.endTime, span.timescale, kTimescale) + marginMs;
    const qint64 pieceBytes = marginNs < kSpanMarginNs ? kLookBytes : FlvBackwards::kPieceBytes;
    const auto begin = span.isFirst
                           ? Search(source, found, cancel).firstTagBytes()
                           : earlierTagBytes(source, span.beginOffsetBytes, beginMs, pieceBytes, cancel);
    if (!begin)
        return std::unexpected(begin.error());
    ScanWindow window(source, cancel);
    // All at once: it will be read anyway.
    const qint64 wanted = std::clamp(span.endOffsetBytes - *begin, kPieceBytes, kFarthestBytes);
    if (const auto read = window.from(*begin, wanted); !read)
        return std::unexpected(read.error());
    Tables tables(found, span);
    for (qint64 at = *begin; at < window.endBytes();) {
        const auto bytes = window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        const bool isBehind = tag && !span.isLast && at > span.endOffsetBytes &&
                              tag->type != TrackType::Other && tag->timeMs > endMs;
        if (!tag || isBehind || tag->payloadOffset + tag->payloadBytes > window.endBytes() - at)
            break;
        if (tag->kind == FlvTag::Kind::Sample)
            tables.take(*tag, at);
        at += tag->totalBytes;
    }
    return tables.finish();
}

} // namespace cuegate
