// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/VideoDecoderConfig.h"

#include "core/media/CodecConfig.h"
#include "core/media/NalUnits.h"

extern "C" {
#include <libavformat/avformat.h>
}

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace cuegate {

static bool isVfw(const Track &track)
{
    return track.codecId.startsWith("V_MS/VFW"_L1);
}

/// CodecPrivate behind what the container puts before the decoder's part.
static QByteArrayView privatePart(const Track &track)
{
    constexpr qsizetype kBitmapInfoHeaderBytes = 40;
    constexpr qsizetype kVc1DecoderSpecificBytes = 7; // SMPTE RP 2025, before the sequence header
    constexpr qsizetype kRealHeaderBytes = 26;
    const QByteArrayView bytes = track.codecPrivate;
    const qsizetype skipped = isVfw(track)                             ? kBitmapInfoHeaderBytes
                              : track.codecId == "vc-1"_L1             ? kVc1DecoderSpecificBytes
                              : track.codecId.startsWith("V_REAL/"_L1) ? kRealHeaderBytes
                              : track.codecId == "V_QUICKTIME"_L1      ? bytes.size()
                              : track.codecId == "V_PRORES"_L1         ? bytes.size()
                                                                       : 0;
    return bytes.size() > skipped ? bytes.sliced(skipped) : QByteArrayView();
}

static quint32 tagOf(const Track &track)
{
    const QByteArrayView bytes = track.codecPrivate;
    if (isVfw(track))
        return bytes.size() >= 20 ? qFromLittleEndian<quint32>(bytes.data() + 16) : 0;
    if (track.codecId == "V_QUICKTIME"_L1)
        return bytes.size() >= 8 ? qFromLittleEndian<quint32>(bytes.data() + 4) : 0;
    if (track.codecId == "V_PRORES"_L1)
        return bytes.size() >= 4 ? qFromLittleEndian<quint32>(bytes.data()) : 0;
    const QByteArray word = track.codecId.toLatin1();
    return word.size() == 4 ? qFromLittleEndian<quint32>(word.data()) : 0;
}

static int bitsPerPixelOf(const Track &track)
{
    const QByteArrayView bytes = track.codecPrivate;
    return isVfw(track) && bytes.size() >= 16 ? qFromLittleEndian<quint16>(bytes.data() + 14) : 0;
}

static AVCodecID idOfTag(quint32 tag)
{
    if (tag == 0)
        return AV_CODEC_ID_NONE;
    for (const AVCodecTag *tags : {avformat_get_mov_video_tags(), avformat_get_riff_video_tags()}) {
        const AVCodecTag *const list[] = {tags, nullptr};
        if (const AVCodecID id = av_codec_get_id(list, tag); id != AV_CODEC_ID_NONE)
            return id;
    }
    return AV_CODEC_ID_NONE;
}

/// Codecs of Matroska that stand for several of libavcodec's, or that no other part of ours knows.
static AVCodecID idOfMatroskaWord(const QString &word)
{
    struct Row
    {
        QLatin1StringView word;
        AVCodecID id;
    };
    static constexpr Row kRows[] = {
        {"V_MPEG4/MS/V1"_L1, AV_CODEC_ID_MSMPEG4V1}, {"V_MPEG4/MS/V2"_L1, AV_CODEC_ID_MSMPEG4V2},
        {"V_MPEG4/MS/V3"_L1, AV_CODEC_ID_MSMPEG4V3}, {"V_FFV1"_L1, AV_CODEC_ID_FFV1},
        {"V_DIRAC"_L1, AV_CODEC_ID_DIRAC},           {"V_REAL/RV10"_L1, AV_CODEC_ID_RV10},
        {"V_REAL/RV20"_L1, AV_CODEC_ID_RV20},        {"V_REAL/RV30"_L1, AV_CODEC_ID_RV30},
        {"V_REAL/RV40"_L1, AV_CODEC_ID_RV40},        {"V_SNOW"_L1, AV_CODEC_ID_SNOW},
    };
    for (const Row &row : kRows) {
        if (word == row.word)
            return row.id;
    }
    return AV_CODEC_ID_NONE;
}

static AVCodecID idOfCodec(Codec codec)
{
    switch (codec) {
    case Codec::H264:
        return AV_CODEC_ID_H264;
    case Codec::Hevc:
        return AV_CODEC_ID_HEVC;
    case Codec::Av1:
        return AV_CODEC_ID_AV1;
    case Codec::Vp9:
        return AV_CODEC_ID_VP9;
    case Codec::Vp8:
        return AV_CODEC_ID_VP8;
    case Codec::Mpeg4Part2:
        return AV_CODEC_ID_MPEG4;
    case Codec::Mpeg2Video:
        return AV_CODEC_ID_MPEG2VIDEO;
    case Codec::Mpeg1Video:
        return AV_CODEC_ID_MPEG1VIDEO;
    case Codec::MsMpeg4:
        return AV_CODEC_ID_MSMPEG4V3;
    case Codec::Vc1:
        return AV_CODEC_ID_VC1;
    case Codec::Theora:
        return AV_CODEC_ID_THEORA;
    case Codec::Mjpeg:
        return AV_CODEC_ID_MJPEG;
    case Codec::ProRes:
        return AV_CODEC_ID_PRORES;
    default:
        return AV_CODEC_ID_NONE;
    }
}

/// One word of ours may stand for several decoders (WMV3 and VC-1, the three MS MPEG-4): the tag tells which.
static AVCodecID idOf(const Track &track, quint32 tag)
{
    if (const AVCodecID id = idOfMatroskaWord(track.codecId); id != AV_CODEC_ID_NONE)
        return id;
    const bool needsTag =
        track.codec == Codec::Vc1 || track.codec == Codec::MsMpeg4 || track.codec == Codec::Unknown;
    if (const AVCodecID id = needsTag ? idOfTag(tag) : AV_CODEC_ID_NONE; id != AV_CODEC_ID_NONE)
        return id;
    return idOfCodec(track.codec);
}

VideoDecoderConfig videoDecoderConfig(const Track &track, QByteArrayView firstSample)
{
    VideoDecoderConfig config;
    if (track.type != TrackType::Video || track.isEncrypted)
        return config;
    config.tag = tagOf(track);
    config.codec = idOf(track, config.tag);
    config.bitsPerPixel = bitsPerPixelOf(track);
    config.mayHaveDecodeTimes = !track.codecId.startsWith("V_"_L1) || isVfw(track);
    const bool hasNals = track.codec == Codec::H264 || track.codec == Codec::Hevc;
    if (hasNals && isAnnexB(firstSample)) {
        // Without avcC or hvcC the decoder takes samples as byte streams.
        if (auto sets = parameterSetsAnnexB(track.codec, track.codecConfig))
            config.extradata = *sets;
    } else if (hasNals || track.codec == Codec::Av1) {
        config.extradata = track.codecConfig;
    } else if (track.codec != Codec::Vp9 && track.codec != Codec::Vp8) {
        config.extradata = privatePart(track).toByteArray();
    }
    return config;
}

} // namespace cuegate
