// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncoderKind.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <cstring>

using namespace Qt::StringLiterals;

namespace cuegate {

QLatin1StringView encoderWord(EncoderKind kind)
{
    switch (kind) {
    case EncoderKind::X264:
        break;
    case EncoderKind::Nvenc:
        return "h264_nvenc"_L1;
    case EncoderKind::QuickSync:
        return "h264_qsv"_L1;
    case EncoderKind::Vaapi:
        return "h264_vaapi"_L1;
    case EncoderKind::VideoToolbox:
        return "h264_videotoolbox"_L1;
    case EncoderKind::Amf:
        return "h264_amf"_L1;
    }
    return "libx264"_L1;
}

QLatin1StringView encoderName(EncoderKind kind)
{
    switch (kind) {
    case EncoderKind::X264:
        break;
    case EncoderKind::Nvenc:
        return "NVIDIA NVENC"_L1;
    case EncoderKind::QuickSync:
        return "Intel Quick Sync"_L1;
    case EncoderKind::Vaapi:
        return "VAAPI"_L1;
    case EncoderKind::VideoToolbox:
        return "Apple VideoToolbox"_L1;
    case EncoderKind::Amf:
        return "AMD AMF"_L1;
    }
    return "x264 (software)"_L1;
}

void setUpHardware(AVCodecContext &context, EncoderKind kind, const AvcTarget &target)
{
    constexpr int kLongestGroup =
        600; // no segment is that long as a rule; some encoders refuse endless groups
    context.pix_fmt = kind == EncoderKind::Nvenc ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_NV12;
    context.gop_size = kLongestGroup;
    context.max_b_frames = 0;
    // Hardware needs more bits than x264 for the same picture; the greatest rate it may use is what was
    // promised.
    context.bit_rate = target.maxBitRate * 4 / 5;
    const auto set = [&context](const char *name, const char *value) {
        av_opt_set(context.priv_data, name, value, 0);
    };
    set("profile", "high");
    // Not all take the context's; who has no such value here finds one, and the result is checked.
    const QByteArray level =
        QByteArray::number(target.levelIdc / 10) + '.' + QByteArray::number(target.levelIdc % 10);
    set("level", level.constData());
    switch (kind) {
    case EncoderKind::Nvenc:
        set("preset", "p4");
        set("rc", "vbr");
        set("cq", QByteArray::number(target.crf + 3).constData());
        set("forced-idr", "1");
        break;
    case EncoderKind::QuickSync:
        set("preset", "faster");
        set("forced_idr", "1");
        break;
    case EncoderKind::Vaapi:
        context.pix_fmt = AV_PIX_FMT_VAAPI;
        break;
    case EncoderKind::VideoToolbox:
        set("allow_sw", "0");
        break;
    case EncoderKind::Amf:
        set("usage", "transcoding");
        set("rc", "vbr_peak");
        break;
    case EncoderKind::X264:
        break;
    }
}

AvFramePtr toNv12(const AVFrame &frame)
{
    AvFramePtr result(av_frame_alloc());
    if (!result)
        return nullptr;
    result->format = AV_PIX_FMT_NV12;
    result->width = frame.width;
    result->height = frame.height;
    if (av_frame_get_buffer(result.get(), 0) < 0)
        return nullptr;
    result->pts = frame.pts;
    for (int y = 0; y < frame.height; ++y)
        std::memcpy(result->data[0] + std::ptrdiff_t(y) * result->linesize[0],
                    frame.data[0] + std::ptrdiff_t(y) * frame.linesize[0], size_t(frame.width));
    for (int y = 0; y < frame.height / 2; ++y) {
        const uint8_t *cb = frame.data[1] + std::ptrdiff_t(y) * frame.linesize[1];
        const uint8_t *cr = frame.data[2] + std::ptrdiff_t(y) * frame.linesize[2];
        uint8_t *both = result->data[1] + std::ptrdiff_t(y) * result->linesize[1];
        for (int x = 0; x < frame.width / 2; ++x) {
            both[2 * x] = cb[x];
            both[2 * x + 1] = cr[x];
        }
    }
    return result;
}

} // namespace cuegate
