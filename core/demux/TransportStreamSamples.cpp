// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/TransportStreamSamples.h"

#include "core/base/MediaTime.h"
#include "core/demux/SpanBytes.h"
#include "core/demux/TransportTrackSpan.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecond = kTransportTimescale;
static constexpr qint64 kMaxSpanBytes = 512 * 1024 * 1024;
static constexpr qint64 kMaxForwardBytes = 64 * 1024 * 1024;
static constexpr qint64 kMaxBackwardBytes = 64 * 1024 * 1024;
static constexpr qint64 kFirstSampleBytes = 4 * 1024 * 1024;
/// Read at once with the span: other tracks lie that far behind the video.
static constexpr qint64 kLagBytes = 128 * 1024;
/// Data come before they are shown: by a second at most (ISO/IEC 13818-1 section 2.4.2.6), and no later than
/// that. The clock reference in the stream is the time of their coming.
static constexpr qint64 kMostAhead = 2 * kSecond;
static constexpr qint64 kMostLate = 2 * kSecond;
/// The same where there is no clock reference, by decoding times of other tracks.
static constexpr qint64 kMostApart = 5 * kSecond;

static std::unexpected<Error> corrupt(const QString &message)
{
    return fail(ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt);
}

namespace {

class SpanScan
{
public:
    SpanScan(const ByteSource &source, const TransportStreamLayout &layout, const SampleSpan &span,
             std::vector<TransportTrackSpan> tracks, const CancelToken &cancel)
        : m_bytes(source, cancel)
        , m_layout(layout)
        , m_span(span)
        , m_tracks(std::move(tracks))
    {
    }

    [[nodiscard]] Result<void> load(ByteRange range) { return m_bytes.load(range); }
    /// Reads from \p beginBytes until every track has reached the end of the span, or \p endBytes.
    [[nodiscard]] Result<void> run(qint64 beginBytes, qint64 endBytes);
    /// Whether reading should begin earlier.
    [[nodiscard]] bool mayHaveEarlier() const;
    [[nodiscard]] std::vector<TransportTrackSpan> &tracks() { return m_tracks; }

private:
    void take(QByteArrayView packet, qint64 offsetBytes);
    void giveUpIfLate();
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] bool isDone() const
    {
        return std::ranges::all_of(
            m_tracks, [](const TransportTrackSpan &track) { return track.isDone() || track.isImpossible(); });
    }

    SpanBytes m_bytes;
    const TransportStreamLayout &m_layout;
    const SampleSpan &m_span;
    std::vector<TransportTrackSpan> m_tracks;
    std::map<quint16, std::vector<size_t>> m_byPid;
    std::optional<qint64> m_firstReference; ///< times of clock references
    std::optional<qint64> m_lastReference;
};

} // namespace

Result<void> SpanScan::run(qint64 beginBytes, qint64 endBytes)
{
    m_firstReference.reset();
    m_lastReference.reset();
    m_byPid.clear();
    for (size_t i = 0; i < m_tracks.size(); ++i) {
        m_tracks[i].restart();
        m_byPid[m_tracks[i].pid()].push_back(i);
    }
    qint64 at = beginBytes;
    const qint64 needed = m_layout.form.packetBytes;
    while (!isDone() && at < endBytes) {
        auto bytes = m_bytes.from(at, needed);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < m_layout.form.syncOffsetBytes + kTransportPacketBytes)
            break;
        const qint64 wanted = std::max(endBytes - at, needed);
        const QByteArrayView view = bytes->first(std::min<qint64>(bytes->size(), wanted));
        const qint64 begin = at;
        const qsizetype consumed =
            forEachPacket(view, m_layout.form, 0,
                          [&](QByteArrayView packet, qsizetype position) { take(packet, begin + position); });
        at += std::max<qint64>(consumed, 1);
        giveUpIfLate();
        if (const auto checked = check(); !checked)
            return checked;
    }
    for (TransportTrackSpan &track : m_tracks)
        track.endOfFile();
    return check();
}

void SpanScan::take(QByteArrayView packet, qint64 offsetBytes)
{
    const quint16 pid = quint16((quint8(packet[1]) & 0x1F) << 8 | quint8(packet[2]));
    const auto found = m_byPid.find(pid);
    if (found == m_byPid.end() && pid != m_layout.pcrPid)
        return;
    const auto read = readTransportPacket(packet);
    if (!read)
        return;
    if (read->pcr && pid == m_layout.pcrPid) {
        m_lastReference = m_layout.timeOf(*read->pcr, offsetBytes);
        if (!m_firstReference)
            m_firstReference = m_lastReference;
    }
    if (found == m_byPid.end())
        return;
    for (const size_t number : found->second)
        m_tracks[number].add(*read, offsetBytes);
}

void SpanScan::giveUpIfLate()
{
    if (m_span.isLast)
        return;
    bool isLate = m_lastReference && *m_lastReference > m_span.endTime + kMostLate;
    for (const TransportTrackSpan &track : m_tracks)
        isLate = isLate || (track.latest() && *track.latest() > m_span.endTime + kMostApart);
    if (!isLate)
        return;
    for (TransportTrackSpan &track : m_tracks)
        track.giveUp();
}

