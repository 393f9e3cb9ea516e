// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineLegend.h"

#include "ui/TimelineContent.h"
#include "ui/TimelinePainter.h"

#include <algorithm>

namespace cuegate {

static constexpr int kWidestGap = 18;
static constexpr int kLeastGap = 6;

int TimelineLegend::markWidth(const Item &item, const QFontMetrics &metrics)
{
    return item.state ? metrics.height() + 8 : 18;
}

TimelineLegend::TimelineLegend(const TimelineContent &content, const QFontMetrics &metrics, int width)
{
    if (!content.renditions().empty())
        m_items = {{SegmentState::Missing, TimelinePainter::tr("not made yet"), {}},
                   {SegmentState::Queued, TimelinePainter::tr("waits for its turn"), {}},
                   {SegmentState::Building, TimelinePainter::tr("being made"), {}},
                   {SegmentState::Cached, TimelinePainter::tr("ready in the cache"), {}},
                   {SegmentState::Failed, TimelinePainter::tr("failed"), {}}};
    const bool isPlayed = !content.playheads().empty();
    // Room for it is kept where nobody plays, so that the timeline keeps its height.
    if (isPlayed || !m_items.empty())
        m_items.push_back({std::nullopt, TimelinePainter::tr("a player is here"), {}});
    const auto widthOf = [&metrics](const Item &item) {
        return markWidth(item, metrics) + metrics.horizontalAdvance(item.text);
    };
    int all = 0;
    for (const Item &item : m_items)
        all += widthOf(item);
    const int gaps = std::max(1, int(m_items.size()) - 1);
    const bool isOneLine = all + gaps * kLeastGap <= width;
    const int gap = isOneLine ? std::clamp((width - all) / gaps, kLeastGap, kWidestGap) : kWidestGap;
    const int lineHeight = metrics.height() + 4;
    QPoint at;
    for (Item &item : m_items) {
        if (at.x() > 0 && !isOneLine && at.x() + widthOf(item) > width)
            at = QPoint(0, at.y() + lineHeight);
        item.at = at;
        at.rx() += widthOf(item) + gap;
    }
    m_height = at.y() + metrics.height();
    if (!isPlayed && !m_items.empty())
        m_items.pop_back();
}

} // namespace cuegate
