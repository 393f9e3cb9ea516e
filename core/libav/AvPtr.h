// SPDX-License-Identifier: GPL-3.0-or-later
// Owners of libav's objects.
// Thread: any; one object is used by one thread at a time.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace cuegate {

struct AvDeleter
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(AVBufferRef *buffer) const { av_buffer_unref(&buffer); }
    void operator()(AVFilterGraph *graph) const { avfilter_graph_free(&graph); }
    void operator()(SwsContext *context) const { sws_freeContext(context); }
    void operator()(SwrContext *context) const { swr_free(&context); }
};

struct AvOutputDeleter
{
    /// Also closes the file.
    void operator()(AVFormatContext *context) const
    {
        if (context->oformat && !(context->oformat->flags & AVFMT_NOFILE))
            avio_closep(&context->pb);
        avformat_free_context(context);
    }
};

using AvOutputPtr = std::unique_ptr<AVFormatContext, AvOutputDeleter>;
using AvBufferPtr = std::unique_ptr<AVBufferRef, AvDeleter>;
using AvCodecContextPtr = std::unique_ptr<AVCodecContext, AvDeleter>;
using AvFramePtr = std::unique_ptr<AVFrame, AvDeleter>;
using AvPacketPtr = std::unique_ptr<AVPacket, AvDeleter>;
using AvFilterGraphPtr = std::unique_ptr<AVFilterGraph, AvDeleter>;
using SwsContextPtr = std::unique_ptr<SwsContext, AvDeleter>;
using SwrContextPtr = std::unique_ptr<SwrContext, AvDeleter>;

} // namespace cuegate
