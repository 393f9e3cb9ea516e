// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what a title's index leads to, so that the sanitizers see every byte of it. Thread: any.
#pragma once

#include "core/demux/SampleReader.h"
#include "core/demux/TextSamples.h"
#include "tests/support/KeyframeSpans.h"

#include <algorithm>

namespace cuegate::test {

/// Touches every byte; returns how many samples there are.
inline size_t walkBatch(const SampleBatch &batch)
{
    volatile char touched = 0;
    for (const MediaSample &sample : batch.samples) {
        for (const char byte : sample.payload)
            touched = touched ^ byte;
    }
    return batch.samples.size();
}

/// Touches every byte of every sample. Returns how many there are; at most \p maxSpans spans are read, and
/// what cannot be read is passed over.
inline size_t walkSamples(const ByteSource &source, const MediaInfo &info, size_t maxSpans)
{
    const std::vector<TrackId> ids = trackIdsOf(info);
    std::vector<SampleSpan> spans = spansOf(info);
    spans.resize(std::min(spans.size(), maxSpans));
    size_t count = 0;
    for (const SampleSpan &span : spans) {
        for (const TrackId id : ids) {
            if (info.track(id)->type != TrackType::Subtitle)
                continue;
            if (const auto text = readTextSamples(source, info, id, span, {}))
                walkBatch(*text);
        }
        const auto batches = readSamples(source, info, ids, span, {});
        if (!batches)
            continue;
        for (const SampleBatch &batch : *batches)
            count += walkBatch(batch);
    }
    return count;
}

} // namespace cuegate::test
