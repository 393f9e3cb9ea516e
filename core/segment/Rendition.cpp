// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/Rendition.h"

#include "core/libav/VideoTranscoder.h"

#include <algorithm>

namespace cuegate {

bool Rendition::isConverted() const
{
    return std::any_of(parts.begin(), parts.end(),
                       [](const RenditionPart &part) { return !part.isCopied(); });
}

bool Rendition::fits(SegmentFormat format) const
{
    // WebVTT goes with either.
    return isText() || std::ranges::all_of(parts, [format](const RenditionPart &part) {
               return canCarry(format, part.output);
           });
}

bool Rendition::isRepeatable() const
{
    return std::none_of(parts.begin(), parts.end(), [](const RenditionPart &part) { return part.isByAny(); });
}

bool canConvert(const Track &track)
{
    if (track.type == TrackType::Video)
        return canDecodeVideo(track);
    return track.type == TrackType::Audio && canDecode(track);
}

Rendition muxed(const Rendition &video, const Rendition &audio)
{
    Rendition both{video.id + '-' + audio.id, video.parts};
    both.parts.insert(both.parts.end(), audio.parts.begin(), audio.parts.end());
    return both;
}

static Track avcOutput(const Track &source, const AvcTarget &target, const QByteArray &config)
{
    Track output = source;
    output.codec = Codec::H264;
    output.codecId = QStringLiteral("avc1");
    output.codecPrivate.clear();
    output.codecConfig = config;
    output.extraSampleEntryBoxes.clear();
    VideoFormat video = source.video.value_or(VideoFormat{});
    video.width = quint32(target.width);
    video.height = quint32(target.height);
    video.aspectHorizontal = quint32(target.sarNumerator);
    video.aspectVertical = quint32(target.sarDenominator);
    video.colour = target.colour;
    video.bitDepth = 8;
    video.reorderFrames = kAvcReorderFrames;
    video.matrix.reset(); // orientation is applied
    output.video = video;
    return output;
}

static Track aacOutput(const Track &source, const AacTarget &target)
{
    Track output = source;
    output.codec = Codec::Aac;
    output.codecId = QStringLiteral("mp4a");
    output.codecPrivate.clear();
    output.codecConfig = aacSpecificConfig(target);
    output.extraSampleEntryBoxes.clear();
    output.codecDelayNs = 0;
    output.audio = AudioFormat{target.sampleRate, target.channels, 16, quint32(kAacUnitSamples)};
    return output;
}

static QByteArray recipeOf(const AvcTarget &target, const QByteArray &config)
{
    return avcTargetWord(target) + ' ' + config.toHex(); // tells the encoder's version, too
}

static QByteArray recipeOf(const AacTarget &target)
{
    return QByteArray::number(target.sampleRate) + ' ' + QByteArray::number(target.channels) + ' ' +
           QByteArray::number(target.bitRate);
}

static const char *wordOf(PictureQuality quality)
{
    switch (quality) {
    case PictureQuality::Smaller:
        return ".low";
    case PictureQuality::Best:
        return ".high";
    case PictureQuality::Balanced:
        break;
    }
    return "";
}

static std::vector<Rendition> convertedVideo(const QByteArray &id, const Track &track,
                                             const TrackTiming &timing, PictureEncoder encoder,
                                             PictureQuality quality)
{
    std::vector<Rendition> made;
    int smallestHeight = 0;
    for (const auto &[size, suffix] : {std::pair(AvcSize::Source, ".avc"), std::pair(AvcSize::P720, ".720"),
                                       std::pair(AvcSize::P480, ".480")}) {
        const AvcTarget balanced = avcTargetFor(track, size);
        const AvcTarget target = avcTargetFor(track, size, quality);
        if (size != AvcSize::Source && target.height >= smallestHeight)
            continue; // the source is no larger
        const auto config = avcConfigFor(target);
        // Another quality is another id, but not another generation: what is copied stays in the cache.
        const auto balancedConfig = target == balanced ? config : avcConfigFor(balanced);
        if (!config || !balancedConfig)
            return {};
        smallestHeight = target.height;
        RenditionPart part{track.id,
                           target,
                           {},
                           size != AvcSize::Source,
                           avcOutput(track, target, *config),
                           timing,
                           recipeOf(balanced, *balancedConfig)};
        part.timing.reorderDelay = kAvcReorderFrames * timing.nominalDuration;
        part.output.video->hasSetsInBand = encoder == PictureEncoder::Any;
        made.push_back({QByteArray(id + suffix + wordOf(quality) + (part.isByAny() ? ".hw" : "")), {part}});
    }
    return made;
}

static std::vector<Rendition> convertedAudio(const QByteArray &id, const Track &track)
{
    std::vector<Rendition> made;
    const auto add = [&](AacLayout layout, const char *suffix) {
        const AacTarget target = aacTargetFor(track, layout);
        TrackTiming timing;
        timing.track = track.id;
        timing.timescale = target.sampleRate;
        timing.nominalDuration = kAacUnitSamples;
        made.push_back({QByteArray(id + suffix),
                        {{track.id, {}, target, false, aacOutput(track, target), timing, recipeOf(target)}}});
    };
    if (!isStereoAac(track))
        add(AacLayout::Stereo, ".aac");
    if (track.codec != Codec::Aac && aacTargetFor(track, AacLayout::Surround).channels > 2)
        add(AacLayout::Surround, ".51");
    return made;
}

static Rendition textRendition(const Track &track)
{
    RenditionPart part;
    part.source = track.id;
    part.output = track;
    part.output.codec = Codec::WebVtt;
    return {QByteArray('s' + QByteArray::number(track.id)), {part}};
}

std::vector<Rendition> renditionsOf(const Track &track, const MediaInfo &info, const TrackStart &start,
                                    TrackVerdict &verdict, PictureEncoder encoder, PictureQuality quality)
{
    if (track.type == TrackType::Subtitle)
        return {textRendition(track)};
    const bool isVideo = track.type == TrackType::Video;
    const QByteArray id = (isVideo ? 'v' : 'a') + QByteArray::number(track.id);
    const TrackTiming timing = makeTrackTiming(track, info, start.firstPts, start.zeroNs);
    std::vector<Rendition> renditions;
    if (verdict.isCopied) {
        TrackTiming copied = timing;
        // The lead may differ from group to group by a picture or two.
        if (start.leadNs > 0 || start.mayLeadsDiffer)
            copied.startMargin += 2 * timing.nominalDuration;
        renditions.push_back({id, {{track.id, {}, {}, false, track, copied, {}}}});
    }
    if (!verdict.isConverted)
        return renditions;
    const auto converted =
        isVideo ? convertedVideo(id, track, timing, encoder, quality) : convertedAudio(id, track);
    verdict.isConverted = !converted.empty();
    renditions.insert(renditions.end(), converted.begin(), converted.end());
    return renditions;
}

} // namespace cuegate
