// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AudioDecoder.h"

#include "core/base/MediaTime.h"
#include "core/libav/AudioExtradata.h"
#include "core/media/OpusConfig.h"

#include <algorithm>
#include <array>
#include <bit>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct DecoderRow
{
    Codec codec;
    AVCodecID id;
    int preRollFrames;       ///< for PCM as of a decoder that never stopped; measured, DESIGN.md "Audio"
    quint32 longestFrame;    ///< samples, where the track does not say
    quint32 gridSamples = 0; ///< what frames are multiples of, where the track does not say
};

// AC-3: overlap of one block. MP3: main_data may begin 511 bytes back, ten frames of a low rate. AAC:
// overlap, and what SBR keeps. Opus: 80 ms (RFC 7845 section 4.6). TrueHD: a major sync comes at least every
// 128 units. Vorbis: the first packet gives nothing; blocks are powers of two from 64 on, of which libvorbis
// uses 256 and more, whose overlaps are multiples of 64.
constexpr std::array kDecoders{
    DecoderRow{Codec::Aac, AV_CODEC_ID_AAC, 3, 1024},
    DecoderRow{Codec::Ac3, AV_CODEC_ID_AC3, 1, 1536, 1536},
    DecoderRow{Codec::Eac3, AV_CODEC_ID_EAC3, 1, 1536},
    DecoderRow{Codec::Mp3, AV_CODEC_ID_MP3, 12, 1152},
    DecoderRow{Codec::Mp2, AV_CODEC_ID_MP2, 2, 1152, 1152},
    DecoderRow{Codec::Opus, AV_CODEC_ID_OPUS, 4, 2880, 120},
    DecoderRow{Codec::Flac, AV_CODEC_ID_FLAC, 0, 8192},
    DecoderRow{Codec::Vorbis, AV_CODEC_ID_VORBIS, 2, 4096, 64},
    DecoderRow{Codec::Dts, AV_CODEC_ID_DTS, 2, 2048},
    DecoderRow{Codec::TrueHd, AV_CODEC_ID_TRUEHD, 132, 40, 40},
    DecoderRow{Codec::Pcm, AV_CODEC_ID_NONE, 0, 8192},
    DecoderRow{Codec::Alac, AV_CODEC_ID_ALAC, 0, 4096},
    DecoderRow{Codec::Wma, AV_CODEC_ID_NONE, 3, 8192},
};

} // namespace

static const DecoderRow *rowOf(Codec codec)
{
    const auto row = std::ranges::find(kDecoders, codec, &DecoderRow::codec);
    return row == kDecoders.end() ? nullptr : &*row;
}

static AVCodecID wmaId(const Track &track)
{
    const auto wave = waveFormatOf(track);
    switch (wave ? wave->tag : 0) {
    case 0x0160:
        return AV_CODEC_ID_WMAV1;
    case 0x0161:
        return AV_CODEC_ID_WMAV2;
    case 0x0162:
        return AV_CODEC_ID_WMAPRO;
    case 0x0163:
        return AV_CODEC_ID_WMALOSSLESS;
    default:
        return AV_CODEC_ID_NONE;
    }
}

AVCodecID audioCodecId(const Track &track)
{
    if (track.codec == Codec::Pcm)
        return pcmCodecId(track);
    if (track.codec == Codec::Wma)
        return wmaId(track);
    if (track.codec == Codec::TrueHd && track.codecId == "A_MLP"_L1)
        return AV_CODEC_ID_MLP;
    if (track.codec == Codec::Mp2 && track.codecId == "A_MPEG/L1"_L1)
        return AV_CODEC_ID_MP1;
    const DecoderRow *row = rowOf(track.codec);
    return row ? row->id : AV_CODEC_ID_NONE;
}

/// Samples of a TrueHD unit: 1/1200 s at 48 kHz, and as long at its multiples.
static quint32 trueHdUnit(quint32 sampleRate)
{
    return sampleRate > 96'000 ? 160 : sampleRate > 48'000 ? 80 : 40;
}

static quint32 trackRate(const Track &track)
{
    return track.audio && track.audio->sampleRate > 0 ? track.audio->sampleRate : 48'000;
}

static quint32 frameSamples(const Track &track, const DecoderRow &row)
{
    if (track.codec == Codec::TrueHd)
        return trueHdUnit(trackRate(track));
    return std::max(track.audio ? track.audio->frameSamples : 0, row.longestFrame);
}

qint64 decoderPreRollNs(const Track &track)
{
    const DecoderRow *row = rowOf(track.codec);
    return row ? frameReachNs(track, row->preRollFrames + 1) : 0;
}

qint64 frameReachNs(const Track &track, int frames)
{
    const DecoderRow *row = rowOf(track.codec);
    return row ? rescale(qint64(frameSamples(track, *row)) * frames, trackRate(track), kNanosecondTimescale)
               : 0;
}

