// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/VideoCodecConfig.h"

#include "core/media/Av1Header.h"
#include "core/media/AvcConfig.h"
#include "core/media/CodecConfig.h"
#include "core/media/CodecErrors.h"
#include "core/media/H264Headers.h"
#include "core/media/HevcConfig.h"
#include "core/media/HevcHeaders.h"
#include "core/media/MpegVideoHeader.h"
#include "core/media/NalUnits.h"
#include "core/media/Vp9Header.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// CodecPrivate without the BITMAPINFOHEADER of V_MS/VFW/FOURCC.
static QByteArrayView extradata(const Track &track)
{
    constexpr qsizetype kBitmapInfoHeaderBytes = 40;
    const QByteArrayView bytes = track.codecPrivate;
    if (!track.codecId.startsWith("V_MS/VFW"_L1))
        return bytes;
    return bytes.size() > kBitmapInfoHeaderBytes ? bytes.sliced(kBitmapInfoHeaderBytes) : QByteArrayView();
}

bool samplesAreAnnexB(const Track &track)
{
    // Only Matroska and VfW carry byte streams: a sample entry has no way to.
    if ((track.codec != Codec::H264 && track.codec != Codec::Hevc) || !track.codecId.startsWith("V_"_L1))
        return false;
    const QByteArrayView bytes = extradata(track);
    return bytes.isEmpty() || isAnnexB(bytes);
}

/// What a stream's headers say, codec by codec the same.
struct StreamFormat
{
    quint32 width = 0;
    quint32 height = 0;
    quint8 bitDepth = 8;
    quint8 reorderFrames = 0;
    Colour colour;
    quint32 frameRateNumerator = 0;
    quint32 frameRateDenominator = 1;
};

static void apply(const StreamFormat &stream, Track &track)
{
    if (!track.video)
        track.video.emplace();
    VideoFormat &video = *track.video;
    if (video.width == 0 || video.height == 0) {
        video.width = stream.width;
        video.height = stream.height;
    }
    video.bitDepth = stream.bitDepth;
    video.reorderFrames = stream.reorderFrames;
    if (!video.colour.isKnown())
        video.colour = stream.colour;
    // Encoders of variable rate write their clock's rate here, for example 1000 or 90000 per second.
    constexpr quint32 kMostFramesPerSecond = 300;
    if (video.frameRateNumerator == 0 && stream.frameRateDenominator != 0 &&
        stream.frameRateNumerator / stream.frameRateDenominator < kMostFramesPerSecond) {
        video.frameRateNumerator = stream.frameRateNumerator;
        video.frameRateDenominator = stream.frameRateDenominator;
    }
}

/// H.264's and HEVC's tell it in the same words.
template <typename Sps>
static void applySps(const Sps &sps, Track &track)
{
    apply({sps.width, sps.height, std::max(sps.bitDepthLuma, sps.bitDepthChroma), sps.reorderFrames,
           sps.colour, sps.frameRateNumerator, sps.frameRateDenominator},
          track);
}

/// The parameter sets among the NAL units of \p bytes. \p lengthSize 0 means Annex B.
static std::vector<QByteArrayView> parameterSets(Codec codec, QByteArrayView bytes, int lengthSize)
{
    constexpr std::size_t kMostSets = 64;
    std::vector<QByteArrayView> sets;
    const auto take = [&](QByteArrayView nal) {
        const bool isSet = codec == Codec::H264
                               ? h264NalType(nal) == H264NalType::Sps || h264NalType(nal) == H264NalType::Pps
                               : hevcNalType(nal) >= HevcNalType::Vps && hevcNalType(nal) <= HevcNalType::Pps;
        if (isSet && std::find(sets.begin(), sets.end(), nal) == sets.end())
            sets.push_back(nal);
    };
    if (lengthSize == 0) {
        AnnexBNals nals(bytes);
        for (auto nal = nals.next(); nal && sets.size() < kMostSets; nal = nals.next())
            take(*nal);
    } else {
        LengthPrefixedNals nals(bytes, lengthSize);
        for (auto nal = nals.next(); nal && sets.size() < kMostSets; nal = nals.next())
            take(*nal);
    }
    return sets;
}

