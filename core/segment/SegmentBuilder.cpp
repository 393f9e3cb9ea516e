// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentBuilder.h"

#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"
#include "core/mux/TransportStreamMuxer.h"
#include "core/segment/ProgressiveBuilder.h"
#include "core/segment/SegmentGatherer.h"
#include "core/segment/TextSegment.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static Result<QByteArray> emptySegment(const Rendition &rendition, SegmentFormat format, qsizetype number)
{
    const std::vector<TrackFragment> none(rendition.parts.size());
    if (format == SegmentFormat::TransportStream)
        return writeTransportStream(muxTracks(rendition), none);
    return writeFragment(quint32(number + 1), none);
}

Result<QByteArray> buildSegment(const Title &title, const Rendition &rendition, SegmentFormat format,
                                qsizetype number, const CancelToken &cancel,
                                const std::function<void(const QByteArray &)> &onBytes,
                                BuildProgress *progress)
{
    if (number < 0 || number >= qsizetype(title.plan.spans.size()))
        return fail(ErrorKind::InvalidArgument, u"there is no segment %1"_s.arg(number));
    if (rendition.isText()) {
        auto text = buildTextSegment(title, rendition, format, number, cancel);
        return text ? text : std::unexpected(text.error().within(u"segment %1"_s.arg(number)));
    }
    const SampleSpan &span = title.plan.spans[size_t(number)];
    if (span.beginTime >= span.endTime) // of a provisional title: no keyframe lies in its time
        return emptySegment(rendition, format, number);
    if (isProgressive(rendition)) {
        QByteArray segment;
        const auto take = [&](const QByteArray &bytes) {
            segment += bytes;
            if (onBytes)
                onBytes(bytes);
        };
        const auto built = buildProgressively(title, rendition, format, number, cancel, take, progress);
        if (!built)
            return std::unexpected(built.error().within(u"segment %1"_s.arg(number)));
        return segment;
    }
    const auto gathered = gatherTracks(title, rendition.parts, number, cancel, progress);
    if (!gathered)
        return std::unexpected(gathered.error().within(u"segment %1"_s.arg(number)));
    if (format == SegmentFormat::TransportStream)
        return writeTransportStream(muxTracks(rendition), gathered->fragments);
    return writeFragment(quint32(number + 1), gathered->fragments);
}

QByteArray buildInitSegment(const Title &title, const Rendition &rendition)
{
    return writeInitSegment(muxTracks(rendition), title.info->durationNs);
}

SegmentFormat formatFor(const Rendition &rendition, SegmentFormat wanted)
{
    if (rendition.fits(wanted))
        return wanted;
    return wanted == SegmentFormat::TransportStream ? SegmentFormat::FragmentedMp4
                                                    : SegmentFormat::TransportStream;
}

} // namespace cuegate
