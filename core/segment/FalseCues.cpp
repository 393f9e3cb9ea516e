// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/FalseCues.h"

#include "core/probe/FragmentCheck.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/MatroskaCheck.h"
#include "core/segment/TitleSpans.h"

namespace cuegate {

bool mayBeFalseCues(const Title &title, const Error &failure)
{
    const IndexKind kind = title.info->indexKind;
    return failure.kind == ErrorKind::CorruptInput &&
           (kind == IndexKind::Cues || kind == IndexKind::Fragments) && canSearch(*title.info);
}

static Result<bool> isTrue(const Title &title, const Keyframe &keyframe, const CancelToken &cancel)
{
    return title.info->indexKind == IndexKind::Fragments
               ? isFragmentTrue(*title.source, *title.info, keyframe, cancel)
               : isCueTrue(*title.source, *title.info, keyframe, cancel);
}

Result<std::shared_ptr<const Title>> titleWithoutFalseCues(const std::shared_ptr<const Title> &title,
                                                           qsizetype number, const CancelToken &cancel)
{
    const auto &spans = title->plan.spans;
    const Keyframe end = endOf(*title);
    bool isAnyFalse = false;
    const auto beginOf = [&](qsizetype n) -> Result<Keyframe> {
        if (n >= qsizetype(spans.size()))
            return end;
        const Keyframe named{spans[size_t(n)].beginTime, spans[size_t(n)].beginOffsetBytes};
        const auto isThere = isTrue(*title, named, cancel);
        if (!isThere)
            return std::unexpected(isThere.error());
        if (*isThere)
            return named;
        isAnyFalse = true;
        const auto found = keyframeNear(*title->source, *title->info, named.time, nullptr, cancel);
        if (!found && found.error().kind != ErrorKind::NotFound)
            return std::unexpected(found.error());
        return found && found->time < end.time ? *found : end;
    };
    auto exact = titleWithSpans(*title, number, beginOf);
    if (exact && !isAnyFalse)
        return nullptr;
    return exact;
}

bool hasOtherTimes(const Title &found, const Title &title, qsizetype number)
{
    const SampleSpan &is = found.plan.spans[size_t(number)];
    const SampleSpan &was = title.plan.spans[size_t(number)];
    return is.beginTime != was.beginTime || is.endTime != was.endTime;
}

} // namespace cuegate
