// SPDX-License-Identifier: GPL-3.0-or-later
// Probes bytes as a transport stream, scans it, seeks in it and reads all its spans: what fuzzers and
// malformed files go through. Thread: any.
#pragma once

#include "core/demux/SampleReader.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/TransportStreamProbe.h"
#include "core/probe/TransportStreamScan.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SampleWalk.h"

namespace cuegate::test {

/// Touches every byte of every sample. Returns how many there are; at most \p maxSpans spans are read.
inline size_t walkTransportStream(const QByteArray &bytes, size_t maxSpans = 64)
{
    const MemoryByteSource source(bytes);
    const auto found =
        probeTransportStream(source, bytes.first(std::min<qsizetype>(bytes.size(), 65536)), {});
    if (!found)
        return 0;
    const auto info = scanTransportStream(source, *found, {}, {});
    if (!info)
        return 0;
    for (const Track &track : (*info)->tracks)
        (void)readFirstSample(source, **info, track.id, {});
    for (const qint64 second : {0, 1, 5, 100'000})
        (void)keyframeNear(source, *found, second * 90'000, nullptr, {});
    return walkSamples(source, **info, maxSpans);
}

} // namespace cuegate::test
