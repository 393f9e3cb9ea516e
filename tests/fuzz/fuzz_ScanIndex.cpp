// SPDX-License-Identifier: GPL-3.0-or-later
// Probes any bytes, scans for an index whether one was found or not, and reads the samples of the plan's
// spans.
#include "core/demux/SampleReader.h"
#include "core/plan/SegmentPlan.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/MemoryByteSource.h"

using namespace cuegate;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const test::MemoryByteSource source(QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    const auto found = probe(source, {}, {});
    if (!found || !canScan(**found))
        return 0;
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
