// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeSearch.h"

#include "core/base/MediaTime.h"
#include "core/io/InOrderSource.h"
#include "core/probe/FlvSeek.h"
#include "core/probe/MatroskaSeek.h"
#include "core/probe/MovieSeek.h"
#include "core/probe/OggSeek.h"
#include "core/probe/SpanScan.h"
#include "core/probe/TransportStreamSeek.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool canSearch(const MediaInfo &found)
{
    const Track *main = found.track(found.mainTrack);
    if (!main || found.sizeBytes == 0 || found.durationNs < 0)
        return false;
    // Of unknown length, the header alone tells where the film ends.
    if (found.sizeBytes < 0 && found.durationNs == 0)
        return false;
    if (const auto *stream = std::get_if<TransportStreamLayout>(&found.layout))
        return !stream->clocks.empty() && main->type == TrackType::Video && found.durationNs > 0;
    if (found.container == Container::Ogg && found.durationNs == 0)
        return false; // its last pages are of other streams
    return std::holds_alternative<MatroskaLayout>(found.layout) ||
           std::holds_alternative<FragmentedLayout>(found.layout) || isScannedBySpans(found);
}

quint32 searchTimescale(const MediaInfo &found)
{
    if (std::holds_alternative<FragmentedLayout>(found.layout) || isScannedBySpans(found))
        return found.track(found.mainTrack)->timescale;
    return std::holds_alternative<MatroskaLayout>(found.layout) ? kNanosecondTimescale : kTransportTimescale;
}

Result<Keyframe> keyframeNear(const ByteSource &source, const MediaInfo &found, qint64 time,
                              const Keyframe *before, const CancelToken &cancel, SearchPace pace)
{
    if (!canSearch(found))
        return fail(
            ErrorKind::InvalidArgument,
            u"only transport streams with video, Matroska, fragmented MP4, FLV and Ogg of a known size are "
            "searched"_s);
    if (std::holds_alternative<FragmentedLayout>(found.layout))
        return searchMovie(source, found, time, before, cancel);
    if (found.container == Container::Flv)
        return searchFlv(source, found, time, before, pace, cancel);
    if (found.container == Container::Ogg)
        return searchOgg(source, found, time, before, cancel);
    return std::holds_alternative<MatroskaLayout>(found.layout)
               ? searchMatroska(source, found, time, before, pace, cancel)
               : searchTransportStream(source, found, time, before, pace, cancel);
}

static Result<qint64> lookedUpEndNs(const ByteSource &source, const MediaInfo &found,
                                    const CancelToken &cancel)
{
    if (std::holds_alternative<FragmentedLayout>(found.layout))
        return searchMovieEndNs(source, found, cancel);
    if (std::holds_alternative<TransportStreamLayout>(found.layout) || found.container == Container::Ogg)
        return found.durationNs; // probing has read its end
    const auto end = isScannedBySpans(found) ? searchFlvEndNs(source, found, cancel)
                                             : searchMatroskaEndNs(source, found, cancel);
    if (!end)
        return std::unexpected(end.error());
    return end->value_or(found.durationNs);
}

Result<qint64> searchedEndNs(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
{
    if (found.sizeBytes < 0)
        return found.durationNs;
    auto end = lookedUpEndNs(source, found, cancel);
    const bool isHeaderBelieved = !end && isOutOfReach(end.error()) && found.durationNs > 0;
    return isHeaderBelieved ? Result<qint64>(found.durationNs) : end;
}

} // namespace cuegate
