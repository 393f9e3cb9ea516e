// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the lanes of a timeline that show segments: how the film is cut, and what there is of each rendition.
// Thread: gui.
#pragma once

#include "ui/TimelineView.h"

#include <QCoreApplication>

namespace cuegate {

class TimelineSegments
{
    Q_DECLARE_TR_FUNCTIONS(TimelineSegments)
public:
    /// \p view must outlive it.
    explicit TimelineSegments(const TimelineView &view)
        : m_view(view)
    {
    }
    void paintPlan(const QRect &area, const RenditionSnapshot &rendition);
    void paintRendition(const QRect &area, const RenditionSnapshot &rendition);
    void paintSegment(const QRectF &box, SegmentState state);

private:
    template <typename Paint>
    void eachVisible(const QRect &area, const RenditionSnapshot &rendition, Paint paint) const;
    [[nodiscard]] double pixelsEach(const RenditionSnapshot &rendition) const;
    void paintColumns(const QRect &area, const RenditionSnapshot &rendition);
    void paintCross(const QRectF &box);

    const TimelineView &m_view;
};

} // namespace cuegate
