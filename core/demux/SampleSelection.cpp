// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/SampleSelection.h"

#include "core/base/MediaTime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Of timescale \p to, not before \p ticks of \p from: "pts >= time" asked exactly. Offsets may be added to
/// it.
static qint64 firstTick(qint64 ticks, quint32 from, quint32 to)
{
    constexpr qint64 kFar = qint64(1) << 62;
    return std::clamp(rescaleUp(ticks, from, to), -kFar, kFar);
}

static std::unexpected<Error> noSuchKeyframe(qint64 time, TrackId track)
{
    return fail(ErrorKind::CorruptInput,
                u"track %1 has no sync sample at %2 ticks, where the span is cut"_s.arg(
                    QString::number(track), QString::number(time)),
                ErrorCode::MediaCorrupt);
}

Result<Selection> selectByDecodingOrder(const SampleTable &table, TrackId track, const SampleSpan &span)
{
    Selection selection{0, table.sampleCount()};
    if (!span.isFirst) {
        const auto begin = table.syncAt(span.beginTime);
        if (!begin)
            return noSuchKeyframe(span.beginTime, track);
        selection.first = *begin;
    }
    if (!span.isLast) {
        const auto end = table.syncAt(span.endTime);
        if (!end)
            return noSuchKeyframe(span.endTime, track);
        selection.end = std::max(*end, selection.first);
    }
    return selection;
}

Selection selectByTime(const SampleTable &table, quint32 timescale, const SampleSpan &span)
{
    Selection selection{0, table.sampleCount()};
    if (!span.isFirst) {
        selection.beginPts = firstTick(span.beginTime, span.timescale, timescale);
        selection.first = table.firstAtOrAfterDts(selection.beginPts - table.maxCompositionOffset());
    }
    if (!span.isLast) {
        selection.endPts = firstTick(span.endTime, span.timescale, timescale);
        selection.end = table.firstAtOrAfterDts(selection.endPts - table.minCompositionOffset());
    }
    selection.end = std::max(selection.end, selection.first);
    return selection;
}

Selection piecesFor(const SampleTable &table, quint32 timescale, const Selection &frames)
{
    const qint64 margin = timescale / 4;
    Selection pieces{0, table.sampleCount()};
    if (frames.beginPts != std::numeric_limits<qint64>::min()) {
        const quint32 first = table.firstAtOrAfterDts(frames.beginPts - margin);
        pieces.first = first - std::min<quint32>(first, 1);
    }
    if (frames.endPts != std::numeric_limits<qint64>::max())
        pieces.end = std::max(pieces.first, table.firstAtOrAfterDts(frames.endPts + margin));
    return pieces;
}

} // namespace cuegate
