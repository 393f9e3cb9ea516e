// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the still part of a timeline. Work grows with the pixels, not with the keyframes: each column asks
// the sorted content by binary search. Thread: gui; stateless.
#pragma once

#include "ui/Icons.h"
#include "ui/TimelineContent.h"
#include "ui/TimelineLayout.h"
#include "ui/TimelineScale.h"

#include <QPainter>
#include <QPalette>

namespace cuegate {

class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)
public:
    TimelinePainter(QPainter &painter, const TimelineContent &content, const TimelineLayout &layout,
                    const TimelineScale &scale, const QPalette &palette);
    void paint();

    /// The step between two labels of the ruler, at least \p leastMs.
    [[nodiscard]] static qint64 rulerStepMs(double leastMs);

private:
    void paintLabel(const TimelineLayout::Row &row);
    void paintRuler(const QRect &area);
    void paintKeyframes(const QRect &area);
    void paintBitrate(const QRect &area);
    void paintRendition(const QRect &area, const RenditionSnapshot &rendition);
    void paintSegment(const QRectF &box, SegmentState state);
    void paintColumns(const QRect &area, const RenditionSnapshot &rendition);
    void paintPlayheads();
    void paintLegend();

    QPainter &m_painter;
    const TimelineContent &m_content;
    const TimelineLayout &m_layout;
    const TimelineScale &m_scale;
    const QPalette &m_palette;
    const Accents m_accents;
};

} // namespace cuegate
