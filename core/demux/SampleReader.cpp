// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/SampleReader.h"

#include "core/demux/FragmentSamples.h"
#include "core/demux/MatroskaSamples.h"
#include "core/demux/MovieSamples.h"
#include "core/demux/TransportStreamSamples.h"

using namespace Qt::StringLiterals;

namespace cuegate {

Result<std::vector<SampleBatch>> readSamples(const ByteSource &source, const MediaInfo &info,
                                             std::span<const TrackId> tracks, const SampleSpan &span,
                                             const CancelToken &cancel)
{
    if (const auto *layout = std::get_if<MatroskaLayout>(&info.layout))
        return readMatroskaSamples(source, info, *layout, tracks, span, cancel);
    if (std::holds_alternative<MovieLayout>(info.layout))
        return readMovieSamples(source, info, tracks, span, cancel);
    if (std::holds_alternative<FragmentedLayout>(info.layout))
        return readFragmentSamples(source, info, tracks, span, cancel);
    if (const auto *layout = std::get_if<TransportStreamLayout>(&info.layout))
        return readTransportStreamSamples(source, info, *layout, tracks, span, cancel);
    return fail(ErrorKind::InvalidArgument, u"the medium has no layout to read samples by"_s);
}

Result<FirstSample> readFirstSample(const ByteSource &source, const MediaInfo &info, TrackId track,
                                    const CancelToken &cancel, FirstSamplePart part)
{
    if (const auto *layout = std::get_if<MatroskaLayout>(&info.layout))
        return readMatroskaFirstSample(source, info, *layout, track, cancel, part);
    if (std::holds_alternative<MovieLayout>(info.layout))
        return readMovieFirstSample(source, info, track, cancel, part);
    if (std::holds_alternative<FragmentedLayout>(info.layout))
        return readFragmentFirstSample(source, info, track, cancel, part);
    if (const auto *layout = std::get_if<TransportStreamLayout>(&info.layout))
        return readTransportStreamFirstSample(source, info, *layout, track, cancel);
    return fail(ErrorKind::InvalidArgument, u"the medium has no layout to read samples by"_s);
}

} // namespace cuegate