Result<void> SpanScan::check() const
{
    qint64 sizeBytes = 0;
    for (const TransportTrackSpan &track : m_tracks) {
        sizeBytes += track.sizeBytes();
        if (track.isImpossible()) {
            return corrupt(u"there is no keyframe at byte %1, where the index has one"_s.arg(
                track.hasBegun() ? m_span.endOffsetBytes : m_span.beginOffsetBytes));
        }
    }
    if (sizeBytes > kMaxSpanBytes)
        return corrupt(u"the span at byte %1 is longer than 512 MiB"_s.arg(m_span.beginOffsetBytes));
    return {};
}

bool SpanScan::mayHaveEarlier() const
{
    const bool isEarlyEnough = m_firstReference && *m_firstReference < m_span.beginTime - kMostAhead;
    return !isEarlyEnough && std::ranges::any_of(m_tracks, &TransportTrackSpan::mayHaveEarlier);
}

static Result<std::vector<TransportTrackSpan>> tracksOf(const MediaInfo &info,
                                                        const TransportStreamLayout &layout,
                                                        std::span<const TrackId> tracks,
                                                        const SampleSpan &span)
{
    std::vector<TransportTrackSpan> spans;
    for (const TrackId id : tracks) {
        const Track *track = info.track(id);
        if (!track)
            return fail(ErrorKind::InvalidArgument, u"there is no track %1"_s.arg(id));
        const bool isMainVideo = id == info.mainTrack && track->type == TrackType::Video;
        spans.emplace_back(*track, layout, span,
                           isMainVideo ? TransportTrackSpan::Rule::Keyframes
                                       : TransportTrackSpan::Rule::Times);
    }
    return spans;
}

// \p backBytes: the first step back, where a track's samples may lie before the span's own bytes.
static Result<std::vector<SampleBatch>> readSpan(const ByteSource &source, const MediaInfo &info,
                                                 const TransportStreamLayout &layout,
                                                 std::span<const TrackId> tracks, const SampleSpan &span,
                                                 qint64 backBytes, const CancelToken &cancel)
{
    if (span.timescale == 0 || layout.clocks.empty() || layout.form.packetBytes < kTransportPacketBytes)
        return fail(ErrorKind::InvalidArgument, u"a span without timescale, or a layout without clock"_s);
    SampleSpan ticks = span;
    ticks.timescale = kTransportTimescale;
    ticks.beginTime = rescale(span.beginTime, span.timescale, kTransportTimescale);
    ticks.endTime = rescale(span.endTime, span.timescale, kTransportTimescale);
    auto spans = tracksOf(info, layout, tracks, ticks);
    if (!spans)
        return std::unexpected(spans.error());

    const qint64 fileBytes =
        source.sizeBytes() >= 0 ? source.sizeBytes() : std::numeric_limits<qint64>::max();
    const bool beginsAtStart = span.isFirst && span.beginOffsetBytes <= kMaxBackwardBytes;
    qint64 begin = beginsAtStart ? layout.firstPacketBytes : std::max<qint64>(0, span.beginOffsetBytes);
    const qint64 spanEnd = span.isLast ? fileBytes : std::max(span.endOffsetBytes, begin);
    if (spanEnd - begin > kMaxSpanBytes && (!span.isLast || source.sizeBytes() >= 0))
        return corrupt(u"the span at byte %1 is longer than 512 MiB"_s.arg(begin));
    const qint64 stop =
        std::min(spanEnd, fileBytes - std::min(fileBytes, kMaxForwardBytes)) + kMaxForwardBytes;
    SpanScan scan(source, layout, ticks, std::move(*spans), cancel);
    if (source.sizeBytes() >= 0) {
        const auto loaded = scan.load({begin, std::min(fileBytes, spanEnd + kLagBytes)});
        if (!loaded)
            return std::unexpected(loaded.error());
    }
    for (const qint64 firstBegin = begin;;) {
        if (const auto ran = scan.run(begin, stop); !ran)
            return std::unexpected(ran.error());
        if (!scan.mayHaveEarlier() || begin <= layout.firstPacketBytes ||
            firstBegin - begin >= kMaxBackwardBytes)
            break;
        const qint64 wholeBytes = backBytes / layout.form.packetBytes * layout.form.packetBytes;
        const qint64 earlier = std::max(layout.firstPacketBytes, begin - wholeBytes);
        if (const auto loaded = scan.load({earlier, begin}); !loaded)
            return std::unexpected(loaded.error());
        begin = earlier;
        backBytes *= 2;
    }
    std::vector<SampleBatch> batches;
    for (TransportTrackSpan &track : scan.tracks()) {
        if (track.rule() == TransportTrackSpan::Rule::Keyframes && !track.hasBegun())
            return corrupt(
                u"there is no keyframe at byte %1, where the index has one"_s.arg(span.beginOffsetBytes));
        batches.push_back(track.take());
        if (span.isLast)
            batches.back().nextTime.reset();
    }
    return batches;
}

