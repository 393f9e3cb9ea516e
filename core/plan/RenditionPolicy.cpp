// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/RenditionPolicy.h"

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
    default:
        return false;
    }
}

static QString whyNotServed(const Track &track, const MediaInfo &info)
{
    if (track.isEncrypted)
        return u"This track is encrypted (DRM); it can only be played by the service it comes from."_s;
    switch (track.type) {
    case TrackType::Video:
        if (!canCarry(SegmentFormat::FragmentedMp4, track.codec))
            return u"%1 has to be converted first; players of HLS do not know it as it is."_s.arg(
                track.codec == Codec::Unknown ? track.codecId : codecName(track.codec));
        if (track.id != info.mainTrack)
            return u"Another video track is the main one; a title is served with one video track."_s;
        return {};
    case TrackType::Audio:
        if (!canCarry(SegmentFormat::FragmentedMp4, track.codec))
            return u"%1 has to be converted first; players of HLS do not know it as it is."_s.arg(
                track.codec == Codec::Unknown ? track.codecId : codecName(track.codec));
        return {};
    case TrackType::Subtitle:
        return u"Subtitles are not served yet."_s;
    case TrackType::Other:
        break;
    }
    return u"Not a track that players show."_s;
}

std::vector<TrackVerdict> judgeTracks(const MediaInfo &info)
{
    std::vector<TrackVerdict> verdicts;
    for (const Track &track : info.tracks) {
        const QString reason = whyNotServed(track, info);
        verdicts.push_back({track.id, reason.isEmpty(), reason});
    }
    return verdicts;
}

} // namespace cuegate
