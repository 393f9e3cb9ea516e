// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentGatherer.h"

#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/media/NalUnits.h"

namespace cuegate {

void makeLengthPrefixed(SampleBatch &batch)
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

// The copied tracks are read together: their samples lie side by side.
static Result<void> gatherCopied(const Title &title, std::span<const RenditionPart> parts,
                                 const SampleSpan &span, const CancelToken &cancel, GatheredTracks &gathered)
{
    std::vector<TrackId> tracks;
    for (const RenditionPart &part : parts) {
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
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].isCopied())
            continue;
        if (samplesAreAnnexB(*title.info->track(batch->track)))
            makeLengthPrefixed(*batch);
        gathered.fragments[i].samples = timeSamples(*batch++, span, parts[i].timing);
    }
    return {};
}

std::vector<MuxTrack> muxTracks(const Rendition &rendition)
{
    std::vector<MuxTrack> tracks;
    for (const RenditionPart &part : rendition.parts)
        tracks.push_back({&part.output, part.timing});
    return tracks;
}

Result<GatheredTracks> gatherTracks(const Title &title, std::span<const RenditionPart> parts,
                                    qsizetype number, const CancelToken &cancel, BuildProgress *progress)
{
    GatheredTracks gathered;
    for (const RenditionPart &part : parts)
        gathered.fragments.push_back({{}, part.output.type == TrackType::Video});
    if (const auto copied = gatherCopied(title, parts, title.plan.spans[size_t(number)], cancel, gathered);
        !copied)
        return std::unexpected(copied.error());
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].isCopied())
            continue;
        auto converted = convertTrack(title, parts[i], number, cancel, progress);
        if (!converted)
            return std::unexpected(converted.error());
        gathered.fragments[i].samples = std::move(converted->samples);
        gathered.converted.push_back(std::move(*converted));
    }
    return gathered;
}

} // namespace cuegate
