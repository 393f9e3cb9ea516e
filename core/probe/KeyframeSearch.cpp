// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeSearch.h"

#include "core/base/MediaTime.h"
#include "core/probe/MatroskaSeek.h"
#include "core/probe/MovieSeek.h"
#include "core/probe/TransportStreamSeek.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool canSearch(const MediaInfo &found)
{
    const Track *main = found.track(found.mainTrack);
    if (!main || found.sizeBytes <= 0 || found.durationNs < 0)
        return false;
    if (const auto *stream = std::get_if<TransportStreamLayout>(&found.layout))
        return !stream->clocks.empty() && main->type == TrackType::Video && found.durationNs > 0;
    return std::holds_alternative<MatroskaLayout>(found.layout) ||
           std::holds_alternative<FragmentedLayout>(found.layout);
}

quint32 searchTimescale(const MediaInfo &found)
{
    if (std::holds_alternative<FragmentedLayout>(found.layout))
        return found.track(found.mainTrack)->timescale;
    return std::holds_alternative<MatroskaLayout>(found.layout) ? kNanosecondTimescale : kTransportTimescale;
}

Result<Keyframe> keyframeNear(const ByteSource &source, const MediaInfo &found, qint64 time,
                              const Keyframe *before, const CancelToken &cancel)
{
    if (!canSearch(found))
        return fail(ErrorKind::InvalidArgument,
                    u"only transport streams with video, Matroska and fragmented MP4 of a known size are "
                    "searched"_s);
    if (std::holds_alternative<FragmentedLayout>(found.layout))
        return searchMovie(source, found, time, before, cancel);
    return std::holds_alternative<MatroskaLayout>(found.layout)
               ? searchMatroska(source, found, time, before, cancel)
               : searchTransportStream(source, found, time, before, cancel);
}

Result<qint64> searchedEndNs(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
{
    if (std::holds_alternative<FragmentedLayout>(found.layout))
        return searchMovieEndNs(source, found, cancel);
    if (!std::holds_alternative<MatroskaLayout>(found.layout))
        return found.durationNs; // probing has read the end of a transport stream
    const auto end = searchMatroskaEndNs(source, found, cancel);
    if (!end)
        return std::unexpected(end.error());
    return end->value_or(found.durationNs);
}

} // namespace cuegate
