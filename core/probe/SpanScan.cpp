// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/SpanScan.h"

#include "core/probe/FlvSeek.h"
#include "core/probe/OggSeek.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool isScannedBySpans(const MediaInfo &info)
{
    return (info.container == Container::Flv || info.container == Container::Ogg) &&
           std::holds_alternative<std::monostate>(info.layout);
}

Result<MovieLayout> scanSpan(const ByteSource &source, const MediaInfo &found, const SampleSpan &span,
                             qint64 marginNs, const CancelToken &cancel)
{
    if (!isScannedBySpans(found) || !found.track(found.mainTrack))
        return fail(ErrorKind::InvalidArgument, u"only FLV and Ogg are scanned span by span"_s);
    return found.container == Container::Flv ? scanFlvSpan(source, found, span, marginNs, cancel)
                                             : scanOggSpan(source, found, span, marginNs, cancel);
}

} // namespace cuegate
