// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/RenditionPolicy.h"

#include "core/media/Orientation.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool canCarry(SegmentFormat format, Codec codec)
{
    const bool inTransportStream = format == SegmentFormat::TransportStream;
    switch (codec) {
    case Codec::H264:
    case Codec::Hevc:
    case Codec::Aac:
    case Codec::Ac3:
    case Codec::Eac3:
    case Codec::Mp3:
        return true;
    case Codec::Av1:
    case Codec::Vp9:
    case Codec::Opus:
    case Codec::Flac:
        return !inTransportStream;
    // ISO/IEC 14496-14 has a sample entry for MPEG-2 and ETSI TS 102 114 one for DTS, but no player of HLS is
    // known to take them.
    case Codec::Mpeg2Video:
    case Codec::Dts:
        return inTransportStream;
    default:
        return false;
    }
}

bool canCarry(SegmentFormat format, const Track &track)
{
    return canCarry(format, track.codec) && (format == SegmentFormat::FragmentedMp4 || !isTurned(track));
}

bool isCarried(const Track &track)
{
    return canCarry(SegmentFormat::FragmentedMp4, track) || canCarry(SegmentFormat::TransportStream, track);
}

static QString codecText(const Track &track)
{
    return track.codec == Codec::Unknown ? track.codecId : codecName(track.codec);
}

bool isStereoAac(const Track &track)
{
    return track.codec == Codec::Aac && (!track.audio || track.audio->channels <= 2);
}

bool hasCommonProfile(const Track &track)
{
    if (track.codec != Codec::H264 || track.codecConfig.size() < 2)
        return true;
    const auto profile = quint8(track.codecConfig[1]);
    return profile == 66 || profile == 77 || profile == 88 || profile == 100;
}

static QString whyNotEverywhere(const Track &track)
{
    constexpr quint64 kMostPixels = 1920 * 1088;
    if (track.type == TrackType::Audio) {
        if (isStereoAac(track))
            return {};
        if (track.codec == Codec::Aac)
            return u"It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too."_s;
        return u"%1 is not played by every browser and phone: for them it is converted to AAC as well."_s.arg(
            codecText(track));
    }
    const VideoFormat video = track.video.value_or(VideoFormat{});
    if (track.codec != Codec::H264)
        return u"%1 is not played by every browser and television: for them it is converted to H.264 as well."_s
            .arg(codecText(track));
    if (video.bitDepth > 8 || !hasCommonProfile(track))
        return u"It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the "
               u"others it is converted to "
               "H.264 High as well."_s;
    if (quint64(video.width) * video.height > kMostPixels)
        return u"Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well."_s
            .arg(video.width)
            .arg(video.height);
    if (isTurned(track))
        return u"Its picture is stored turned or mirrored, which many players do not undo: for them it is "
               u"converted to H.264 that is upright as well."_s;
    return {};
}

static bool isVideoForWindows(const Track &track)
{
    return track.codecId.startsWith("V_MS/VFW"_L1);
}

// Of MP4 without composition times.
static bool isShownAsDecoded(const Track &track, const MediaInfo &info)
{
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    const auto table = movie ? movie->tables.find(track.id) : decltype(movie->tables.end()){};
    return movie && table != movie->tables.end() && !table->second.allSync() &&
           table->second.minCompositionOffset() == table->second.maxCompositionOffset();
}

// AVI says when pictures are decoded, not when they are shown: those that are reordered cannot be given their
// times without decoding.
static QString whyWithoutTimes(const Track &track, const MediaInfo &info)
{
    if (!track.video)
        return {};
    // Most encoders of MPEG-2 leave it open whether there are B pictures.
    const bool isMpeg2 = track.codec == Codec::Mpeg2Video;
    const bool mayReorder = track.video->reorderFrames > 0 || (isMpeg2 && track.codecConfig.isEmpty());
    if (info.container == Container::Avi && mayReorder)
        return u"Its pictures are not stored in the order they are shown in, and AVI does not tell their times"_s;
    if (isMpeg2 && mayReorder && (isVideoForWindows(track) || isShownAsDecoded(track, info)))
        return u"Its pictures are not stored in the order they are shown in, and the file does not tell their times"_s;
    return {};
}