static Result<QByteArray> makeConfig(Codec codec, QByteArrayView bytes, int lengthSize)
{
    const std::vector<QByteArrayView> sets = parameterSets(codec, bytes, lengthSize);
    if (codec == Codec::Hevc)
        return makeHevcConfig(sets);
    std::vector<QByteArrayView> sps;
    std::vector<QByteArrayView> pps;
    for (const QByteArrayView nal : sets)
        (h264NalType(nal) == H264NalType::Sps ? sps : pps).push_back(nal);
    return makeAvcConfig(sps, pps, lengthSize == 0 ? 4 : lengthSize);
}

/// codecConfig of a track that has none, from CodecPrivate or the first sample.
static Result<QByteArray> nalConfig(const Track &track, QByteArrayView firstSample)
{
    const QByteArrayView bytes = extradata(track);
    if (!bytes.isEmpty() && !isAnnexB(bytes))
        return bytes.toByteArray();
    auto config = makeConfig(track.codec, bytes, 0);
    if (!config && !firstSample.isEmpty())
        config = makeConfig(track.codec, firstSample, 0);
    return config;
}

static Result<void> completeH264(Track &track, QByteArrayView firstSample)
{
    auto avc = parseAvcConfig(track.codecConfig);
    if (!avc)
        return std::unexpected(avc.error());
    if (avc->sps.empty() || avc->pps.empty()) {
        // Parameter sets only in the samples, as avc3 has them: avc1 wants them here.
        auto config = makeConfig(Codec::H264, firstSample, avc->lengthSize);
        if (!config)
            return std::unexpected(config.error().within(u"avcC without parameter sets"_s));
        track.codecConfig = *config;
        avc = parseAvcConfig(track.codecConfig);
        if (!avc)
            return std::unexpected(avc.error());
    }
    const auto sps = parseH264Sps(avc->sps.front());
    if (!sps)
        return std::unexpected(sps.error());
    applySps(*sps, track);
    return {};
}

static bool holds(const std::vector<QByteArrayView> &nals, HevcNalType type)
{
    return std::any_of(nals.begin(), nals.end(),
                       [&](QByteArrayView nal) { return hevcNalType(nal) == type; });
}

static Result<void> completeHevc(Track &track, QByteArrayView firstSample)
{
    auto hevc = parseHevcConfig(track.codecConfig);
    if (!hevc)
        return std::unexpected(hevc.error());
    std::vector<QByteArrayView> sets = hevc->nals;
    if (!holds(sets, HevcNalType::Sps))
        sets = parameterSets(Codec::Hevc, firstSample, hevc->lengthSize);
    const auto found = std::find_if(sets.begin(), sets.end(),
                                    [](QByteArrayView nal) { return hevcNalType(nal) == HevcNalType::Sps; });
    if (found == sets.end())
        return corruptHeader("hvcC"_L1, "no SPS here nor in the first sample"_L1, track.codecConfig.size());
    const auto sps = parseHevcSps(*found);
    if (!sps)
        return std::unexpected(sps.error());
    applySps(*sps, track);
    return {};
}

static Result<void> completeAv1(Track &track, QByteArrayView firstSample)
{
    if (track.codecConfig.isEmpty() && track.codecPrivate.startsWith('\x81') &&
        track.codecPrivate.size() >= 4)
        track.codecConfig = track.codecPrivate;
    if (track.codecConfig.isEmpty()) {
        const auto obu = findAv1SequenceHeader(firstSample);
        if (!obu)
            return std::unexpected(obu.error());
        const auto header = parseAv1SequenceHeader(*obu);
        if (!header)
            return std::unexpected(header.error());
        track.codecConfig = makeAv1Config(*header, *obu);
    }
    const auto header = parseAv1Config(track.codecConfig);
    if (!header)
        return std::unexpected(header.error());
    // A temporal unit holds exactly one shown frame: decoding order is output order.
    apply({header->width, header->height, header->bitDepth, 0, header->colour, header->frameRateNumerator,
           header->frameRateDenominator},
          track);
    return {};
}

