// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitleKeyframe.h"

#include "core/demux/KeyframeSample.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/SpanScan.h"
#include "core/segment/FalseCues.h"
#include "core/segment/ProvisionalCuts.h"

namespace cuegate {

Result<SampleBatch> readTitleKeyframe(const Title &title, const Keyframe &keyframe, const CancelToken &cancel)
{
    const MediaInfo &info = *title.info;
    const bool isCounted = title.isProvisional() && title.cuts->isCounted();
    if (isCounted || isScannedBySpans(info)) {
        const SampleSpan place{info.keyframes.timescale, keyframe.time, keyframe.time, keyframe.offsetBytes,
                               keyframe.offsetBytes};
        auto layout = isCounted ? title.cuts->samplesNear(place, kSpanMarginNs, cancel)
                                : scanSpan(*title.source, info, place, 0, cancel);
        if (!layout)
            return std::unexpected(layout.error());
        MediaInfo known = info;
        known.layout = std::move(*layout);
        return readKeyframe(*title.source, known, keyframe, cancel);
    }
    auto batch = readKeyframe(*title.source, info, keyframe, cancel);
    if (!batch && mayBeFalseCues(title, batch.error())) {
        if (const auto found = keyframeNear(*title.source, info, keyframe.time, nullptr, cancel))
            batch = readKeyframe(*title.source, info, *found, cancel);
    }
    return batch;
}

} // namespace cuegate
