// SPDX-License-Identifier: GPL-3.0-or-later
// How a test asks for everything of a title: all its tracks, in spans from keyframe to keyframe. Thread: any.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate::test {

[[nodiscard]] inline std::vector<TrackId> trackIdsOf(const MediaInfo &info)
{
    std::vector<TrackId> ids;
    for (const Track &track : info.tracks)
        ids.push_back(track.id);
    return ids;
}

/// All spans of a title with \p keyframesPerSpan keyframes in each.
[[nodiscard]] inline std::vector<SampleSpan> spansOf(const MediaInfo &info, size_t keyframesPerSpan = 1)
{
    std::vector<SampleSpan> spans;
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    for (size_t i = 0; i < keyframes.size(); i += keyframesPerSpan) {
        SampleSpan span;
        span.timescale = info.keyframes.timescale;
        span.beginTime = keyframes[i].time;
        span.beginOffsetBytes = keyframes[i].offsetBytes;
        span.isFirst = i == 0;
        span.isLast = i + keyframesPerSpan >= keyframes.size();
        span.endTime = span.isLast ? std::max(info.durationNs, keyframes.back().time + 1)
                                   : keyframes[i + keyframesPerSpan].time;
        span.endOffsetBytes = span.isLast ? info.sizeBytes : keyframes[i + keyframesPerSpan].offsetBytes;
        spans.push_back(span);
    }
    return spans;
}

} // namespace cuegate::test
