// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/FragmentSamples.h"

#include "core/base/MediaTime.h"
#include "core/demux/FragmentWindow.h"
#include "core/demux/MovieSamples.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kForwardMs = 10'000; // that other tracks may lie behind their time
static constexpr qint64 kBackwardMs = 5'000; // or before
static constexpr qint64 kReorderMs = 500;    // between decoding and presentation, at most
static constexpr qint64 kMaxBackwardBytes = 64 * 1024 * 1024;
static constexpr qint64 kMaxForwardBytes = 64 * 1024 * 1024;
static constexpr int kMostStepsBack = 32;
static constexpr qint64 kMaxLoadedBytes = 64 * 1024 * 1024;
static constexpr qint64 kFirstBytes = 4 * 1024 * 1024;

namespace {

class SpanFragments
{
public:
    SpanFragments(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                  const SampleSpan &span, const CancelToken &cancel)
        : m_source(source)
        , m_info(info)
        , m_main(*info.track(info.mainTrack))
        , m_tracks(tracks)
        , m_span(span)
        , m_cancel(cancel)
        , m_bytes(source, cancel)
    {
    }
    [[nodiscard]] Result<std::vector<SampleBatch>> read();

private:
    [[nodiscard]] bool isMainVideo(TrackId track) const
    {
        return track == m_main.id && m_main.type == TrackType::Video;
    }
    [[nodiscard]] Keyframe beginCut() const { return {m_span.beginTime, m_span.beginOffsetBytes}; }
    [[nodiscard]] Keyframe endCut() const { return {m_span.endTime, m_span.endOffsetBytes}; }
    [[nodiscard]] bool isListed(const Keyframe &cut) const;
    [[nodiscard]] Result<void> checkCuts(const FragmentWindow &window) const;
    [[nodiscard]] qint64 beginBytes() const;
    [[nodiscard]] bool isEnough(const FragmentWindow &window, qint64 offsetBytes) const;
    [[nodiscard]] Selection select(const FragmentWindow &window, TrackId track) const;
    [[nodiscard]] bool mayHaveEarlier(const FragmentWindow &window) const;
    [[nodiscard]] std::optional<qint64> earlier(qint64 offsetBytes) const;

    const ByteSource &m_source;
    const MediaInfo &m_info;
    const Track &m_main;
    std::span<const TrackId> m_tracks;
    const SampleSpan &m_span;
    const CancelToken &m_cancel;
    SpanBytes m_bytes;
};

} // namespace

qint64 SpanFragments::beginBytes() const
{
    return m_span.isFirst ? std::get<FragmentedLayout>(m_info.layout).moovOffsetBytes
                          : m_span.beginOffsetBytes;
}

/// Whether every track has come to the end of the span, with what tells where it goes on: one sample, and the
/// pictures that are shown before the next keyframe.
bool SpanFragments::isEnough(const FragmentWindow &window, qint64 offsetBytes) const
{
    if (m_span.isLast || offsetBytes <= m_span.endOffsetBytes)
        return false;
    const FragmentTables &growing = window.growing();
    const auto isBehind = [&](TrackId id, qint64 marginMs) {
        const quint32 timescale = m_info.track(id)->timescale;
        return growing.sampleCount(id) > 0 &&
               growing.lastDts(id) >
                   rescale(m_span.endTime, m_span.timescale, timescale) + rescale(marginMs, 1000, timescale);
    };
    if (isBehind(m_main.id, kForwardMs) || offsetBytes - m_span.endOffsetBytes > kMaxForwardBytes)
        return true;
    if (isListed(endCut()) && !window.hasMainFrom(m_span.endOffsetBytes))
        return false;
    return std::ranges::all_of(m_tracks, [&](TrackId id) {
        const bool isSound = m_info.track(id)->type == TrackType::Audio;
        return isBehind(id, isSound ? 0 : kReorderMs) &&
               (!isMainVideo(id) || window.hasMainFrom(m_span.endOffsetBytes));
    });
}

Selection SpanFragments::select(const FragmentWindow &window, TrackId track) const
{
    const SampleTable &table = window.table(track);
    if (!isMainVideo(track))
        return selectByTime(table, m_info.track(track)->timescale, m_span);
    Selection selection{0, table.sampleCount()};
    if (!m_span.isFirst)
        selection.first = window.sampleOf({m_span.beginTime, m_span.beginOffsetBytes});
    if (!m_span.isLast)
        selection.end = std::max(selection.first, window.sampleOf({m_span.endTime, m_span.endOffsetBytes}));
    return selection;
}

