// SPDX-License-Identifier: GPL-3.0-or-later
// Probes any bytes, scans for an index whether one was found or not, and reads the samples of the plan's
// spans; searches for keyframes without an index, or counts to them, and lists the samples near them.
#include "core/demux/SampleReader.h"
#include "core/plan/SegmentPlan.h"
#include "core/probe/CountedScan.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SpanScan.h"
#include "tests/support/MemoryByteSource.h"

using namespace cuegate;

static void search(const ByteSource &source, const MediaInfo &found)
{
    if (!canSearch(found) || !found.track(found.mainTrack))
        return;
    (void)searchedEndNs(source, found, {});
    std::optional<Keyframe> last;
    for (int i = 0; i < 4; ++i) {
        const auto next = keyframeNear(source, found, last ? last->time + 1 : 0, last ? &*last : nullptr, {});
        if (!next)
            return;
        if (last && isScannedBySpans(found))
            (void)scanSpan(
                source, found,
                {searchTimescale(found), last->time, next->time, last->offsetBytes, next->offsetBytes},
                kSpanMarginNs, {});
        last = *next;
    }
}

static void count(const ByteSource &source, const MediaInfo &found)
{
    const auto counted = CountedScan::begin(source, found, {});
    if (!counted)
        return;
    (void)(*counted)->endNs(source, {});
    std::optional<Keyframe> last;
    for (int i = 0; i < 4; ++i) {
        const auto next = (*counted)->keyframeFrom(source, last ? last->time + 1 : 0, {});
        if (!next)
            return;
        if (last) {
            const SampleSpan span{found.track(found.mainTrack)->timescale, last->time, next->time,
                                  last->offsetBytes, next->offsetBytes};
            (void)(*counted)->samplesNear(source, span, kSpanMarginNs, {});
        }
        last = *next;
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const test::MemoryByteSource source(QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    const auto found = probe(source, {}, {});
    if (!found || !canScan(**found))
        return 0;
    search(source, **found);
    count(source, **found);
    const auto info = scanIndex(source, **found, {}, {});
    if (!info)
        return 0;
    std::vector<TrackId> tracks;
    for (const Track &track : (*info)->tracks) {
        tracks.push_back(track.id);
        (void)readFirstSample(source, **info, track.id, {});
    }
    const SegmentPlan plan = makeSegmentPlan((*info)->keyframes, 0, (*info)->sizeBytes);
    for (size_t i = 0; i < std::min<size_t>(plan.spans.size(), 16); ++i)
        (void)readSamples(source, **info, tracks, plan.spans[i], {});
    return 0;
}
