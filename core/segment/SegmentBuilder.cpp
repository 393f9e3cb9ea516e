// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentBuilder.h"

#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/media/NalUnits.h"
#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"
#include "core/mux/TransportStreamMuxer.h"
#include "core/segment/TrackConversion.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static std::vector<MuxTrack> muxTracks(const Rendition &rendition)
{
    std::vector<MuxTrack> tracks;
    for (const RenditionPart &part : rendition.parts)
        tracks.push_back({&part.output, part.timing});
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

namespace {

// What a segment is written from, and the memory its samples view.
struct Gathered
{
    std::vector<TrackFragment> fragments; ///< in the order of the rendition's parts
    std::vector<SampleBatch> copied;
    std::vector<ConvertedSamples> converted;
};

} // namespace

// The copied tracks are read together: their samples lie side by side.
static Result<void> gatherCopied(const Title &title, const Rendition &rendition, const SampleSpan &span, const CancelToken &cancel,
                                 Gathered &gathered)
{
    std::vector<TrackId> tracks;
    for (const RenditionPart &part : rendition.parts) {
        if (part.isCopied())
            tracks.push_back(part.source);
    }
    if (tracks.empty())
        return {};
    auto batches = readSamples(*title.source, *title.info, tracks, span, cancel);
    if (!batches)
        return std::unexpected(batches.error());
    gathered.copied = std::move(*batches);
    auto batch = gathered.copied.begin();
    for (size_t i = 0; i < rendition.parts.size(); ++i) {
        if (!rendition.parts[i].isCopied())
            continue;
        if (samplesAreAnnexB(*title.info->track(batch->track)))
            makeLengthPrefixed(*batch);
        gathered.fragments[i].samples = timeSamples(*batch++, span, rendition.parts[i].timing);
    }
    return {};
}

static Result<Gathered> gather(const Title &title, const Rendition &rendition, qsizetype number, const CancelToken &cancel)
{
    Gathered gathered;
    for (const RenditionPart &part : rendition.parts)
        gathered.fragments.push_back({{}, part.output.type == TrackType::Video});
    if (const auto copied = gatherCopied(title, rendition, title.plan.spans[size_t(number)], cancel, gathered); !copied)
        return std::unexpected(copied.error());
    for (size_t i = 0; i < rendition.parts.size(); ++i) {
        if (rendition.parts[i].isCopied())
            continue;
        auto converted = convertTrack(title, rendition.parts[i], number, cancel);
        if (!converted)
            return std::unexpected(converted.error());
        gathered.fragments[i].samples = std::move(converted->samples);
        gathered.converted.push_back(std::move(*converted));
    }
    return gathered;
}

Result<QByteArray> buildSegment(const Title &title, const Rendition &rendition, SegmentFormat format, qsizetype number,
                                const CancelToken &cancel)
{
    if (number < 0 || number >= qsizetype(title.plan.spans.size()))
        return fail(ErrorKind::InvalidArgument, u"there is no segment %1"_s.arg(number));
    const auto gathered = gather(title, rendition, number, cancel);
    if (!gathered)
        return std::unexpected(gathered.error().within(u"segment %1"_s.arg(number)));
    if (format == SegmentFormat::TransportStream)
        return writeTransportStream(muxTracks(rendition), gathered->fragments);
    return writeFragment(quint32(number + 1), gathered->fragments);
}

QByteArray buildInitSegment(const Title &title, const Rendition &rendition)
{
    return writeInitSegment(muxTracks(rendition), title.info->durationNs);
}

SegmentFormat formatFor(const Rendition &rendition, SegmentFormat wanted)
{
    const bool fits = std::all_of(rendition.parts.begin(), rendition.parts.end(),
                                  [wanted](const RenditionPart &part) { return canCarry(wanted, part.output.codec); });
    return fits ? wanted : SegmentFormat::FragmentedMp4;
}

} // namespace cuegate
