// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaCodecs.h"

#include "core/media/WaveFormatTag.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

enum class Match { Whole, Prefix };

struct CodecIdRow
{
    QLatin1StringView id;
    Match match;
    Codec codec;
};

static constexpr std::array kCodecIds{
    CodecIdRow{"V_MPEG4/ISO/AVC"_L1, Match::Whole, Codec::H264},
    CodecIdRow{"V_MPEGH/ISO/HEVC"_L1, Match::Whole, Codec::Hevc},
    CodecIdRow{"V_AV1"_L1, Match::Whole, Codec::Av1},
    CodecIdRow{"V_VP9"_L1, Match::Whole, Codec::Vp9},
    CodecIdRow{"V_VP8"_L1, Match::Whole, Codec::Vp8},
    CodecIdRow{"V_MPEG4/MS/V"_L1, Match::Prefix, Codec::MsMpeg4},
    CodecIdRow{"V_MPEG4/ISO/"_L1, Match::Prefix, Codec::Mpeg4Part2},
    CodecIdRow{"V_MPEG2"_L1, Match::Whole, Codec::Mpeg2Video},
    CodecIdRow{"V_MPEG1"_L1, Match::Whole, Codec::Mpeg1Video},
    CodecIdRow{"V_THEORA"_L1, Match::Whole, Codec::Theora},
    CodecIdRow{"V_MJPEG"_L1, Match::Whole, Codec::Mjpeg},
    CodecIdRow{"V_PRORES"_L1, Match::Whole, Codec::ProRes},
    CodecIdRow{"A_AAC"_L1, Match::Prefix, Codec::Aac},
    CodecIdRow{"A_AC3"_L1, Match::Prefix, Codec::Ac3},
    CodecIdRow{"A_EAC3"_L1, Match::Prefix, Codec::Eac3},
    CodecIdRow{"A_MPEG/L3"_L1, Match::Whole, Codec::Mp3},
    CodecIdRow{"A_MPEG/L2"_L1, Match::Whole, Codec::Mp2},
    CodecIdRow{"A_MPEG/L1"_L1, Match::Whole, Codec::Mp2},
    CodecIdRow{"A_OPUS"_L1, Match::Prefix, Codec::Opus},
    CodecIdRow{"A_FLAC"_L1, Match::Whole, Codec::Flac},
    CodecIdRow{"A_VORBIS"_L1, Match::Whole, Codec::Vorbis},
    CodecIdRow{"A_DTS"_L1, Match::Prefix, Codec::Dts},
    CodecIdRow{"A_TRUEHD"_L1, Match::Whole, Codec::TrueHd},
    CodecIdRow{"A_MLP"_L1, Match::Whole, Codec::TrueHd},
    CodecIdRow{"A_PCM/"_L1, Match::Prefix, Codec::Pcm},
    CodecIdRow{"A_ALAC"_L1, Match::Whole, Codec::Alac},
    CodecIdRow{"S_TEXT/UTF8"_L1, Match::Whole, Codec::SubRip},
    CodecIdRow{"S_TEXT/ASCII"_L1, Match::Whole, Codec::SubRip},
    CodecIdRow{"S_TEXT/ASS"_L1, Match::Whole, Codec::Ass},
    CodecIdRow{"S_TEXT/SSA"_L1, Match::Whole, Codec::Ass},
    CodecIdRow{"S_ASS"_L1, Match::Whole, Codec::Ass},
    CodecIdRow{"S_SSA"_L1, Match::Whole, Codec::Ass},
    CodecIdRow{"S_TEXT/WEBVTT"_L1, Match::Whole, Codec::WebVtt},
    CodecIdRow{"D_WEBVTT/"_L1, Match::Prefix, Codec::WebVtt},
    CodecIdRow{"S_HDMV/PGS"_L1, Match::Whole, Codec::Pgs},
    CodecIdRow{"S_VOBSUB"_L1, Match::Prefix, Codec::VobSub},
    CodecIdRow{"S_DVBSUB"_L1, Match::Whole, Codec::DvbSubtitle},
};