static QString whyNotCopied(const Track &track, const MediaInfo &info, const TrackProblems &problems)
{
    if (!isCarried(track))
        return u"%1 cannot be put into HLS as it is"_s.arg(codecText(track));
    if (const auto problem = problems.find(track.id); problem != problems.end())
        return u"Its description is damaged or incomplete (%1)"_s.arg(problem->second);
    return whyWithoutTimes(track, info);
}

// Of what is copied.
static void sayForWhom(const Track &track, const QString &target, bool isDecodable, TrackVerdict &verdict)
{
    if (!canCarry(SegmentFormat::FragmentedMp4, track)) {
        verdict.isConverted = isDecodable;
        verdict.reason = isDecodable
                             ? u"%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to "
                               u"players that ask for "
                               u"that, and converted to %2 for the others."_s.arg(codecText(track), target)
                             : u"%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, "
                               u"because it cannot be "
                               u"decoded here to convert it to %2."_s.arg(codecText(track), target);
        return;
    }
    verdict.reason = whyNotEverywhere(track);
    verdict.isConverted = !verdict.reason.isEmpty() && isDecodable;
    if (!verdict.isConverted)
        verdict.reason.clear();
}

// HLS carries subtitles as WebVTT; what is text becomes that.
static TrackVerdict judgeSubtitles(const Track &track)
{
    TrackVerdict verdict;
    verdict.track = track.id;
    if (!isTextSubtitle(track.codec)) {
        verdict.reason = u"%1 cannot be sent as text; these subtitles are in the original file only."_s.arg(
            codecText(track));
        return verdict;
    }
    verdict.isCopied = track.codec == Codec::WebVtt;
    verdict.isConverted = !verdict.isCopied;
    if (verdict.isConverted)
        verdict.reason = u"%1 is sent as WebVTT, the text that players of HLS show."_s.arg(codecText(track));
    return verdict;
}

static TrackVerdict judge(const Track &track, const MediaInfo &info, const CanDecode &canDecode,
                          const TrackProblems &problems)
{
    TrackVerdict verdict;
    verdict.track = track.id;
    if (track.isEncrypted) {
        verdict.reason =
            u"This track is encrypted (DRM); it can only be played by the service it comes from."_s;
        return verdict;
    }
    if (track.type == TrackType::Subtitle)
        return judgeSubtitles(track);
    if (track.type == TrackType::Other) {
        verdict.reason = u"Not a track that players show."_s;
        return verdict;
    }
    if (track.type == TrackType::Video && track.id != info.mainTrack) {
        verdict.reason = u"Another video track is the main one; a title is served with one video track."_s;
        return verdict;
    }
    const QString target = track.type == TrackType::Video ? u"H.264"_s : u"AAC"_s;
    const QString why = whyNotCopied(track, info, problems);
    const bool isDecodable = canDecode(track);
    verdict.isCopied = why.isEmpty();
    if (verdict.isCopied) {
        sayForWhom(track, target, isDecodable, verdict);
        return verdict;
    }
    verdict.isConverted = isDecodable;
    verdict.reason = isDecodable
                         ? u"%1: it is converted to %2."_s.arg(why, target)
                         : u"%1, and it cannot be decoded here to convert it to %2."_s.arg(why, target);
    return verdict;
}

std::vector<TrackVerdict> judgeTracks(const MediaInfo &info, const CanDecode &canDecode,
                                      const TrackProblems &problems)
{
    std::vector<TrackVerdict> verdicts;
    for (const Track &track : info.tracks)
        verdicts.push_back(judge(track, info, canDecode, problems));
    return verdicts;
}

} // namespace cuegate
