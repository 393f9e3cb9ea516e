// SPDX-License-Identifier: GPL-3.0-or-later
// Probes the input as a movie and reads the samples of every span its keyframes make.
#include "core/demux/MovieSamples.h"
#include "core/demux/TextSamples.h"
#include "core/probe/MovieProbe.h"
#include "tests/support/MemoryByteSource.h"

using namespace cuegate;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const test::MemoryByteSource source(file);
    const auto info = probeMovie(source, file.first(std::min<qsizetype>(file.size(), 65536)), {});
    if (!info || info->indexKind != IndexKind::Moov)
        return 0;
    std::vector<TrackId> tracks;
    for (const Track &track : info->tracks) {
        tracks.push_back(track.id);
        for (const auto part : {FirstSamplePart::Time, FirstSamplePart::Whole})
            (void)readMovieFirstSample(source, *info, track.id, {}, part);
    }
    const auto &keyframes = info->keyframes.keyframes;
    const std::size_t count = std::min<std::size_t>(keyframes.size(), 64);
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == keyframes.size();
        const SampleSpan span{info->keyframes.timescale,
                              keyframes[i].time,
                              isLast ? 0 : keyframes[i + 1].time,
                              0,
                              0,
                              i == 0,
                              isLast};
        (void)readMovieSamples(source, *info, tracks, span, {});
        for (const TrackId track : tracks)
            (void)readTextSamples(source, *info, track, span, {});
    }
    return 0;
}