namespace {

struct FourccRow
{
    QLatin1StringView fourcc; ///< upper case
    Codec codec;
};

} // namespace

static constexpr std::array kFourccs{
    FourccRow{"H264"_L1, Codec::H264},       FourccRow{"X264"_L1, Codec::H264},
    FourccRow{"AVC1"_L1, Codec::H264},       FourccRow{"DAVC"_L1, Codec::H264},
    FourccRow{"HEVC"_L1, Codec::Hevc},       FourccRow{"HVC1"_L1, Codec::Hevc},
    FourccRow{"HEV1"_L1, Codec::Hevc},       FourccRow{"H265"_L1, Codec::Hevc},
    FourccRow{"AV01"_L1, Codec::Av1},        FourccRow{"VP90"_L1, Codec::Vp9},
    FourccRow{"VP80"_L1, Codec::Vp8},        FourccRow{"XVID"_L1, Codec::Mpeg4Part2},
    FourccRow{"DIVX"_L1, Codec::Mpeg4Part2}, FourccRow{"DX50"_L1, Codec::Mpeg4Part2},
    FourccRow{"MP4V"_L1, Codec::Mpeg4Part2}, FourccRow{"FMP4"_L1, Codec::Mpeg4Part2},
    FourccRow{"3IV2"_L1, Codec::Mpeg4Part2}, FourccRow{"MP42"_L1, Codec::MsMpeg4},
    FourccRow{"MP43"_L1, Codec::MsMpeg4},    FourccRow{"MPG4"_L1, Codec::MsMpeg4},
    FourccRow{"DIV3"_L1, Codec::MsMpeg4},    FourccRow{"DIV4"_L1, Codec::MsMpeg4},
    FourccRow{"WVC1"_L1, Codec::Vc1},        FourccRow{"WMV3"_L1, Codec::Vc1},
    FourccRow{"MJPG"_L1, Codec::Mjpeg},      FourccRow{"JPEG"_L1, Codec::Mjpeg},
    FourccRow{"APCN"_L1, Codec::ProRes},     FourccRow{"APCH"_L1, Codec::ProRes},
    FourccRow{"MPG2"_L1, Codec::Mpeg2Video}, FourccRow{"MPG1"_L1, Codec::Mpeg1Video},
};

static Codec codecOfFourcc(QByteArrayView fourcc)
{
    const QString upper = QString::fromLatin1(fourcc).toUpper();
    for (const FourccRow &row : kFourccs) {
        if (upper == row.fourcc)
            return row.codec;
    }
    return Codec::Unknown;
}

static Codec codecOfWaveFormat(quint16 tag)
{
    switch (tag) {
    case 0x0001:
    case 0x0003:
        return Codec::Pcm;
    case 0x0050:
        return Codec::Mp2;
    case 0x0055:
        return Codec::Mp3;
    case 0x00FF:
    case 0x706D:
        return Codec::Aac;
    case 0x0160:
    case 0x0161:
    case 0x0162:
    case 0x0163:
        return Codec::Wma;
    case 0x2000:
        return Codec::Ac3;
    case 0x2001:
        return Codec::Dts;
    default:
        return Codec::Unknown;
    }
}

Codec matroskaCodec(const QString &codecId, QByteArrayView codecPrivate)
{
    // biCompression of a BITMAPINFOHEADER, dataFormat of a QuickTime sample description, wFormatTag.
    if (codecId == "V_MS/VFW/FOURCC"_L1)
        return codecPrivate.size() >= 20 ? codecOfFourcc(codecPrivate.sliced(16, 4)) : Codec::Unknown;
    if (codecId == "V_QUICKTIME"_L1)
        return codecPrivate.size() >= 8 ? codecOfFourcc(codecPrivate.sliced(4, 4)) : Codec::Unknown;
    if (codecId == "A_MS/ACM"_L1)
        return codecOfWaveFormat(waveFormatTag(codecPrivate));
    for (const CodecIdRow &row : kCodecIds) {
        if (row.match == Match::Whole ? codecId == row.id : codecId.startsWith(row.id))
            return row.codec;
    }
    return Codec::Unknown;
}

} // namespace cuegate