/// Whether a list of fragments says so, of which only a few were looked at. What is read for converting
/// begins and ends between such places.
bool SpanFragments::isListed(const Keyframe &cut) const
{
    const std::vector<Keyframe> &keyframes = m_info.keyframes.keyframes;
    const auto at = std::ranges::lower_bound(keyframes, cut.time, {}, &Keyframe::time);
    return m_info.indexKind == IndexKind::Fragments && at != keyframes.end() && *at == cut;
}

/// There must be keyframes, whatever track is read: all renditions are cut at the same places.
Result<void> SpanFragments::checkCuts(const FragmentWindow &window) const
{
    const auto check = [&](const Keyframe &cut) -> Result<void> {
        if (!isListed(cut) || window.holds(cut))
            return {};
        return fail(ErrorKind::CorruptInput,
                    u"no keyframe begins the fragment at byte %1, as the list of fragments says"_s.arg(
                        cut.offsetBytes),
                    ErrorCode::MediaCorrupt);
    };
    const auto begin = m_span.isFirst ? Result<void>() : check(beginCut());
    return begin && !m_span.isLast ? check(endCut()) : begin;
}

/// Whether samples of the span's time may lie in fragments before the window.
bool SpanFragments::mayHaveEarlier(const FragmentWindow &window) const
{
    if (m_span.isFirst || window.beginBytes() <= std::get<FragmentedLayout>(m_info.layout).moovOffsetBytes)
        return false;
    const auto beginIn = [this](const Track &track) {
        return rescale(m_span.beginTime, m_span.timescale, track.timescale);
    };
    const auto main = window.table(m_main.id).entries(0, 1);
    const qint64 farTicks = rescale(kBackwardMs, 1000, m_main.timescale);
    if (!main.empty() && main.front().dts < beginIn(m_main) - farTicks)
        return false;
    return std::ranges::any_of(m_tracks, [&](TrackId id) {
        if (isMainVideo(id))
            return false;
        const Track &track = *m_info.track(id);
        const auto first = window.table(id).entries(0, 1);
        const qint64 margin = track.type == TrackType::Audio ? 0 : rescale(kReorderMs, 1000, track.timescale);
        return first.empty() || first.front().dts > beginIn(track) - margin;
    });
}

/// The last known place before \p offsetBytes where a box begins.
std::optional<qint64> SpanFragments::earlier(qint64 offsetBytes) const
{
    const std::vector<Keyframe> &keyframes = m_info.keyframes.keyframes;
    const auto at = std::ranges::lower_bound(keyframes, offsetBytes, {}, &Keyframe::offsetBytes);
    const qint64 place = at != keyframes.begin() ? std::prev(at)->offsetBytes
                                                 : std::get<FragmentedLayout>(m_info.layout).moovOffsetBytes;
    const bool isNear = place < offsetBytes && beginBytes() - place <= kMaxBackwardBytes;
    return isNear ? std::optional(place) : std::nullopt;
}

Result<std::vector<SampleBatch>> SpanFragments::read()
{
    const qint64 endBytes = std::min(m_span.endOffsetBytes, m_info.boundBytes() - SpanBytes::kStepBytes);
    // Most of it is wanted; so is the fragment behind, for what of other tracks lies there.
    if (const ByteRange range{beginBytes(), endBytes + SpanBytes::kStepBytes};
        !range.isEmpty() && range.sizeBytes() <= kMaxLoadedBytes) {
        if (Result<void> loaded = m_bytes.load(range); !loaded)
            return std::unexpected(loaded.error());
    }
    std::optional<qint64> begin = beginBytes();
    for (int steps = 0;; ++steps) {
        FragmentWindow window(m_bytes, m_info, *begin);
        const auto enough = [&](qint64 offset) { return isEnough(window, offset); };
        if (Result<void> filled = window.fill(enough); !filled)
            return std::unexpected(filled.error());
        if (Result<void> finished = window.finish(); !finished)
            return std::unexpected(finished.error());
        if (steps == 0) {
            if (Result<void> checked = checkCuts(window); !checked)
                return std::unexpected(checked.error());
        }
        begin = steps < kMostStepsBack && mayHaveEarlier(window) ? earlier(*begin) : std::nullopt;
        if (begin)
            continue;
        std::vector<SelectedSamples> selected;
        for (const TrackId track : m_tracks)
            selected.push_back({track, &window.table(track), select(window, track)});
        return readSelected(m_source, m_info, selected, m_span.isLast, m_cancel);
    }
}