qint64 frameGridSamples(const Track &track, qint64 decodedRate)
{
    const DecoderRow *row = rowOf(track.codec);
    if (!row || decodedRate <= 0)
        return 0;
    if (track.codec == Codec::TrueHd)
        return trueHdUnit(quint32(decodedRate));
    const quint32 stated = track.audio ? track.audio->frameSamples : 0;
    const quint32 samples = stated > 0 ? stated : row->gridSamples;
    // SBR doubles both.
    const quint32 factor = track.codec == Codec::Aac && decodedRate == 2 * qint64(trackRate(track)) ? 2 : 1;
    return qint64(samples) * factor;
}

static bool hasDtsCore(const Track &track, QByteArrayView firstPayload)
{
    return track.codec == Codec::Dts && firstPayload.startsWith(QByteArrayView("\x7f\xfe\x80\x01", 4));
}

static void setChannels(AVCodecContext *context, int channels)
{
    if (channels > 0 && channels <= kMostSourceChannels)
        av_channel_layout_default(&context->ch_layout, channels);
}

static Result<void> setExtradata(AVCodecContext *context, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    context->extradata =
        static_cast<uint8_t *>(av_mallocz(size_t(bytes.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!context->extradata)
        return fail(ErrorKind::Internal, u"no memory for a decoder's configuration"_s);
    std::copy(bytes.begin(), bytes.end(), context->extradata);
    context->extradata_size = int(bytes.size());
    return {};
}

static Result<AvCodecContextPtr> configured(const AVCodec *codec, const Track &track)
{
    AvCodecContextPtr context(avcodec_alloc_context3(codec));
    if (!context)
        return fail(ErrorKind::Internal, u"no memory for a decoder"_s);
    constexpr qint64 kMostSamples = qint64(1) << 24; // of one packet
    context->max_samples = kMostSamples;
    context->thread_count = 1;
    context->log_level_offset = 100; // what is lost is counted and told once
    context->flags |= AV_CODEC_FLAG_BITEXACT;
    context->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL; // places come from time stamps alone
    context->err_recognition = AV_EF_CRCCHECK;
    context->pkt_timebase = {1, 1'000'000};
    context->sample_rate = track.codec == Codec::Opus ? int(kOpusSampleRate) : int(trackRate(track));
    setChannels(context.get(), track.audio ? track.audio->channels : 2);
    context->bits_per_coded_sample = track.audio ? track.audio->bitsPerSample : 0;
    if (const auto wave = waveFormatOf(track)) {
        context->block_align = wave->blockAlign;
        context->bit_rate = qint64(wave->bytesPerSecond) * 8;
        context->bits_per_coded_sample = wave->bitsPerSample;
        context->sample_rate = int(std::min<quint32>(wave->sampleRate, kHighestSourceRate));
        setChannels(context.get(), wave->channels);
    }
    if (const auto done = setExtradata(context.get(), audioExtradata(track)); !done)
        return std::unexpected(done.error());
    return context;
}

/// Of the two for MP1 and MP2 the first is in fixed point and dithers by what it decoded before.
static const AVCodec *decoderFor(const Track &track)
{
    const AVCodecID id = audioCodecId(track);
    const AVCodec *inFloat = id == AV_CODEC_ID_MP2   ? avcodec_find_decoder_by_name("mp2float")
                             : id == AV_CODEC_ID_MP1 ? avcodec_find_decoder_by_name("mp1float")
                                                     : nullptr;
    return inFloat ? inFloat : avcodec_find_decoder(id);
}

Result<AvCodecContextPtr> openAudioDecoder(const Track &track, QByteArrayView firstPayload)
{
    const AVCodec *codec = decoderFor(track);
    if (!codec)
        return fail(ErrorKind::Unsupported,
                    u"no decoder for %1 (%2)"_s.arg(codecName(track.codec), track.codecId),
                    ErrorCode::MediaCodec);
    if (track.audio &&
        (track.audio->channels > kMostSourceChannels || track.audio->sampleRate > kHighestSourceRate))
        return fail(ErrorKind::Unsupported,
                    u"%1 channels at %2 Hz are too many"_s.arg(QString::number(track.audio->channels),
                                                               QString::number(track.audio->sampleRate)),
                    ErrorCode::MediaCodec);
    auto context = configured(codec, track);
    if (!context)
        return context;
    AVDictionary *options = nullptr;
    if (track.codec == Codec::Ac3 || track.codec == Codec::Eac3)
        av_dict_set(&options, "cons_noisegen", "1", 0); // noise by the frame, not by what was decoded before
    if (hasDtsCore(track, firstPayload))
        av_dict_set(&options, "core_only", "1", 0); // the lossless extension would be lost in AAC anyway
    const int error = avcodec_open2(context->get(), codec, &options);
    av_dict_free(&options);
    if (error < 0)
        return fail(ErrorKind::Unsupported,
                    u"the decoder for %1 rejects the track's configuration"_s.arg(codecName(track.codec)),
                    ErrorCode::MediaCodec);
    return context;
}

} // namespace cuegate
