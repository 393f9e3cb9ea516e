// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/FrameBudget.h"

namespace cuegate {

// What stands in a picture for its first buffer: it frees that, and gives back the bytes of all.
struct FrameBudget::Held
{
    AvBufferPtr buffer;
    std::shared_ptr<Used> used;
    qint64 bytes;
    ~Held() { *used -= bytes; }
};

void FrameBudget::apply(AVCodecContext &context)
{
    context.opaque = this;
    context.get_buffer2 = [](AVCodecContext *of, AVFrame *frame, int flags) {
        return static_cast<FrameBudget *>(of->opaque)->take(of, frame, flags);
    };
}

int FrameBudget::take(AVCodecContext *context, AVFrame *frame, int flags)
{
    if (const int code = avcodec_default_get_buffer2(context, frame, flags); code < 0)
        return code;
    qint64 bytes = 0;
    for (const AVBufferRef *buffer : frame->buf)
        bytes += buffer ? qint64(buffer->size) : 0;
    *m_used += bytes;
    auto held = std::make_unique<Held>(AvBufferPtr(frame->buf[0]), m_used, bytes);
    const auto free = [](void *opaque, uint8_t *) { delete static_cast<Held *>(opaque); };
    frame->buf[0] = *m_used <= m_mostBytes
                        ? av_buffer_create(held->buffer->data, held->buffer->size, free, held.get(), 0)
                        : nullptr;
    if (frame->buf[0]) {
        [[maybe_unused]] const auto *owned = held.release();
        return 0;
    }
    m_isExceeded = true;
    for (AVBufferRef *&buffer : frame->buf)
        av_buffer_unref(&buffer);
    return AVERROR(ENOMEM);
}

} // namespace cuegate
