// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TextSegment.h"

#include "core/base/MediaTime.h"
#include "core/demux/TextSamples.h"
#include "core/mux/TransportStreamMuxer.h"
#include "core/subtitle/SubtitleCues.h"

namespace cuegate {

Result<QByteArray> buildTextSegment(const Title &title, const Rendition &rendition, SegmentFormat format,
                                    qsizetype number, const CancelToken &cancel)
{
    const qint64 zero = format == SegmentFormat::TransportStream ? kTransportStreamBase : 0;
    const SampleSpan &span = title.plan.spans[size_t(number)];
    if (span.beginTime >= span.endTime) // of a provisional title
        return writeWebVtt({}, zero);
    const TrackId track = rendition.parts.front().source;
    const auto samples = readTextSamples(*title.source, *title.info, track, span, cancel);
    if (!samples)
        return std::unexpected(samples.error());
    const qint64 zeroNs = title.zeroIn(kNanosecondTimescale);
    std::vector<WebVttCue> cues = cuesOf(*title.info->track(track), *samples, zeroNs);
    // What ended before is not of this segment.
    const qint64 beginMs = rescale(rescale(span.beginTime, span.timescale, kNanosecondTimescale) - zeroNs,
                                   kNanosecondTimescale, 1000);
    if (!span.isFirst)
        std::erase_if(cues, [beginMs](const WebVttCue &cue) { return cue.endMs <= beginMs; });
    return writeWebVtt(std::move(cues), zero);
}

} // namespace cuegate