Result<std::vector<SampleBatch>> readTransportStreamSamples(const ByteSource &source, const MediaInfo &info,
                                                            const TransportStreamLayout &layout,
                                                            std::span<const TrackId> tracks,
                                                            const SampleSpan &span, const CancelToken &cancel)
{
    constexpr qint64 kBackBytes = 256 * 1024;
    return readSpan(source, info, layout, tracks, span, kBackBytes, cancel);
}

Result<std::vector<std::optional<qint64>>>
readTransportStreamFirstFrom(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                             const Keyframe &keyframe, const CancelToken &cancel)
{
    constexpr qint64 kBackBytes = 64 * 1024; // a look, at many places
    std::vector<std::optional<qint64>> times;
    if (tracks.empty())
        return times;
    // Nothing belongs to a span that ends where it begins, and what follows it is what is wanted.
    const SampleSpan nothing{info.keyframes.timescale, keyframe.time, keyframe.time, keyframe.offsetBytes,
                             keyframe.offsetBytes,     false,         false};
    const auto batches = readSpan(source, info, std::get<TransportStreamLayout>(info.layout), tracks, nothing,
                                  kBackBytes, cancel);
    if (!batches)
        return std::unexpected(batches.error());
    for (const SampleBatch &batch : *batches)
        times.push_back(batch.nextTime);
    return times;
}

/// The first sample that \p span takes of its track from \p at on; none if there is none before \p stop.
static Result<SampleBatch> readOne(const ByteSource &source, const TransportStreamLayout &layout,
                                   TransportTrackSpan span, qint64 at, qint64 stop, const CancelToken &cancel)
{
    SpanBytes bytes(source, cancel);
    while (at < stop && span.sampleCount() == 0 && !span.isImpossible()) {
        const auto view = bytes.from(at, layout.form.packetBytes);
        if (!view)
            return std::unexpected(view.error());
        if (view->size() < layout.form.syncOffsetBytes + kTransportPacketBytes) {
            span.endOfFile();
            break;
        }
        const qint64 begin = at;
        at += std::max<qint64>(
            1, forEachPacket(*view, layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = span.sampleCount() == 0 ? readTransportPacket(packet) : std::nullopt;
                if (read && read->pid == span.pid())
                    span.add(*read, begin + position);
            }));
    }
    return span.take();
}

static bool canBeRead(const TransportStreamLayout &layout)
{
    return !layout.clocks.empty() && layout.form.packetBytes >= kTransportPacketBytes;
}

Result<FirstSample> readTransportStreamFirstSample(const ByteSource &source, const MediaInfo &info,
                                                   const TransportStreamLayout &layout, TrackId track,
                                                   const CancelToken &cancel)
{
    const Track *wanted = info.track(track);
    if (!wanted || !canBeRead(layout))
        return fail(ErrorKind::InvalidArgument, u"there is no track %1"_s.arg(track));
    SampleSpan all;
    all.timescale = kTransportTimescale;
    all.beginOffsetBytes = TransportTrackSpan::kAnyKeyframe;
    all.isFirst = true;
    all.isLast = true;
    const bool isMainVideo = track == info.mainTrack && wanted->type == TrackType::Video;
    const auto rule = isMainVideo ? TransportTrackSpan::Rule::Keyframes : TransportTrackSpan::Rule::Times;
    qint64 at = layout.firstPacketBytes;
    if (isMainVideo && !info.keyframes.keyframes.empty())
        at = std::max(at, info.keyframes.keyframes.front().offsetBytes);
    const auto batch = readOne(source, layout, TransportTrackSpan(*wanted, layout, all, rule), at,
                               at + kFirstSampleBytes, cancel);
    if (!batch)
        return std::unexpected(batch.error());
    if (batch->samples.empty())
        return fail(ErrorKind::NotFound, u"track %1 has no sample in its first 4 MiB"_s.arg(track));
    return FirstSample{batch->samples.front().pts, batch->samples.front().payload.toByteArray()};
}

Result<SampleBatch> readTransportStreamKeyframe(const ByteSource &source, const MediaInfo &info,
                                                const TransportStreamLayout &layout, const Keyframe &keyframe,
                                                const CancelToken &cancel)
{
    const Track *track = info.track(info.mainTrack);
    if (!track || !canBeRead(layout))
        return fail(ErrorKind::InvalidArgument, u"there is no video"_s);
    SampleSpan span;
    span.timescale = kTransportTimescale;
    span.beginTime = rescale(keyframe.time, info.keyframes.timescale, kTransportTimescale);
    span.beginOffsetBytes = std::max<qint64>(0, keyframe.offsetBytes);
    span.isLast = true;
    auto batch =
        readOne(source, layout, TransportTrackSpan(*track, layout, span, TransportTrackSpan::Rule::Keyframes),
                span.beginOffsetBytes, span.beginOffsetBytes + kMaxForwardBytes, cancel);
    if (batch && batch->samples.empty())
        return corrupt(
            u"there is no keyframe at byte %1, where the index has one"_s.arg(span.beginOffsetBytes));
    return batch;
}

} // namespace cuegate
