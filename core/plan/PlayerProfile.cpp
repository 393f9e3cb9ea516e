// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/PlayerProfile.h"

#include "core/media/AvcConfig.h"
#include "core/media/HevcConfig.h"

#include <algorithm>

namespace cuegate {

namespace {

struct Fit
{
    Support support = Support::No;
    Hindrance why = Hindrance::Codec;
};

} // namespace

static Fit refused(Hindrance why)
{
    return {Support::No, why};
}

static Fit supported(Support support)
{
    return {support, support == Support::Some ? Hindrance::SomeDevices : Hindrance::None};
}

static int levelOf(const Track &track)
{
    if (track.codec == Codec::H264) {
        const auto config = parseAvcConfig(track.codecConfig);
        return config ? config->levelIdc : 0;
    }
    if (track.codec == Codec::Hevc) {
        const auto config = parseHevcConfig(track.codecConfig);
        return config ? config->levelIdc : 0;
    }
    return 0;
}

static Fit fitOfVideo(const PlayerProfile &player, const Track &track)
{
    const auto known = std::ranges::find(player.video, track.codec, &VideoSupport::codec);
    if (known == player.video.end() || known->support == Support::No)
        return refused(Hindrance::Codec);
    const VideoFormat video = track.video.value_or(VideoFormat{});
    if (video.bitDepth > known->mostBitDepth)
        return refused(Hindrance::BitDepth);
    if (!hasCommonProfile(track))
        return refused(Hindrance::Profile);
    if (known->mostPixels > 0 && quint64(video.width) * video.height > known->mostPixels)
        return refused(Hindrance::PictureSize);
    if (known->mostLevel > 0 && levelOf(track) > known->mostLevel)
        return {Support::Some, Hindrance::Level};
    return supported(known->support);
}

static Fit fitOfAudio(const PlayerProfile &player, const Track &track)
{
    const auto known = std::ranges::find(player.audio, track.codec, &AudioSupport::codec);
    if (known == player.audio.end() || known->support == Support::No)
        return refused(Hindrance::Codec);
    const quint16 channels = track.audio ? track.audio->channels : 0;
    if (known->mostChannels > 0 && channels > known->mostChannels)
        return refused(Hindrance::Channels);
    return supported(known->support);
}

static Fit fitOf(const PlayerProfile &player, const Track &track)
{
    if (player.decodesEverything)
        return supported(Support::Yes);
    return track.type == TrackType::Video ? fitOfVideo(player, track) : fitOfAudio(player, track);
}

static Hindrance whyLeftOut(const Track &track, const MediaInfo &info)
{
    if (track.isEncrypted)
        return Hindrance::Encrypted;
    if (track.type == TrackType::Subtitle)
        return Hindrance::Subtitles;
    if (track.type == TrackType::Other)
        return Hindrance::NotShown;
    if (track.type == TrackType::Video && track.id != info.mainTrack)
        return Hindrance::OtherPicture;
    return Hindrance::NoDecoder;
}

static Hindrance whyNotIn(SegmentFormat format, const Track &track)
{
    if (format == SegmentFormat::FragmentedMp4)
        return Hindrance::FragmentedMp4;
    return canCarry(format, track.codec) ? Hindrance::Turned : Hindrance::SegmentFormat;
}

static TrackHandling handle(const PlayerProfile &player, const MediaInfo &info, const Track &track,
                            const TrackVerdict &verdict)
{
    if (!verdict.isServed())
        return {track.id, Handling::LeftOut, whyLeftOut(track, info)};
    // libavformat, to which transport streams are given, leaves out renditions of subtitles.
    if (track.type == TrackType::Subtitle && player.format == SegmentFormat::TransportStream)
        return {track.id, Handling::LeftOut, Hindrance::WebVtt};
    if (track.type == TrackType::Subtitle)
        return {track.id, verdict.isCopied ? Handling::Copied : Handling::Converted, Hindrance::None};
    if (!verdict.isCopied) {
        return {track.id, Handling::Converted, isCarried(track) ? Hindrance::Stored : Hindrance::Hls};
    }
    // What does not fit into the player's segments is left out if something else does (TitlePlaylists).
    if (verdict.isConverted && !canCarry(player.format, track))
        return {track.id, Handling::Converted, whyNotIn(player.format, track)};
    const Fit fit = fitOf(player, track);
    // Sound in transport streams is not offered beside pictures in fMP4.
    const bool isMain = track.id == info.mainTrack;
    if (fit.support == Support::Yes && !isMain && player.format == SegmentFormat::FragmentedMp4 &&
        !canCarry(player.format, track))
        return {track.id, Handling::LeftOut, Hindrance::FragmentedMp4};
    if (fit.support == Support::Yes)
        return {track.id, Handling::Copied, Hindrance::None};
    if (fit.support == Support::Some)
        return {track.id, verdict.isConverted ? Handling::Either : Handling::Unsure, fit.why};
    return {track.id, verdict.isConverted ? Handling::Converted : Handling::Unplayable, fit.why};
}

std::vector<TrackHandling> handlingBy(const PlayerProfile &player, const MediaInfo &info,
                                      const std::vector<TrackVerdict> &verdicts)
{
    std::vector<TrackHandling> handled;
    for (const Track &track : info.tracks) {
        const auto verdict = std::ranges::find(verdicts, track.id, &TrackVerdict::track);
        handled.push_back(handle(player, info, track, verdict == verdicts.end() ? TrackVerdict{} : *verdict));
    }
    return handled;
}

TrackId mainAudio(const MediaInfo &info)
{
    TrackId first = 0;
    for (const Track &track : info.tracks) {
        if (track.type != TrackType::Audio)
            continue;
        if (track.isDefault)
            return track.id;
        first = first == 0 ? track.id : first;
    }
    return first;
}

std::vector<PlayerId> playsDirectlyOn(const MediaInfo &info)
{
    const auto verdicts = judgeTracks(info, [](const Track &) { return true; });
    const Track *picture = info.track(info.mainTrack);
    const TrackId sound = mainAudio(info);
    const auto matters = [&](const TrackHandling &track) {
        return track.track == sound || (picture && track.track == picture->id);
    };
    std::vector<PlayerId> players;
    for (const PlayerProfile &player : playerProfiles()) {
        const auto handled = handlingBy(player, info, verdicts);
        const bool isDirect = std::ranges::all_of(handled, [&](const TrackHandling &track) {
            return !matters(track) || track.handling == Handling::Copied;
        });
        if (isDirect && std::ranges::any_of(handled, matters))
            players.push_back(player.id);
    }
    return players;
}

} // namespace cuegate
