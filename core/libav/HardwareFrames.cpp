// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/HardwareFrames.h"

#include "core/libav/AvError.h"

extern "C" {
#include <libavutil/hwcontext.h>
}

#include <QDir>

using namespace Qt::StringLiterals;

namespace cuegate {

// Named nodes only: libavutil's own choice would try an X display as well.
static Result<AvBufferPtr> openDevice()
{
    const QDir nodes(u"/dev/dri"_s, u"renderD*"_s, QDir::Name, QDir::System);
    Result<AvBufferPtr> last = fail(ErrorKind::Unavailable, u"there is no render node in /dev/dri"_s);
    for (const QString &name : nodes.entryList()) {
        const QString node = nodes.filePath(name);
        AVBufferRef *device = nullptr;
        const int code =
            av_hwdevice_ctx_create(&device, AV_HWDEVICE_TYPE_VAAPI, QFile::encodeName(node), nullptr, 0);
        if (code >= 0)
            return AvBufferPtr(device);
        last = avError(ErrorKind::Unavailable, u"opening %1"_s.arg(node), code);
    }
    return last;
}

Result<HardwareFrames> HardwareFrames::open(int width, int height)
{
    constexpr int kPictures = 20; // an encoder without B-frames and look-ahead holds a few
    const auto device = openDevice();
    if (!device)
        return std::unexpected(device.error());
    HardwareFrames frames;
    frames.m_frames.reset(av_hwframe_ctx_alloc(device->get()));
    if (!frames.m_frames)
        return avError(ErrorKind::Internal, u"encoding video"_s, AVERROR(ENOMEM));
    auto &context = *reinterpret_cast<AVHWFramesContext *>(frames.m_frames->data);
    context.format = AV_PIX_FMT_VAAPI;
    context.sw_format = AV_PIX_FMT_NV12;
    context.width = width;
    context.height = height;
    context.initial_pool_size = kPictures;
    if (const int code = av_hwframe_ctx_init(frames.m_frames.get()); code < 0)
        return avError(ErrorKind::Unavailable,
                       u"getting memory for pictures of %1x%2"_s.arg(width).arg(height), code);
    return frames;
}

Result<AvFramePtr> HardwareFrames::upload(const AVFrame &nv12) const
{
    AvFramePtr frame(av_frame_alloc());
    if (!frame)
        return avError(ErrorKind::Internal, u"encoding video"_s, AVERROR(ENOMEM));
    if (const int code = av_hwframe_get_buffer(m_frames.get(), frame.get(), 0); code < 0)
        return avError(ErrorKind::Unavailable, u"getting memory for a picture"_s, code);
    if (const int code = av_hwframe_transfer_data(frame.get(), &nv12, 0); code < 0)
        return avError(ErrorKind::Unavailable, u"uploading a picture"_s, code);
    frame->pts = nv12.pts;
    return frame;
}

} // namespace cuegate
