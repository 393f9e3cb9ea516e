// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/VideoDecoder.h"

#include "core/base/MediaTime.h"
#include "core/libav/AvError.h"
#include "core/libav/VideoDecoderConfig.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kLargestSampleBytes = 256 * 1024 * 1024;
/// Added to the level of libav's messages: damaged input is everyday here, and what it does is counted.
static constexpr int kSilent = 100;

static std::unexpected<Error> noMemory()
{
    return avError(ErrorKind::Internal, u"decoding video"_s, AVERROR(ENOMEM));
}

static bool setExtradata(AVCodecContext &context, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return true;
    context.extradata =
        static_cast<uint8_t *>(av_mallocz(size_t(bytes.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!context.extradata)
        return false;
    std::memcpy(context.extradata, bytes.constData(), size_t(bytes.size()));
    context.extradata_size = int(bytes.size());
    return true;
}

static qint64 nominalTicks(const Track &track)
{
    qint64 ticks = rescale(track.defaultDurationNs, kNanosecondTimescale, track.timescale);
    if (ticks <= 0 && track.video && track.video->frameRateNumerator > 0)
        ticks = qint64(track.timescale) * track.video->frameRateDenominator / track.video->frameRateNumerator;
    return std::max<qint64>(ticks > 0 ? ticks : track.timescale / 25, 1);
}

Result<VideoDecoder> VideoDecoder::open(const Track &track, std::span<const MediaSample> samples)
{
    const QByteArrayView first = samples.empty() ? QByteArrayView() : samples.front().payload;
    const VideoDecoderConfig config = videoDecoderConfig(track, first);
    const AVCodec *codec = avcodec_find_decoder(config.codec);
    if (!codec || codec->type != AVMEDIA_TYPE_VIDEO)
        return fail(ErrorKind::Unsupported, u"no decoder for the video codec '%1'"_s.arg(track.codecId));
    VideoDecoder decoder;
    decoder.m_context.reset(avcodec_alloc_context3(codec));
    decoder.m_packet.reset(av_packet_alloc());
    decoder.m_frame.reset(av_frame_alloc());
    AVCodecContext *context = decoder.m_context.get();
    if (!context || !decoder.m_packet || !decoder.m_frame || !setExtradata(*context, config.extradata))
        return noMemory();
    context->log_level_offset = kSilent;
    context->codec_tag = config.tag;
    context->bits_per_coded_sample = config.bitsPerPixel;
    context->max_pixels = kMostVideoPixels;
    decoder.m_budget->apply(*context);
    context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_OUTPUT_CORRUPT;
    if (track.video && qint64(track.video->width) * track.video->height <= kMostVideoPixels) {
        // Some decoders know the size from here only.
        context->width = int(track.video->width);
        context->height = int(track.video->height);
    }
    if (const int code = avcodec_open2(context, codec, nullptr); code < 0) {
        auto failed = avError(
            ErrorKind::Unsupported,
            u"the film does not say rightly how its picture is to be decoded: opening the decoder %1"_s.arg(
                QLatin1StringView(codec->name)),
            code);
        failed.error().code = ErrorCode::MediaCorrupt;
        return failed;
    }
    decoder.m_nominalTicks = nominalTicks(track);
    if (config.mayHaveDecodeTimes)
        decoder.takeDecodeTimes(samples);
    return decoder;
}

/// Times that never go back in decoding order are those of decoding, if the decoder turns out to reorder.
void VideoDecoder::takeDecodeTimes(std::span<const MediaSample> samples)
{
    for (size_t i = 0; i < samples.size(); ++i) {
        const MediaSample &sample = samples[i];
        if ((i > 0 && sample.pts <= samples[i - 1].pts) || (sample.dts && *sample.dts != sample.pts)) {
            m_times.clear();
            return;
        }
        m_times.push_back(sample.pts);
    }
}

Result<void> VideoDecoder::sendPacket(const AVPacket *packet)
{
    const int code = avcodec_send_packet(m_context.get(), packet);
    if (m_budget->isExceeded())
        return fail(
            ErrorKind::Unsupported,
            u"decoding the video takes more than %1 MiB of memory"_s.arg(FrameBudget::kMostBytes >> 20),
            ErrorCode::MediaCodec);
    if (code == AVERROR(ENOMEM))
        return noMemory();
    if (code < 0 && code != AVERROR_EOF)
        ++m_undecodable;
    return {};
}

Result<void> VideoDecoder::send(const MediaSample &sample)
{
    const qsizetype sizeBytes = sample.sizeBytes();
    if (sizeBytes <= 0 || sizeBytes > kLargestSampleBytes) {
        ++m_undecodable;
        return {};
    }
    if (av_new_packet(m_packet.get(), int(sizeBytes)) < 0)
        return noMemory();
    if (!sample.prefix.isEmpty())
        std::memcpy(m_packet->data, sample.prefix.data(), size_t(sample.prefix.size()));
    if (!sample.payload.isEmpty())
        std::memcpy(m_packet->data + sample.prefix.size(), sample.payload.data(),
                    size_t(sample.payload.size()));
    m_packet->pts = sample.pts;
    m_packet->flags = sample.isSync ? AV_PKT_FLAG_KEY : 0;
    auto sent = sendPacket(m_packet.get());
    av_packet_unref(m_packet.get());
    return sent;
}

Result<void> VideoDecoder::finish()
{
    return sendPacket(nullptr);
}

AVFrame *VideoDecoder::receive()
{
    av_frame_unref(m_frame.get());
    // A damaged picture is an error of its own; behind it others may wait.
    constexpr int kMostErrors = 64;
    int code = avcodec_receive_frame(m_context.get(), m_frame.get());
    for (int i = 0; i < kMostErrors && code < 0 && code != AVERROR(EAGAIN) && code != AVERROR_EOF; ++i) {
        ++m_undecodable;
        code = avcodec_receive_frame(m_context.get(), m_frame.get());
    }
    if (code < 0)
        return nullptr;
    qint64 pts = m_frame->pts;
    if (m_context->has_b_frames > 0 && !m_times.empty()) {
        pts = m_times.front();
        m_times.pop_front();
    } else {
        m_times.clear();
    }
    if (pts == AV_NOPTS_VALUE)
        pts = m_lastPts ? *m_lastPts + m_nominalTicks : 0;
    m_lastPts = pts;
    m_frame->pts = pts;
    return m_frame.get();
}

} // namespace cuegate
