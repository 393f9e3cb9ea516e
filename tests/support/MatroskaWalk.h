// SPDX-License-Identifier: GPL-3.0-or-later
// Probes bytes as Matroska, searches them for keyframes and reads all their spans: what fuzzers and malformed
// files go through. Thread: any.
#pragma once

#include "core/demux/MatroskaTail.h"
#include "core/demux/SampleReader.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/MatroskaProbe.h"
#include "core/probe/MatroskaTags.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SampleWalk.h"

namespace cuegate::test {

/// Touches every byte of every sample. Returns how many there are; at most \p maxSpans spans are read.
inline size_t walkMatroska(const QByteArray &bytes, size_t maxSpans = 64)
{
    const MemoryByteSource source(bytes);
    const Result<MediaInfo> info =
        probeMatroska(source, bytes.first(std::min<qsizetype>(bytes.size(), 65536)), {});
    if (!info)
        return 0;
    for (const Track &track : info->tracks)
        (void)readFirstSample(source, *info, track.id, {});
    if (canSearch(*info)) {
        for (const qint64 second : {0, 1, 5, 100'000})
            (void)keyframeNear(source, *info, second * 1'000'000'000, nullptr, {});
        (void)searchedEndNs(source, *info, {});
    }
    (void)readTailBlocks(source, *info, {});
    (void)readStatedDurations(source, *info, {});
    return walkSamples(source, *info, maxSpans);
}

} // namespace cuegate::test
