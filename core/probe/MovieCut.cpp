// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieCut.h"

#include "core/base/MediaTime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static bool isBeyond(const SampleTable &table, quint32 sample, qint64 fileBytes)
{
    return table.entries(sample, 1).front().bytes.endBytes > fileBytes;
}

/// Samples of \p table before the first one that is not whole; they lie in order, if anything is missing only
/// at the end.
static quint32 wholeSamples(const SampleTable &table, qint64 fileBytes)
{
    quint32 low = 0;
    quint32 high = table.sampleCount();
    if (high == 0 || !isBeyond(table, high - 1, fileBytes))
        return high;
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (isBeyond(table, middle, fileBytes))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void cutToFile(std::vector<MovieTrack> &tracks, MediaInfo &info)
{
    if (info.sizeBytes < 0 || info.mainTrack == 0)
        return;
    const SampleTable &main = tracks[info.mainTrack - 1].table;
    if (main.sampleCount() > 0 && wholeSamples(main, info.sizeBytes) == 0) {
        info.notes << u"the file is cut: it ends at byte %1, before the first picture"_s.arg(info.sizeBytes);
        return;
    }
    bool isCut = false;
    qint64 endNs = 0;
    for (size_t i = 0; i < tracks.size(); ++i) {
        MovieTrack &track = tracks[i];
        const quint32 whole = wholeSamples(track.table, info.sizeBytes);
        if (whole < track.table.sampleCount()) {
            track.table = track.table.first(whole);
            track.track.durationTicks = track.table.endTime();
            info.tracks[i].durationTicks = track.track.durationTicks;
            isCut = true;
        }
        if (track.track.type == TrackType::Video || track.track.type == TrackType::Audio)
            endNs =
                std::max(endNs, rescale(track.table.endTime(), track.track.timescale, kNanosecondTimescale));
    }
    if (!isCut)
        return;
    info.notes << u"the file is cut: it ends at byte %1, and is played up to %2 s of %3 s"_s.arg(
        QString::number(info.sizeBytes), QString::number(double(endNs) / 1e9, 'f', 1),
        QString::number(double(info.durationNs) / 1e9, 'f', 1));
    info.durationNs = endNs;
}

} // namespace cuegate
