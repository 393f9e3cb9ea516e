// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentBuilder.h"

#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/media/NalUnits.h"
#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"
#include "core/mux/TransportStreamMuxer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static std::vector<MuxTrack> muxTracks(const Title &title, const Rendition &rendition)
{
    std::vector<MuxTrack> tracks;
    for (const TrackId id : rendition.tracks)
        tracks.push_back({title.info->track(id), title.timings.at(id)});
    return tracks;
}

// Some Matroska files hold byte streams; what we write has a length before each NAL unit.
static void makeLengthPrefixed(SampleBatch &batch)
{
    for (MediaSample &sample : batch.samples) {
        QByteArray converted;
        const QByteArray byteStream = sample.prefix.toByteArray() + sample.payload.toByteArray();
        lengthPrefixedFromAnnexB(byteStream, converted);
        batch.storage.push_back(converted);
        sample.prefix = {};
        sample.payload = batch.storage.back();
    }
}

Result<QByteArray> buildSegment(const Title &title, const Rendition &rendition, SegmentFormat format, qsizetype number,
                                const CancelToken &cancel)
{
    if (number < 0 || number >= qsizetype(title.plan.spans.size()))
        return fail(ErrorKind::InvalidArgument, u"there is no segment %1"_s.arg(number));
    const SampleSpan &span = title.plan.spans[size_t(number)];
    auto batches = readSamples(*title.source, *title.info, rendition.tracks, span, cancel);
    if (!batches)
        return std::unexpected(batches.error().within(u"segment %1"_s.arg(number)));

    for (SampleBatch &batch : *batches) {
        if (samplesAreAnnexB(*title.info->track(batch.track)))
            makeLengthPrefixed(batch);
    }
    std::vector<TrackFragment> fragments;
    for (size_t i = 0; i < batches->size(); ++i) {
        const TrackId id = rendition.tracks[i];
        fragments.push_back({timeSamples((*batches)[i], span, title.timings.at(id)),
                             title.info->track(id)->type == TrackType::Video});
    }
    if (format == SegmentFormat::TransportStream) {
        const std::vector<MuxTrack> tracks = muxTracks(title, rendition);
        return writeTransportStream(tracks, fragments);
    }
    return writeFragment(quint32(number + 1), fragments);
}

QByteArray buildInitSegment(const Title &title, const Rendition &rendition)
{
    const std::vector<MuxTrack> tracks = muxTracks(title, rendition);
    return writeInitSegment(tracks, title.info->durationNs);
}

SegmentFormat formatFor(const Title &title, const Rendition &rendition, SegmentFormat wanted)
{
    const bool fits = std::all_of(rendition.tracks.begin(), rendition.tracks.end(), [&](TrackId id) {
        return canCarry(wanted, title.info->track(id)->codec);
    });
    return fits ? wanted : SegmentFormat::FragmentedMp4;
}

} // namespace cuegate
