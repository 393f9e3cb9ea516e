// SPDX-License-Identifier: GPL-3.0-or-later
// What players say of themselves that they decode within HLS; where makers, versions or devices differ,
// Support::Some. As of 2024.
#include "core/plan/PlayerProfile.h"

namespace cuegate {

namespace {

constexpr quint64 k1080p = 1920 * 1088;
constexpr quint64 k2160p = 4096 * 2304;
constexpr quint8 kH264Level41 = 41;
constexpr quint8 kH264Level42 = 42;
constexpr quint8 kH264Level52 = 52;
constexpr quint8 kHevcLevel51 = 153; // 30 times the level

constexpr Support kYes = Support::Yes;
constexpr Support kSome = Support::Some;

// Chromium's media/base/supported_types.cc and mime_util_internal.cc; HEVC since 107 and only with a decoder
// in hardware (chromestatus.com/feature/5186511939567616); no Dolby but on its makers' own devices.
constexpr VideoSupport kChromeVideo[] = {{Codec::H264, kYes, 8, 0, 0},
                                         {Codec::Hevc, kSome, 10, 0, 0},
                                         {Codec::Vp9, kYes, 10, 0, 0},
                                         {Codec::Av1, kYes, 10, 0, 0}};
constexpr AudioSupport kChromeAudio[] = {
    {Codec::Aac, kYes, 0}, {Codec::Mp3, kYes, 0}, {Codec::Opus, kYes, 0}, {Codec::Flac, kYes, 0}};

// developer.mozilla.org/docs/Web/Media/Guides/Formats/Video_codecs: HEVC since 134 where the system decodes
// it, AV1 not on every system.
constexpr VideoSupport kFirefoxVideo[] = {{Codec::H264, kYes, 8, 0, 0},
                                          {Codec::Hevc, kSome, 10, 0, 0},
                                          {Codec::Vp9, kYes, 10, 0, 0},
                                          {Codec::Av1, kSome, 10, 0, 0}};

// "HLS authoring specification for Apple devices", sections 1 and 2 (picture) and 4 (sound): H.264 High up to
// 5.2, HEVC Main and Main 10, AAC, AC-3, E-AC-3, FLAC; AV1 where there is hardware; VP9 not in HLS. Opus in
// MP4 since Safari 17. Of 2160 lines of H.264 nothing is said: newer devices play them.
constexpr VideoSupport kAppleVideo[] = {{Codec::H264, kYes, 8, kH264Level52, k2160p},
                                        {Codec::Hevc, kYes, 10, 0, 0},
                                        {Codec::Av1, kSome, 10, 0, 0}};
constexpr AudioSupport kAppleAudio[] = {{Codec::Aac, kYes, 0},  {Codec::Ac3, kYes, 0},
                                        {Codec::Eac3, kYes, 0}, {Codec::Mp3, kYes, 0},
                                        {Codec::Flac, kYes, 0}, {Codec::Opus, kSome, 0}};

// developers.google.com/cast/docs/media: all H.264 High 4.1 at 1080p; HEVC and VP9 on Ultra and Google TV,
// AV1 on newer ones. Dolby is passed through to a television or receiver that must know it; AAC is mixed down
// by the older ones.
constexpr VideoSupport kCastVideo[] = {{Codec::H264, kYes, 8, kH264Level41, k1080p},
                                       {Codec::Hevc, kSome, 10, kHevcLevel51, k2160p},
                                       {Codec::Vp9, kSome, 10, 0, k2160p},
                                       {Codec::Av1, kSome, 10, 0, k2160p}};
constexpr AudioSupport kCastAudio[] = {{Codec::Aac, kYes, 6},   {Codec::Mp3, kYes, 2},
                                       {Codec::Ac3, kSome, 0},  {Codec::Eac3, kSome, 0},
                                       {Codec::Opus, kSome, 0}, {Codec::Flac, kSome, 0}};

// The media specifications of Samsung (Tizen 3 and later) and LG (webOS 3 and later) for web applications and
// their players of HLS: H.264 High 4.2 at 1080p, HEVC Main 10 5.1 on sets of 2160 lines and most others, VP9
// and AV1 on newer ones; AAC, AC-3, E-AC-3, MP3.
constexpr VideoSupport kTelevisionVideo[] = {{Codec::H264, kYes, 8, kH264Level42, k1080p},
                                             {Codec::Hevc, kYes, 10, kHevcLevel51, k2160p},
                                             {Codec::Vp9, kSome, 10, 0, k2160p},
                                             {Codec::Av1, kSome, 10, 0, k2160p}};
constexpr AudioSupport kTelevisionAudio[] = {{Codec::Aac, kYes, 6},
                                             {Codec::Ac3, kYes, 6},
                                             {Codec::Eac3, kYes, 8},
                                             {Codec::Mp3, kYes, 2},
                                             {Codec::Opus, kSome, 0}};

using enum PlayerId;
constexpr SegmentFormat kMp4 = SegmentFormat::FragmentedMp4;
constexpr SegmentFormat kTs = SegmentFormat::TransportStream; // as PlayerKind gives it
constexpr PlayerProfile kProfiles[] = {{Chrome, kMp4, false, kChromeVideo, kChromeAudio},
                                       {Firefox, kMp4, false, kFirefoxVideo, kChromeAudio},
                                       {Safari, kMp4, false, kAppleVideo, kAppleAudio},
                                       {AppleMobile, kMp4, false, kAppleVideo, kAppleAudio},
                                       {Chromecast, kMp4, false, kCastVideo, kCastAudio},
                                       {Television, kMp4, false, kTelevisionVideo, kTelevisionAudio},
                                       {Kodi, kTs, true, {}, {}},
                                       {Mpv, kTs, true, {}, {}},
                                       {Vlc, kMp4, true, {}, {}}};

} // namespace

std::span<const PlayerProfile> playerProfiles()
{
    return kProfiles;
}

} // namespace cuegate
