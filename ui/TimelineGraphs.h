// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the lanes of a timeline that show the medium itself: keyframes and pictures, lengths of groups of
// pictures, bitrate, cue points, what was fetched. Thread: gui.
#pragma once

#include "ui/TimelineView.h"

#include <QCoreApplication>

#include <functional>
#include <span>

namespace cuegate {

class TimelineGraphs
{
    Q_DECLARE_TR_FUNCTIONS(TimelineGraphs)
public:
    /// \p view must outlive it.
    explicit TimelineGraphs(const TimelineView &view)
        : m_view(view)
    {
    }
    void paintKeyframes(const QRect &area);
    void paintGroups(const QRect &area);
    void paintBitrate(const QRect &area);
    void paintCues(const QRect &area, const TimelineContent::CueRow &cues);
    void paintFetched(const QRect &area);

private:
    void paintFrames(const QRect &area);
    void paintMarks(const QRect &area, std::span<const qint64> timesUs, const QColor &colour);
    void paintCurve(const QRect &area, const std::vector<qint64> &values, const QString &text);
    [[nodiscard]] std::vector<qint64> valuesOf(const QRect &area,
                                               const std::function<qint64(qint64, qint64)> &value) const;
    [[nodiscard]] double xOfUs(const QRect &area, qint64 us) const
    {
        return area.left() + m_view.scale.xOf(double(us) / 1000);
    }

    const TimelineView &m_view;
};

} // namespace cuegate
