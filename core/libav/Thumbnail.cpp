// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/Thumbnail.h"

#include "core/libav/AvError.h"
#include "core/libav/PictureFilter.h"
#include "core/libav/VideoDecoder.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kLimitedRange = 0;
static constexpr int kFullRange = 1;
static constexpr int kJpegQuality = 3; // libavcodec's scale: 2 is best, 31 worst

static std::unexpected<Error> cannot(const QString &what, int code)
{
    return avError(ErrorKind::Internal, what, code);
}

static AvcTarget targetFor(const Track &track, int width)
{
    AvcTarget target = avcTargetFor(track, AvcSize::Source);
    if (width < target.width) {
        const double share = double(width) / target.width;
        target.height = std::max(2, int(std::lround(target.height * share / 2)) * 2);
        target.width = std::max(2, width / 2 * 2);
    }
    return target;
}

/// The decoder's first picture, which it owns.
static Result<AVFrame *> decodeFirst(VideoDecoder &decoder, std::span<const MediaSample> samples,
                                     const CancelToken &cancel)
{
    for (const MediaSample &sample : samples) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        if (auto sent = decoder.send(sample); !sent)
            return std::unexpected(sent.error());
        if (AVFrame *frame = decoder.receive())
            return frame;
    }
    if (auto finished = decoder.finish(); !finished)
        return std::unexpected(finished.error());
    if (AVFrame *frame = decoder.receive())
        return frame;
    return fail(ErrorKind::CorruptInput, u"the keyframe could not be decoded"_s, ErrorCode::MediaCorrupt);
}

static Result<AvFramePtr> filtered(AVFrame &frame, const AvcTarget &target)
{
    PictureFilter filter(target);
    if (auto sent = filter.send(frame, 0); !sent)
        return std::unexpected(sent.error());
    if (auto finished = filter.finish(); !finished)
        return std::unexpected(finished.error());
    AvFramePtr picture = filter.receive();
    if (!picture)
        return fail(ErrorKind::Internal, u"filtering lost the picture"_s);
    return picture;
}

/// Does not change the size. Null if there is no memory.
static SwsContextPtr rangeScaler(int width, int height)
{
    SwsContextPtr scaler(sws_alloc_context());
    if (!scaler)
        return nullptr;
    // The ranges have to be known from the start, else it copies.
    const std::pair<const char *, qint64> options[]{
        {"srcw", width},
        {"srch", height},
        {"src_format", AV_PIX_FMT_YUV420P},
        {"src_range", kLimitedRange},
        {"dstw", width},
        {"dsth", height},
        {"dst_format", AV_PIX_FMT_YUV420P},
        {"dst_range", kFullRange},
        {"sws_flags", SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT}};
    for (const auto &[name, value] : options) {
        if (av_opt_set_int(scaler.get(), name, value, 0) < 0)
            return nullptr;
    }
    return sws_init_context(scaler.get(), nullptr, nullptr) < 0 ? nullptr : std::move(scaler);
}

/// JFIF knows one matrix, that of BT.601, and the full range only.
static Result<AvFramePtr> inJpegColours(const AVFrame &picture, int matrix)
{
    AvFramePtr jpeg(av_frame_alloc());
    if (!jpeg)
        return cannot(u"making a JPEG"_s, AVERROR(ENOMEM));
    jpeg->width = picture.width;
    jpeg->height = picture.height;
    jpeg->format = AV_PIX_FMT_YUV420P;
    jpeg->color_range = AVCOL_RANGE_JPEG;
    if (const int code = av_frame_get_buffer(jpeg.get(), 0); code < 0)
        return cannot(u"making a JPEG"_s, code);
    const SwsContextPtr scaler(rangeScaler(picture.width, picture.height));
    if (!scaler)
        return cannot(u"making a JPEG"_s, AVERROR(EINVAL));
    constexpr int kUnchanged = 1 << 16;
    sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(matrix), kLimitedRange,
                             sws_getCoefficients(SWS_CS_ITU601), kFullRange, 0, kUnchanged, kUnchanged);
    const int rows = sws_scale(scaler.get(), picture.data, picture.linesize, 0, picture.height, jpeg->data,
                               jpeg->linesize);
    if (rows != picture.height)
        return cannot(u"making a JPEG"_s, rows < 0 ? rows : AVERROR(EINVAL));
    return jpeg;
}

static Result<QByteArray> encoded(AVFrame &picture)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    const AvCodecContextPtr context(codec ? avcodec_alloc_context3(codec) : nullptr);
    const AvPacketPtr packet(av_packet_alloc());
    if (!context || !packet)
        return fail(ErrorKind::Unsupported, u"libavcodec has no encoder for JPEG"_s);
    context->width = picture.width;
    context->height = picture.height;
    context->pix_fmt = AV_PIX_FMT_YUV420P;
    context->color_range = AVCOL_RANGE_JPEG;
    context->time_base = {1, 1};
    context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    context->global_quality = kJpegQuality * FF_QP2LAMBDA;
    picture.quality = context->global_quality;
    picture.pts = 0;
    int code = avcodec_open2(context.get(), codec, nullptr);
    if (code >= 0)
        code = avcodec_send_frame(context.get(), &picture);
    if (code >= 0)
        code = avcodec_receive_packet(context.get(), packet.get());
    if (code < 0)
        return cannot(u"making a JPEG"_s, code);
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

Result<QByteArray> makeThumbnail(const Track &track, std::span<const MediaSample> samples, int width,
                                 const CancelToken &cancel)
{
    auto decoder = VideoDecoder::open(track, samples);
    if (!decoder)
        return std::unexpected(decoder.error());
    const auto decoded = decodeFirst(*decoder, samples, cancel);
    if (!decoded)
        return std::unexpected(decoded.error());
    const AvcTarget target = targetFor(track, width);
    const auto picture = filtered(**decoded, target);
    if (!picture)
        return std::unexpected(picture.error());
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const auto jpeg = inJpegColours(**picture, target.colour.matrix);
    return jpeg ? encoded(**jpeg) : std::unexpected(jpeg.error());
}

} // namespace cuegate
