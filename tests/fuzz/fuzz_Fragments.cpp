// SPDX-License-Identifier: GPL-3.0-or-later
// Takes any bytes for a long fragmented movie: its lists of fragments, the search for keyframes, and the
// samples of the plan's spans, read fragment by fragment.
#include "core/demux/KeyframeSample.h"
#include "core/demux/SampleReader.h"
#include "core/plan/SegmentPlan.h"
#include "core/probe/FragmentProbe.h"
#include "core/probe/KeyframeSearch.h"
#include "tests/support/MemoryByteSource.h"

using namespace cuegate;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const test::MemoryByteSource source(file);
    const QByteArray head = file.first(std::min<qsizetype>(file.size(), 65536));
    auto movie = readMovieDescription(source, head, {});
    if (!movie || !movie->isFragmented || !probeFragments(source, head, *movie, {}))
        return 0;
    MediaInfo &info = movie->info;
    if (!std::holds_alternative<FragmentedLayout>(info.layout))
        return 0;
    if (info.indexKind == IndexKind::None && canSearch(info)) {
        (void)searchedEndNs(source, info, {});
        qint64 time = -1;
        for (int i = 0; i < 8; ++i) {
            const auto keyframe = keyframeNear(source, info, time, nullptr, {});
            if (!keyframe)
                break;
            info.keyframes.keyframes.push_back(*keyframe);
            time = keyframe->time + 1;
        }
    }
    std::vector<TrackId> tracks;
    for (const Track &track : info.tracks) {
        tracks.push_back(track.id);
        (void)readFirstSample(source, info, track.id, {});
    }
    const SegmentPlan plan = makeSegmentPlan(info.keyframes, 0, info.sizeBytes);
    for (size_t i = 0; i < std::min<size_t>(plan.spans.size(), 16); ++i)
        (void)readSamples(source, info, tracks, plan.spans[i], {});
    for (const Keyframe &keyframe : info.keyframes.keyframes)
        (void)readKeyframe(source, info, keyframe, {});
    return 0;
}
