// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitleSpans.h"

#include <xxhash.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

Keyframe endOf(const Title &title)
{
    const SampleSpan &last = title.plan.spans.back();
    return {last.endTime, last.endOffsetBytes};
}

Result<std::shared_ptr<const Title>>
titleWithSpans(const Title &title, qsizetype number,
               const std::function<Result<Keyframe>(qsizetype number)> &beginOf)
{
    auto exact = std::make_shared<Title>(title);
    auto &spans = exact->plan.spans;
    // One before and one after: converting reads into both.
    std::vector<Keyframe> keyframes;
    const auto last = std::min(qsizetype(spans.size()), number + 2);
    for (qsizetype n = std::max<qsizetype>(0, number - 1); n <= last; ++n) {
        const auto begin = beginOf(n);
        if (!begin)
            return std::unexpected(begin.error());
        if (n < qsizetype(spans.size())) {
            spans[size_t(n)].beginTime = begin->time;
            spans[size_t(n)].beginOffsetBytes = begin->offsetBytes;
        }
        if (n > 0) {
            spans[size_t(n) - 1].endTime = begin->time;
            spans[size_t(n) - 1].endOffsetBytes = begin->offsetBytes;
        }
        const bool isNew = keyframes.empty() || begin->time > keyframes.back().time;
        if (isNew && n < qsizetype(spans.size()) && begin->time < spans.back().endTime)
            keyframes.push_back(*begin);
    }
    MediaInfo info = *title.info;
    info.keyframes.keyframes = std::move(keyframes);
    exact->info = std::make_shared<const MediaInfo>(std::move(info));
    exact->cuts = nullptr;
    return exact;
}

std::shared_ptr<const Title> titleFromKeyframe(const Title &title, qint64 time)
{
    const auto &keyframes = title.info->keyframes.keyframes;
    const auto after = std::ranges::upper_bound(keyframes, time, {}, &Keyframe::time);
    const auto number = size_t(title.plan.spanAt(time));
    if (title.isProvisional() || after == keyframes.begin())
        return nullptr;
    const Keyframe &keyframe = *std::prev(after);
    const SampleSpan &span = title.plan.spans[number];
    if (keyframe.time <= span.beginTime || keyframe.time >= span.endTime)
        return nullptr;
    auto from = std::make_shared<Title>(title);
    SampleSpan &begun = from->plan.spans[number];
    begun.beginTime = keyframe.time;
    begun.beginOffsetBytes = keyframe.offsetBytes;
    begun.isFirst = false;
    const QByteArray name = title.generation + " from " + QByteArray::number(keyframe.time);
    from->generation = QByteArray::number(XXH3_64bits(name.constData(), size_t(name.size())), 16)
                           .rightJustified(title.generation.size(), '0');
    return from;
}

} // namespace cuegate