static quint32 roundedUpRate(const Track &track)
{
    const VideoFormat &video = *track.video;
    if (video.frameRateNumerator != 0 && video.frameRateDenominator != 0)
        return (video.frameRateNumerator - 1) / video.frameRateDenominator + 1;
    if (track.defaultDurationNs > 0)
        return static_cast<quint32>(
            std::min<qint64>((999'999'999 + track.defaultDurationNs) / track.defaultDurationNs, 1000));
    return 0;
}

static Result<void> completeVp9(Track &track, QByteArrayView firstSample)
{
    Vp9Format format;
    if (!track.codecConfig.isEmpty()) {
        const auto config = parseVp9Config(track.codecConfig);
        if (!config)
            return std::unexpected(config.error());
        format = *config;
    } else {
        const auto keyframe = parseVp9Keyframe(firstSample);
        if (!keyframe)
            return std::unexpected(keyframe.error());
        format = *keyframe;
        applyVp9Features(track.codecPrivate, format);
    }
    apply({format.width, format.height, format.bitDepth, 0, format.colour}, track);
    if (!track.codecConfig.isEmpty())
        return {};
    if (format.level == 0)
        format.level = vp9Level(track.video->width, track.video->height, roundedUpRate(track));
    format.colour = track.video->colour;
    track.codecConfig = makeVp9Config(format);
    return {};
}

/// Where the sequence header stands.
static std::optional<Mpeg2Sequence> mpeg2SequenceOf(const Track &track, QByteArrayView firstSample)
{
    for (const QByteArrayView bytes : {QByteArrayView(track.codecConfig), extradata(track), firstSample}) {
        if (const auto sequence = readMpeg2Sequence(bytes))
            return sequence;
    }
    return std::nullopt;
}

static Result<void> completeMpeg2(Track &track, QByteArrayView firstSample)
{
    const auto sequence = mpeg2SequenceOf(track, firstSample);
    if (!sequence)
        return corruptHeader("MPEG-2"_L1, "no sequence header here nor in the first sample"_L1, 0);
    if (!track.video)
        track.video.emplace();
    // What the container says of size, rate and colour is what conversions go by.
    track.video->reorderFrames = sequence->mayReorder ? 1 : 0;
    track.codecConfig = sequence->bytes.toByteArray();
    return {};
}

static bool lacksParameterSets(const Track &track)
{
    const QByteArrayView config =
        track.codecConfig.isEmpty() ? extradata(track) : QByteArrayView(track.codecConfig);
    if (config.isEmpty())
        return true;
    const bool bytesAreAnnexB = isAnnexB(config);
    if (bytesAreAnnexB)
        return !makeConfig(track.codec, config, 0);
    if (track.codec == Codec::H264) {
        const auto avc = parseAvcConfig(config);
        return avc && (avc->sps.empty() || avc->pps.empty());
    }
    const auto hevc = parseHevcConfig(config);
    return hevc && !holds(hevc->nals, HevcNalType::Sps);
}

bool videoNeedsFirstSample(const Track &track)
{
    switch (track.codec) {
    case Codec::H264:
    case Codec::Hevc:
        return lacksParameterSets(track);
    case Codec::Av1:
        return track.codecConfig.isEmpty() && !track.codecPrivate.startsWith('\x81');
    case Codec::Vp9:
        return track.codecConfig.isEmpty();
    case Codec::Mpeg2Video:
        return !mpeg2SequenceOf(track, {});
    default:
        return false;
    }
}

Result<void> completeVideoConfig(Track &track, QByteArrayView firstSample)
{
    if (track.codec == Codec::Av1)
        return completeAv1(track, firstSample);
    if (track.codec == Codec::Vp9)
        return completeVp9(track, firstSample);
    if (track.codec == Codec::Mpeg2Video)
        return completeMpeg2(track, firstSample);
    if (track.codecConfig.isEmpty()) {
        auto config = nalConfig(track, firstSample);
        if (!config)
            return std::unexpected(config.error());
        track.codecConfig = *config;
    }
    return track.codec == Codec::H264 ? completeH264(track, firstSample) : completeHevc(track, firstSample);
}

} // namespace cuegate
