// SPDX-License-Identifier: GPL-3.0-or-later
// The codecs Cuegate knows by name, whatever container names them.
// Thread: any; pure.
#pragma once

#include <QString>

namespace cuegate {

enum class TrackType { Video, Audio, Subtitle, Other };

enum class Codec {
    Unknown,
    // video
    H264,
    Hevc,
    Av1,
    Vp9,
    Vp8,
    Mpeg4Part2,
    Mpeg2Video,
    Mpeg1Video,
    MsMpeg4,
    Vc1,
    Theora,
    Mjpeg,
    ProRes,
    // audio
    Aac,
    Ac3,
    Eac3,
    Mp3,
    Mp2,
    Opus,
    Flac,
    Vorbis,
    Dts,
    TrueHd,
    Pcm,
    Alac,
    Wma,
    // subtitles
    SubRip,
    Ass,
    WebVtt,
    MovText,
    Pgs,
    VobSub,
    DvbSubtitle
};

/// Subtitles that are words; others are pictures.
[[nodiscard]] bool isTextSubtitle(Codec codec);

/// A short lower-case word for JSON and logs, ffmpeg's where it has one: "h264", "eac3", "unknown".
[[nodiscard]] QLatin1StringView codecWord(Codec codec);

/// What people call it: "H.264", "Dolby Digital Plus (E-AC-3)".
[[nodiscard]] QString codecName(Codec codec);

} // namespace cuegate
