// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncoderTrial.h"

#include "core/libav/AvError.h"
#include "core/libav/AvcEncoder.h"
#include "core/libav/EncodedCheck.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace cuegate {

static AvFramePtr greyPicture(const AvcTarget &target, int number)
{
    AvFramePtr frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = target.width;
    frame->height = target.height;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return nullptr;
    frame->pts = number;
    for (int plane = 0; plane < 3; ++plane) {
        const int rows = plane == 0 ? frame->height : frame->height / 2;
        std::memset(frame->data[plane], plane == 0 ? 60 + 4 * number : 128,
                    size_t(frame->linesize[plane]) * size_t(rows));
    }
    return frame;
}

static Result<void> collect(AvcEncoder &encoder, std::vector<EncodedPicture> &made)
{
    for (;;) {
        auto picture = encoder.receive();
        if (!picture)
            return std::unexpected(picture.error());
        if (!*picture)
            return {};
        AvcEncoder::Picture &next = **picture;
        made.push_back({next.number, next.decodingNumber, next.isSync, std::move(next.payload)});
    }
}

static Result<void> judge(EncoderKind kind, const std::vector<EncodedPicture> &made, size_t wanted,
                          const AvcTarget &target)
{
    if (made.size() != wanted)
        return fail(ErrorKind::Unavailable, u"it made %1 pictures of %2"_s.arg(made.size()).arg(wanted));
    const bool hasOwnSets = kind != EncoderKind::X264;
    const auto fault = hasOwnSets ? faultOf(made, target) : std::nullopt;
    return fault ? fail(ErrorKind::Unavailable, *fault) : Result<void>();
}

Result<void> tryEncoder(EncoderKind kind)
{
    constexpr int kPictures = 24;
    Track track;
    track.video.emplace();
    track.video->width = 640; // some hardware refuses small pictures
    track.video->height = 360;
    const AvcTarget target = avcTargetFor(track, AvcSize::Source);
    auto encoder = AvcEncoder::open(target, kind);
    if (!encoder)
        return std::unexpected(encoder.error());
    std::vector<EncodedPicture> made;
    for (int number = 0; number < kPictures; ++number) {
        const AvFramePtr frame = greyPicture(target, number);
        if (!frame)
            return avError(ErrorKind::Internal, u"trying an encoder"_s, AVERROR(ENOMEM));
        if (auto sent = encoder->send(*frame); !sent)
            return sent;
        if (auto collected = collect(*encoder, made); !collected)
            return collected;
    }
    if (auto finished = encoder->finish(); !finished)
        return finished;
    if (auto collected = collect(*encoder, made); !collected)
        return collected;
    return judge(kind, made, kPictures, target);
}

} // namespace cuegate
