// SPDX-License-Identifier: GPL-3.0-or-later
// What players are known to decode, and what each therefore takes of a title's multivariant playlist: copied
// or converted, per track, and why. The rule is RenditionPolicy's and PlayerKind's: a player takes the copied
// rendition if its CODECS say nothing that it cannot do, else the converted one. Thread: any; pure.
#pragma once

#include "core/plan/RenditionPolicy.h"

#include <span>
#include <vector>

namespace cuegate {

enum class PlayerId : quint8 { Chrome, Firefox, Safari, AppleMobile, Chromecast, Television, Kodi, Mpv, Vlc };

/// Of all devices or versions that go by a player's name.
enum class Support : quint8 { No, Some, Yes };

struct VideoSupport
{
    Codec codec = Codec::Unknown;
    Support support = Support::No;
    quint8 mostBitDepth = 8;
    quint8 mostLevel = 0;   ///< level_idc of H.264, general_level_idc of HEVC; 0: any
    quint64 mostPixels = 0; ///< 0: any
};

struct AudioSupport
{
    Codec codec = Codec::Unknown;
    Support support = Support::No;
    quint16 mostChannels = 0; ///< 0: any
};

struct PlayerProfile
{
    PlayerId id = PlayerId::Chrome;
    /// Of the segments it is given (PlayerKind); transport streams come without anything needless.
    SegmentFormat format = SegmentFormat::FragmentedMp4;
    /// Plays what libavcodec decodes, and the original file whatever is in it; the tables are empty.
    bool decodesEverything = false;
    std::span<const VideoSupport> video;
    std::span<const AudioSupport> audio;
};

/// In the order of PlayerId.
[[nodiscard]] std::span<const PlayerProfile> playerProfiles();

enum class Handling : quint8 {
    Copied,
    Either, ///< copied where the device decodes it, else converted
    Converted,
    Unsure,    ///< copied, and there is nothing else for devices that do not decode it
    LeftOut,   ///< not in the playlist
    Unplayable ///< in the playlist, but not in a form that the player decodes
};

/// Why a track is not simply copied.
enum class Hindrance : quint8 {
    None,
    Codec,         ///< the player does not decode it
    SomeDevices,   ///< not all devices or versions decode it
    Profile,       ///< H.264 beyond High
    BitDepth,      ///< more bits than the player decodes
    Level,         ///< not all devices are fast enough
    PictureSize,   ///< larger than the player decodes
    Channels,      ///< more than the player takes
    SegmentFormat, ///< not carried by the transport streams that the player is given
    FragmentedMp4, ///< carried by transport streams only, and the player is given fMP4
    Turned,        ///< to be turned or mirrored, which those transport streams do not say
    Hls,           ///< not carried by HLS at all
    Stored,        ///< damaged, or stored in a way that cannot be copied: TrackVerdict::reason
    Encrypted,
    OtherPicture, ///< not the main video track
    Subtitles,    ///< not text that can be sent
    WebVtt,       ///< subtitles, which the player does not read in HLS
    NotShown,     ///< no track for players
    NoDecoder     ///< not carried as it is, and it cannot be decoded here
};

struct TrackHandling
{
    TrackId track = 0;
    Handling handling = Handling::LeftOut;
    Hindrance why = Hindrance::None;
    friend bool operator==(const TrackHandling &, const TrackHandling &) = default;
};

/// One for each track, in the order of info.tracks. \p verdicts: judgeTracks(), or what was made of it.
[[nodiscard]] std::vector<TrackHandling> handlingBy(const PlayerProfile &player, const MediaInfo &info,
                                                    const std::vector<TrackVerdict> &verdicts);

/// The audio track that plays unless somebody chooses another: the first default one, else the first; 0 if
/// there is none.
[[nodiscard]] TrackId mainAudio(const MediaInfo &info);

/// The players that surely play picture and main sound without conversion, if everything that is not copied
/// can be decoded here.
[[nodiscard]] std::vector<PlayerId> playsDirectlyOn(const MediaInfo &info);

} // namespace cuegate
