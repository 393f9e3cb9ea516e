// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lanes of a timeline lie. Thread: gui; pure.
#pragma once

#include "core/media/Codec.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QRect>

#include <vector>

namespace cuegate {

class TimelineContent;

class TimelineLayout
{
    Q_DECLARE_TR_FUNCTIONS(TimelineLayout)
public:
    enum class Lane { Ruler, Keyframes, Groups, Bitrate, Cues, Fetched, Plan, Rendition };
    struct Row
    {
        Lane lane = Lane::Ruler;
        size_t number = 0; ///< of the cue row or the rendition
        QString label;
        QRect area; ///< without the label
    };

    TimelineLayout(const TimelineContent &content, const QFontMetrics &metrics, int width);

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row *rowAt(int y) const;
    [[nodiscard]] int left() const { return m_left; } ///< where the lanes begin, after the labels
    [[nodiscard]] int laneWidth() const { return m_laneWidth; }
    [[nodiscard]] QRect legend() const { return m_legend; }
    [[nodiscard]] int height() const { return m_legend.bottom() + 1; }

private:
    [[nodiscard]] static QString cueLabel(TrackType type);
    void addRows(const TimelineContent &content);

    std::vector<Row> m_rows;
    QRect m_legend;
    int m_left = 0;
    int m_laneWidth = 0;
};

} // namespace cuegate
