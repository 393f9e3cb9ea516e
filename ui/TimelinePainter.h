// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the still part of a timeline. Work grows with the pixels, not with the keyframes: each column asks
// the sorted content by binary search. Thread: gui; stateless.
#pragma once

#include "ui/TimelineGraphs.h"
#include "ui/TimelineLayout.h"
#include "ui/TimelineSegments.h"

namespace cuegate {

class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)
public:
    /// Both must outlive it.
    TimelinePainter(const TimelineView &view, const TimelineLayout &layout);
    void paint();

    /// The step between two labels of the ruler, at least \p leastMs.
    [[nodiscard]] static qint64 rulerStepMs(double leastMs);

private:
    void paintLabel(const TimelineLayout::Row &row);
    void paintLane(const TimelineLayout::Row &row);
    void paintRuler(const QRect &area);
    void paintPlayheads();
    void paintLegend();
    void paintPlayerMark(QPointF tip);

    const TimelineView &m_view;
    const TimelineLayout &m_layout;
    TimelineGraphs m_graphs;
    TimelineSegments m_segments;
};

} // namespace cuegate
