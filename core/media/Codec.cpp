// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Codec.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

struct CodecRow
{
    Codec codec;
    QLatin1StringView word;
    QLatin1StringView name;
};

static constexpr std::array kCodecs{
    CodecRow{Codec::H264, "h264"_L1, "H.264"_L1},
    CodecRow{Codec::Hevc, "hevc"_L1, "H.265 (HEVC)"_L1},
    CodecRow{Codec::Av1, "av1"_L1, "AV1"_L1},
    CodecRow{Codec::Vp9, "vp9"_L1, "VP9"_L1},
    CodecRow{Codec::Vp8, "vp8"_L1, "VP8"_L1},
    CodecRow{Codec::Mpeg4Part2, "mpeg4"_L1, "MPEG-4 ASP"_L1},
    CodecRow{Codec::Mpeg2Video, "mpeg2video"_L1, "MPEG-2"_L1},
    CodecRow{Codec::Mpeg1Video, "mpeg1video"_L1, "MPEG-1"_L1},
    CodecRow{Codec::MsMpeg4, "msmpeg4"_L1, "MS MPEG-4"_L1},
    CodecRow{Codec::Vc1, "vc1"_L1, "VC-1"_L1},
    CodecRow{Codec::Theora, "theora"_L1, "Theora"_L1},
    CodecRow{Codec::Mjpeg, "mjpeg"_L1, "Motion JPEG"_L1},
    CodecRow{Codec::ProRes, "prores"_L1, "ProRes"_L1},
    CodecRow{Codec::Aac, "aac"_L1, "AAC"_L1},
    CodecRow{Codec::Ac3, "ac3"_L1, "Dolby Digital (AC-3)"_L1},
    CodecRow{Codec::Eac3, "eac3"_L1, "Dolby Digital Plus (E-AC-3)"_L1},
    CodecRow{Codec::Mp3, "mp3"_L1, "MP3"_L1},
    CodecRow{Codec::Mp2, "mp2"_L1, "MP2"_L1},
    CodecRow{Codec::Opus, "opus"_L1, "Opus"_L1},
    CodecRow{Codec::Flac, "flac"_L1, "FLAC"_L1},
    CodecRow{Codec::Vorbis, "vorbis"_L1, "Vorbis"_L1},
    CodecRow{Codec::Dts, "dts"_L1, "DTS"_L1},
    CodecRow{Codec::TrueHd, "truehd"_L1, "Dolby TrueHD"_L1},
    CodecRow{Codec::Pcm, "pcm"_L1, "PCM"_L1},
    CodecRow{Codec::Alac, "alac"_L1, "ALAC"_L1},
    CodecRow{Codec::Wma, "wma"_L1, "WMA"_L1},
    CodecRow{Codec::SubRip, "subrip"_L1, "SubRip"_L1},
    CodecRow{Codec::Ass, "ass"_L1, "ASS"_L1},
    CodecRow{Codec::WebVtt, "webvtt"_L1, "WebVTT"_L1},
    CodecRow{Codec::MovText, "mov_text"_L1, "MP4 timed text"_L1},
    CodecRow{Codec::Pgs, "hdmv_pgs_subtitle"_L1, "PGS (Blu-ray pictures)"_L1},
    CodecRow{Codec::VobSub, "dvd_subtitle"_L1, "VobSub (DVD pictures)"_L1},
    CodecRow{Codec::DvbSubtitle, "dvb_subtitle"_L1, "DVB subtitles"_L1},
};

static const CodecRow *rowOf(Codec codec)
{
    for (const CodecRow &row : kCodecs) {
        if (row.codec == codec)
            return &row;
    }
    return nullptr;
}

QLatin1StringView codecWord(Codec codec)
{
    const CodecRow *row = rowOf(codec);
    return row ? row->word : "unknown"_L1;
}

QString codecName(Codec codec)
{
    const CodecRow *row = rowOf(codec);
    return row ? QString(row->name) : u"unknown"_s;
}

bool isTextSubtitle(Codec codec)
{
    return codec == Codec::SubRip || codec == Codec::Ass || codec == Codec::WebVtt || codec == Codec::MovText;
}

} // namespace cuegate
