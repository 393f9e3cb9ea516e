// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of AAC units that are made alone, as segments are, of just those samples of the source that they need.
// Thread: any.
#pragma once

#include "core/base/MediaTime.h"
#include "tests/libav/TestSound.h"

#include <QRandomGenerator>

#include <algorithm>

namespace cuegate::test {

struct Run
{
    qint64 first = 0;
    qint64 count = 0;
};

/// Cuts at no round places; the joins between them are what is listened to.
[[nodiscard]] inline std::vector<Run> runsOf(qint64 units, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<Run> runs;
    for (qint64 first = 0; first < units;) {
        const qint64 count = std::min<qint64>(units - first, 20 + random.bounded(60));
        runs.push_back({first, count});
        first += count;
    }
    return runs;
}

/// The samples that the contract asks for, and some more at both sides.
[[nodiscard]] inline SampleBatch batchFor(const LoadedTrack &source, const AacTarget &target, Run run,
                                          qint64 zero, qint64 moreNs)
{
    const TimeWindow window = sourceWindowFor(source.track, target, run.first, run.count);
    SampleBatch batch;
    batch.track = source.track.id;
    for (const MediaSample &sample : source.samples.samples) {
        const qint64 ns = rescale(sample.pts - zero, source.track.timescale, kNanosecondTimescale);
        if (ns >= window.beginNs - moreNs && ns < window.endNs + moreNs)
            batch.samples.push_back(sample);
    }
    return batch;
}

[[nodiscard]] inline std::vector<QByteArray> unitsOf(const LoadedTrack &source, const AacTarget &target,
                                                     Run run, qint64 moreNs = 0)
{
    const SampleBatch batch = batchFor(source, target, run, 0, moreNs);
    const auto units = transcodeToAac(source.track, target, batch, source.origin(), run.first, run.count, {});
    if (!units)
        qWarning("%s", qPrintable(units.error().message));
    return units.value_or(std::vector<QByteArray>());
}

} // namespace cuegate::test
