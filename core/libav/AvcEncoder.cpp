// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AvcEncoder.h"

#include "core/libav/AvError.h"
#include "core/media/AvcConfig.h"
#include "core/media/H264Headers.h"
#include "core/media/NalUnits.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kSilent = 100; // see VideoDecoder.cpp
static constexpr qsizetype kLengthBytes = 4;

static void setUp(AVCodecContext &context, const AvcTarget &target)
{
    context.log_level_offset = kSilent;
    context.width = target.width;
    context.height = target.height;
    // Pictures are numbered and not timed: the rate control need not know of jitter, and the VUI tells the
    // nominal rate.
    context.time_base = {target.frameRateDenominator, target.frameRateNumerator};
    context.framerate = {target.frameRateNumerator, target.frameRateDenominator};
    context.sample_aspect_ratio = {target.sarNumerator, target.sarDenominator};
    context.color_primaries = AVColorPrimaries(target.colour.primaries);
    context.color_trc = AVColorTransferCharacteristic(target.colour.transfer);
    context.colorspace = AVColorSpace(target.colour.matrix);
    context.color_range = AVCOL_RANGE_MPEG;
    context.level = target.levelIdc;
    context.rc_max_rate = target.maxBitRate;
    context.rc_buffer_size = int(target.bufferBits);
    context.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_CLOSED_GOP;
}

static void setUpX264(AVCodecContext &context, const AvcTarget &target)
{
    context.pix_fmt = AV_PIX_FMT_YUV420P;
    context.thread_count = 1;
    context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_opt_set(context.priv_data, "preset", kX264Preset, 0);
    av_opt_set(context.priv_data, "profile", "high", 0);
    av_opt_set(context.priv_data, "crf", QByteArray::number(target.crf).constData(), 0);
    av_opt_set(context.priv_data, "x264-params", kX264Parameters, 0);
}

Result<AvcEncoder> AvcEncoder::open(const AvcTarget &target, EncoderKind kind)
{
    const QLatin1StringView word = encoderWord(kind);
    const AVCodec *codec = avcodec_find_encoder_by_name(word.data());
    if (!codec)
        return fail(ErrorKind::Unsupported,
                    u"the FFmpeg libraries here have no H.264 encoder %1"_s.arg(word));
    AvcEncoder encoder;
    encoder.m_kind = kind;
    encoder.m_context.reset(avcodec_alloc_context3(codec));
    encoder.m_packet.reset(av_packet_alloc());
    if (!encoder.m_context || !encoder.m_packet)
        return avError(ErrorKind::Internal, u"encoding video"_s, AVERROR(ENOMEM));
    AVCodecContext &context = *encoder.m_context;
    setUp(context, target);
    if (kind == EncoderKind::X264)
        setUpX264(context, target);
    else
        setUpHardware(context, kind, target);
    if (auto given = encoder.giveHardwareFrames(target); !given)
        return std::unexpected(given.error());
    if (const int code = avcodec_open2(&context, codec, nullptr); code < 0)
        return avError(kind == EncoderKind::X264 ? ErrorKind::Internal : ErrorKind::Unavailable,
                       u"opening %1 for %2x%3"_s.arg(word).arg(target.width).arg(target.height), code);
    return encoder;
}

Result<void> AvcEncoder::giveHardwareFrames(const AvcTarget &target)
{
    if (m_context->pix_fmt != AV_PIX_FMT_VAAPI)
        return {};
    auto frames = HardwareFrames::open(target.width, target.height);
    if (!frames)
        return std::unexpected(frames.error());
    m_hardwareFrames = std::move(*frames);
    m_context->hw_frames_ctx = m_hardwareFrames->newReference();
    return m_context->hw_frames_ctx ? Result<void>()
                                    : avError(ErrorKind::Internal, u"encoding video"_s, AVERROR(ENOMEM));
}

/// What the encoder takes; null: \p frame as it is.
Result<AvFramePtr> AvcEncoder::converted(const AVFrame &frame) const
{
    if (m_context->pix_fmt == AV_PIX_FMT_YUV420P)
        return AvFramePtr();
    AvFramePtr nv12 = toNv12(frame);
    if (!nv12)
        return avError(ErrorKind::Internal, u"encoding video"_s, AVERROR(ENOMEM));
    return m_hardwareFrames ? m_hardwareFrames->upload(*nv12) : Result<AvFramePtr>(std::move(nv12));
}

Result<void> AvcEncoder::send(const AVFrame &frame)
{
    const auto taken = converted(frame);
    if (!taken)
        return std::unexpected(taken.error());
    const int code = avcodec_send_frame(m_context.get(), *taken ? taken->get() : &frame);
    return code < 0 ? avError(ErrorKind::Internal, u"encoding video"_s, code) : Result<void>();
}

Result<void> AvcEncoder::finish()
{
    const int code = avcodec_send_frame(m_context.get(), nullptr);
    return code < 0 ? avError(ErrorKind::Internal, u"encoding video"_s, code) : Result<void>();
}

/// The version of x264 that it writes into the first picture, at some length.
static bool isUnregisteredSei(QByteArrayView nal)
{
    constexpr char kUserDataUnregistered = 5;
    return h264NalType(nal) == H264NalType::Sei && nal.size() > 1 && nal[1] == kUserDataUnregistered;
}

static bool isKept(QByteArrayView nal, EncoderKind kind)
{
    const H264NalType type = h264NalType(nal);
    const bool isParameterSet = type == H264NalType::Sps || type == H264NalType::Pps;
    return !nal.isEmpty() && type != H264NalType::AccessUnitDelimiter && !isUnregisteredSei(nal) &&
           (!isParameterSet || kind != EncoderKind::X264);
}

static QByteArray payloadOf(QByteArrayView stream, EncoderKind kind)
{
    QByteArray payload;
    payload.reserve(stream.size() + 16);
    AnnexBNals nals(stream);
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        if (!isKept(*nal, kind))
            continue;
        std::array<char, kLengthBytes> length;
        qToBigEndian<quint32>(quint32(nal->size()), length.data());
        payload.append(length.data(), kLengthBytes);
        payload.append(*nal);
    }
    return payload;
}

Result<std::optional<AvcEncoder::Picture>> AvcEncoder::receive()
{
    const int code = avcodec_receive_packet(m_context.get(), m_packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
        return std::nullopt;
    if (code < 0)
        return avError(ErrorKind::Internal, u"encoding video"_s, code);
    // Hardware reorders nothing, and fills in times of decoding as it likes.
    const qint64 decodingNumber = m_kind == EncoderKind::X264 ? m_packet->dts : m_packet->pts - 1;
    Picture picture{m_packet->pts, decodingNumber, (m_packet->flags & AV_PKT_FLAG_KEY) != 0,
                    payloadOf(QByteArrayView(m_packet->data, m_packet->size), m_kind)};
    av_packet_unref(m_packet.get());
    return picture;
}

Result<QByteArray> AvcEncoder::config() const
{
    std::vector<QByteArrayView> sps;
    std::vector<QByteArrayView> pps;
    AnnexBNals nals(QByteArrayView(m_context->extradata, m_context->extradata_size));
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        if (h264NalType(*nal) == H264NalType::Sps)
            sps.push_back(*nal);
        else if (h264NalType(*nal) == H264NalType::Pps)
            pps.push_back(*nal);
    }
    return makeAvcConfig(sps, pps, kLengthBytes);
}

} // namespace cuegate