Result<std::vector<SampleBatch>> readFragmentSamples(const ByteSource &source, const MediaInfo &info,
                                                     std::span<const TrackId> tracks, const SampleSpan &span,
                                                     const CancelToken &cancel)
{
    if (span.timescale == 0)
        return fail(ErrorKind::InvalidArgument, u"a span without timescale"_s);
    for (const TrackId track : tracks) {
        if (!info.track(track))
            return fail(ErrorKind::NotFound, u"there is no track %1"_s.arg(track));
    }
    return SpanFragments(source, info, tracks, span, cancel).read();
}

Result<FirstSample> readFragmentFirstSample(const ByteSource &source, const MediaInfo &info, TrackId track,
                                            const CancelToken &cancel, FirstSamplePart part)
{
    constexpr quint32 kMostReordered = 64;
    if (!info.track(track))
        return fail(ErrorKind::NotFound, u"there is no track %1"_s.arg(track));
    SpanBytes bytes(source, cancel);
    FragmentWindow window(bytes, info, std::get<FragmentedLayout>(info.layout).moovOffsetBytes);
    const auto enough = [&](qint64) {
        return window.growing().sampleCount(track) > 0 || bytes.bytesRead() > kFirstBytes;
    };
    if (Result<void> filled = window.fill(enough); !filled)
        return std::unexpected(filled.error());
    if (Result<void> finished = window.finish(); !finished)
        return std::unexpected(finished.error());
    const auto entries = window.table(track).entries(0, kMostReordered);
    if (entries.empty())
        return fail(ErrorKind::NotFound, u"track %1 has no sample near the beginning"_s.arg(track));
    FirstSample first{std::ranges::min(entries, {}, &SampleTable::Entry::pts).pts, {}};
    ByteRange range = entries.front().bytes;
    if (part == FirstSamplePart::Beginning)
        range.endBytes = std::min(range.endBytes, range.beginBytes + kSampleBeginningBytes);
    if (part == FirstSamplePart::Time || range.sizeBytes() > kFirstBytes)
        return first;
    auto sample = source.read(range, cancel);
    if (!sample)
        return std::unexpected(sample.error());
    first.bytes = std::move(*sample);
    return first;
}

Result<std::vector<std::optional<qint64>>> readFragmentBegins(const ByteSource &source, const MediaInfo &info,
                                                              std::span<const TrackId> tracks,
                                                              const Keyframe &keyframe,
                                                              const CancelToken &cancel)
{
    // Of a span without any time it is only told what follows.
    const SampleSpan cut{info.keyframes.timescale, keyframe.time, keyframe.time, keyframe.offsetBytes,
                         keyframe.offsetBytes,     false,         false};
    const auto batches = readFragmentSamples(source, info, tracks, cut, cancel);
    if (!batches)
        return std::unexpected(batches.error());
    std::vector<std::optional<qint64>> begins;
    for (const SampleBatch &batch : *batches)
        begins.push_back(batch.nextTime);
    return begins;
}

Result<std::map<TrackId, qint64>> readFragmentEnds(const ByteSource &source, const MediaInfo &info,
                                                   std::span<const TrackId> tracks, ByteRange range,
                                                   const CancelToken &cancel)
{
    SpanBytes bytes(source, cancel);
    FragmentWindow window(bytes, info, range.beginBytes);
    const auto enough = [&](qint64 offsetBytes) { return offsetBytes >= range.endBytes; };
    if (Result<void> filled = window.fill(enough); !filled)
        return std::unexpected(filled.error());
    if (Result<void> finished = window.finish(); !finished)
        return std::unexpected(finished.error());
    std::map<TrackId, qint64> ends;
    for (const TrackId track : tracks) {
        if (window.table(track).sampleCount() > 0)
            ends[track] = window.table(track).endTime();
    }
    return ends;
}

Result<SampleTable::Entry> fragmentEntryAt(const ByteSource &source, const MediaInfo &info,
                                           const Keyframe &keyframe, const CancelToken &cancel)
{
    SpanBytes bytes(source, cancel);
    FragmentWindow window(bytes, info, keyframe.offsetBytes);
    const auto enough = [&](qint64) { return window.growing().sampleCount(info.mainTrack) > 0; };
    if (Result<void> filled = window.fill(enough); !filled)
        return std::unexpected(filled.error());
    if (Result<void> finished = window.finish(); !finished)
        return std::unexpected(finished.error());
    const auto entries = window.table(info.mainTrack).entries(window.sampleOf(keyframe), 1);
    const bool isListed = info.indexKind == IndexKind::Fragments;
    if (entries.empty() || (isListed && !window.holds(keyframe)))
        return fail(ErrorKind::CorruptInput,
                    u"no fragment that begins with the keyframe follows byte %1"_s.arg(keyframe.offsetBytes),
                    ErrorCode::MediaCorrupt);
    return entries.front();
}

} // namespace cuegate
