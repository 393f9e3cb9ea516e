// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/IframeRendition.h"

#include "core/base/MediaTime.h"
#include "core/media/CodecConfig.h"
#include "core/mux/FragmentMuxer.h"
#include "core/mux/LatePicture.h"
#include "core/plan/IframePlan.h"
#include "core/playlist/MediaPlaylist.h"
#include "core/segment/SegmentGatherer.h"
#include "core/segment/TitleKeyframe.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kFragmentHeadBytes = 160; // at most, of styp, moof and the head of mdat

static qint64 endTimeOf(const Title &title, qsizetype number)
{
    const auto &pictures = title.iframes->pictures;
    const bool isLast = number + 1 >= qsizetype(pictures.size());
    return isLast ? title.plan.spans.back().endTime : pictures[size_t(number) + 1].time;
}

// Each lies before the next place that the index names; several keyframes may be in one Cluster.
static std::vector<qint64> boundsOfBytes(const Title &title, const std::vector<Keyframe> &pictures)
{
    const std::vector<Keyframe> &all = title.info->keyframes.keyframes;
    std::vector<qint64> bytes(pictures.size());
    size_t left = pictures.size();
    qint64 endBytes = title.plan.spans.back().endOffsetBytes;
    for (size_t i = all.size(); i-- > 0 && left > 0;) {
        if (i + 1 < all.size() && all[i + 1].offsetBytes > all[i].offsetBytes)
            endBytes = all[i + 1].offsetBytes;
        if (all[i].time == pictures[left - 1].time)
            bytes[--left] = std::max<qint64>(0, endBytes - all[i].offsetBytes);
    }
    return bytes;
}

// As the container lists them, where it does.
static std::vector<qint64> bytesOf(const Title &title, const std::vector<Keyframe> &pictures)
{
    std::vector<qint64> bytes = boundsOfBytes(title, pictures);
    const auto *movie = std::get_if<MovieLayout>(&title.info->layout);
    if (!movie || !movie->tables.contains(title.info->mainTrack))
        return bytes;
    constexpr size_t kBlock = 4096;
    const SampleTable &table = movie->tables.at(title.info->mainTrack);
    const std::vector<quint32> sync = table.syncSamples();
    for (size_t at = 0; at < sync.size(); at += kBlock) {
        const auto block = std::span(sync).subspan(at, std::min(kBlock, sync.size() - at));
        for (const SampleTable::Entry &entry : table.entriesOf(block)) {
            const auto found = std::ranges::lower_bound(pictures, entry.pts, {}, &Keyframe::time);
            if (found != pictures.end() && found->time == entry.pts)
                bytes[size_t(found - pictures.begin())] = entry.bytes.sizeBytes();
        }
    }
    return bytes;
}

static qint64 peakBandwidthOf(const Title &title, const std::vector<Keyframe> &pictures)
{
    const std::vector<qint64> bytes = bytesOf(title, pictures);
    qint64 peak = 1;
    for (size_t i = 0; i < pictures.size(); ++i) {
        const qint64 endTime =
            i + 1 < pictures.size() ? pictures[i + 1].time : title.plan.spans.back().endTime;
        const qint64 durationMs =
            std::max<qint64>(1, toMilliseconds(endTime - pictures[i].time, title.plan.timescale));
        peak = std::max(peak, ((bytes[i] + kFragmentHeadBytes) * 8'000 + durationMs - 1) / durationMs);
    }
    return peak;
}

std::shared_ptr<const IframeRendition> makeIframeRendition(const Title &title)
{
    const auto isCopiedPicture = [&title](const Rendition &rendition) {
        return rendition.isVideo() && !rendition.isMuxed() && !rendition.isConverted() &&
               rendition.parts.front().source == title.info->mainTrack &&
               rendition.fits(SegmentFormat::FragmentedMp4);
    };
    const auto copied = std::ranges::find_if(title.renditions, isCopiedPicture);
    if (copied == title.renditions.end() || title.isProvisional())
        return nullptr;
    IframeRendition iframes{copied->id + ".iframes", copied->id,
                            chooseIframes(title.info->keyframes, title.plan.spans.back().endTime), 0};
    if (iframes.pictures.size() < 2)
        return nullptr;
    iframes.peakBandwidth = peakBandwidthOf(title, iframes.pictures);
    return std::make_shared<const IframeRendition>(std::move(iframes));
}

qint64 iframeBeginMs(const Title &title, qsizetype number)
{
    const auto &pictures = title.iframes->pictures;
    return toMilliseconds(pictures[size_t(number)].time - pictures.front().time, title.plan.timescale);
}

qint64 iframeEndMs(const Title &title, qsizetype number)
{
    return toMilliseconds(endTimeOf(title, number) - title.iframes->pictures.front().time,
                          title.plan.timescale);
}

QByteArray iframePlaylist(const Title &title)
{
    MediaPlaylist playlist;
    playlist.timescale = title.plan.timescale;
    for (const Keyframe &picture : title.iframes->pictures)
        playlist.boundaries.push_back(picture.time);
    playlist.boundaries.push_back(title.plan.spans.back().endTime);
    playlist.boundaries.front() = title.zeroIn(title.plan.timescale); // as the first segment
    playlist.mapUri = "../" + title.iframes->copied + "/init.mp4";
    playlist.segmentSuffix = ".m4s";
    playlist.holdsIframesOnly = true;
    if (title.hasLateSound())
        playlist.lateMs = 0;
    return writeMediaPlaylist(playlist);
}

Result<QByteArray> buildIframe(const Title &title, qsizetype number, const CancelToken &cancel)
{
    const std::vector<Keyframe> &pictures = title.iframes->pictures;
    if (number < 0 || number >= qsizetype(pictures.size()))
        return fail(ErrorKind::InvalidArgument, u"there is no I-frame %1"_s.arg(number));
    const Keyframe &picture = pictures[size_t(number)];
    const RenditionPart &part = title.rendition(title.iframes->copied)->parts.front();
    SampleSpan span{title.plan.timescale, picture.time, endTimeOf(title, number), picture.offsetBytes};
    span.isFirst = number == 0;
    auto batch = readTitleKeyframe(title, picture, cancel);
    if (!batch)
        return std::unexpected(batch.error().within(u"I-frame %1"_s.arg(number)));
    MediaSample &sample = batch->samples.front();
    // Where Cues are false, the keyframe that was found in its place may be somewhat later.
    if (!sample.isSync || sample.pts < span.beginTime || sample.pts >= span.endTime)
        return fail(ErrorKind::CorruptInput,
                    u"there is no keyframe at byte %1, where the index has I-frame %2"_s.arg(
                        QString::number(picture.offsetBytes), QString::number(number)),
                    ErrorCode::MediaCorrupt);
    const qint64 zero = title.zeroIn(span.timescale);
    const bool isLate =
        span.isFirst && !stillTimes(span.beginTime - zero, span.timescale, sample.sizeBytes()).empty();
    sample.pts = isLate ? zero : span.beginTime; // instead of stills
    if (samplesAreAnnexB(*title.info->track(part.source)))
        makeLengthPrefixed(*batch);
    const TrackFragment fragment{timeSamples(*batch, span, part.timing), true};
    return writeFragment(quint32(number + 1), {&fragment, 1});
}

} // namespace cuegate
