// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitleThumbnail.h"

#include "core/base/MediaTime.h"
#include "core/libav/Thumbnail.h"
#include "core/libav/VideoTranscoder.h"
#include "core/segment/ProvisionalCuts.h"
#include "core/segment/ProvisionalTitle.h"
#include "core/segment/TitleKeyframe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static const Keyframe &indexedKeyframe(const Title &title, qint64 time)
{
    const std::vector<Keyframe> &keyframes = title.info->keyframes.keyframes;
    const auto isLater = [](qint64 wanted, const Keyframe &keyframe) { return wanted < keyframe.time; };
    const auto after = std::upper_bound(keyframes.begin(), keyframes.end(), time, isLater);
    return after == keyframes.begin() ? keyframes.front() : *std::prev(after);
}

qint64 thumbnailTime(const Title &title, qint64 ms)
{
    const SegmentPlan &plan = title.plan;
    const qint64 time = plan.spans.front().beginTime + rescale(ms, 1000, plan.timescale);
    return title.isProvisional() ? std::min(time, plan.spans.back().endTime)
                                 : indexedKeyframe(title, time).time;
}

// Segments begin at keyframes; from the one that holds the time it is a few keyframes on.
static Result<Keyframe> searchedKeyframe(const std::shared_ptr<const Title> &title, qint64 time,
                                         const CancelToken &cancel)
{
    constexpr int kMostSteps = 64;
    std::optional<Keyframe> keyframe;
    for (qsizetype number = title->plan.spanAt(time); !keyframe; --number) {
        const auto exact = titleForSegment(title, number, cancel);
        if (!exact)
            return std::unexpected(exact.error());
        const SampleSpan &span = (*exact)->plan.spans[size_t(number)];
        const bool isBefore = span.beginTime <= time && span.beginTime < title->plan.spans.back().endTime;
        if (isBefore || number == 0)
            keyframe = Keyframe{span.beginTime, span.beginOffsetBytes};
    }
    for (int step = 0; step < kMostSteps; ++step) {
        const auto next = title->cuts->at(keyframe->time + 1, cancel);
        if (!next)
            return std::unexpected(next.error());
        if (!*next || (*next)->time > time)
            break;
        keyframe = **next;
    }
    return *keyframe;
}

Result<QByteArray> makeTitleThumbnail(const std::shared_ptr<const Title> &title, qint64 time, int width,
                                      const CancelToken &cancel)
{
    const MediaInfo &info = *title->info;
    const Track *track = info.track(info.mainTrack);
    if (!track || track->type != TrackType::Video)
        return fail(ErrorKind::Unsupported, u"the title has no video to take a picture of"_s,
                    ErrorCode::MediaCodec);
    if (track->isEncrypted)
        return fail(ErrorKind::Unsupported, u"the video is encrypted"_s, ErrorCode::MediaEncrypted);
    if (!canDecodeVideo(*track))
        return fail(ErrorKind::Unsupported, u"the video codec '%1' cannot be decoded"_s.arg(track->codecId),
                    ErrorCode::MediaCodec);
    const auto keyframe = title->isProvisional() ? searchedKeyframe(title, time, cancel)
                                                 : Result<Keyframe>(indexedKeyframe(*title, time));
    if (!keyframe)
        return std::unexpected(keyframe.error());
    const auto batch = readTitleKeyframe(*title, *keyframe, cancel);
    if (!batch)
        return std::unexpected(batch.error());
    const CancelToken::Computing computing(cancel);
    return makeThumbnail(*track, batch->samples, width, cancel);
}

} // namespace cuegate
