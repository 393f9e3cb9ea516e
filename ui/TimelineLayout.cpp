// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineLayout.h"

#include "ui/MediaText.h"
#include "ui/TimelineContent.h"
#include "ui/TimelineLegend.h"

#include <algorithm>

namespace cuegate {

static constexpr int kGap = 6;
static constexpr int kMargin = 10;
static constexpr size_t kMostRenditions = 64;

QString TimelineLayout::cueLabel(TrackType type)
{
    switch (type) {
    case TrackType::Video:
        return tr("Cues of video %1");
    case TrackType::Audio:
        return tr("Cues of audio %1");
    case TrackType::Subtitle:
        return tr("Cues of subtitles %1");
    case TrackType::Other:
        break;
    }
    return tr("Cues of track %1");
}

void TimelineLayout::addRows(const TimelineContent &content)
{
    m_rows.push_back({Lane::Ruler, 0, {}, {}});
    m_rows.push_back({Lane::Keyframes, 0, tr("Keyframes"), {}});
    if (content.keyframesUs().size() > 1)
        m_rows.push_back({Lane::Groups, 0, tr("GOP length"), {}});
    if (content.hasBitrate())
        m_rows.push_back({Lane::Bitrate, 0, tr("Bitrate"), {}});
    for (size_t i = 0; i < content.cues().size(); ++i) {
        const TimelineContent::CueRow &cues = content.cues()[i];
        m_rows.push_back({Lane::Cues, i, cueLabel(cues.type).arg(cues.track), {}});
    }
    if (!content.fetched().empty())
        m_rows.push_back({Lane::Fetched, 0, tr("Fetched"), {}});
    const size_t renditions = std::min(content.renditions().size(), kMostRenditions);
    if (renditions > 0)
        m_rows.push_back({Lane::Plan, 0, tr("Segments"), {}});
    for (size_t i = 0; i < renditions; ++i)
        m_rows.push_back({Lane::Rendition, i, MediaText::rendition(content.renditions()[i].id), {}});
}

TimelineLayout::TimelineLayout(const TimelineContent &content, const QFontMetrics &metrics, int width)
{
    addRows(content);
    int labelWidth = 0;
    for (const Row &row : m_rows)
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(row.label));
    m_left = std::min(labelWidth, width / 4) + 2 * kMargin;
    m_laneWidth = std::max(width - m_left - kMargin, 1);

    int y = kMargin;
    for (Row &row : m_rows) {
        int height = metrics.height() + 6;
        if (row.lane == Lane::Bitrate || row.lane == Lane::Groups)
            height = 2 * metrics.height();
        if (row.lane == Lane::Cues || row.lane == Lane::Fetched)
            height = metrics.height();
        row.area = QRect(m_left, y, m_laneWidth, height);
        y += height + (row.lane == Lane::Ruler ? 2 : kGap);
    }
    // Below the labels, too: it is long, and longer in other languages.
    const int legendWidth = m_left + m_laneWidth - kMargin;
    m_legend =
        QRect(kMargin, y + 2, legendWidth, TimelineLegend(content, metrics, legendWidth).height() + kMargin);
}

const TimelineLayout::Row *TimelineLayout::rowAt(int y) const
{
    for (const Row &row : m_rows) {
        if (y >= row.area.top() && y <= row.area.bottom())
            return &row;
    }
    return nullptr;
}

} // namespace cuegate
