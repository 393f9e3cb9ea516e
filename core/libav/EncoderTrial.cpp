// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncoderTrial.h"

#include "core/libav/AvError.h"
#include "core/libav/AvcEncoder.h"
#include "core/media/H264Headers.h"
#include "core/media/NalUnits.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace cuegate {

bool isIdrPicture(QByteArrayView payload)
{
    LengthPrefixedNals nals(payload, 4);
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        if (h264NalType(*nal) == H264NalType::IdrSlice)
            return true;
    }
    return false;
}

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

/// Counts what \p encoder has made.
static Result<void> count(AvcEncoder &encoder, int &made)
{
    for (;;) {
        const auto picture = encoder.receive();
        if (!picture)
            return std::unexpected(picture.error());
        if (!*picture)
            return {};
        if (made++ == 0 && !((*picture)->isSync && isIdrPicture((*picture)->payload)))
            return fail(ErrorKind::Unavailable, u"the first picture is not an IDR picture"_s);
    }
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
    int made = 0;
    for (int number = 0; number < kPictures; ++number) {
        const AvFramePtr frame = greyPicture(target, number);
        if (!frame)
            return avError(ErrorKind::Internal, u"trying an encoder"_s, AVERROR(ENOMEM));
        if (auto sent = encoder->send(*frame); !sent)
            return sent;
        if (auto counted = count(*encoder, made); !counted)
            return counted;
    }
    if (auto finished = encoder->finish(); !finished)
        return finished;
    if (auto counted = count(*encoder, made); !counted)
        return counted;
    if (made != kPictures)
        return fail(ErrorKind::Unavailable, u"it made %1 pictures of %2"_s.arg(made).arg(kPictures));
    return {};
}

} // namespace cuegate
