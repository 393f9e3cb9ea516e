// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelinePainter.h"

#include "ui/Format.h"
#include "ui/TimelineLegend.h"

#include <array>
#include <cmath>

namespace cuegate {

TimelinePainter::TimelinePainter(const TimelineView &view, const TimelineLayout &layout)
    : m_view(view)
    , m_layout(layout)
    , m_graphs(view)
    , m_segments(view)
{
}

void TimelinePainter::paint()
{
    QPainter &painter = m_view.painter;
    for (const TimelineLayout::Row &row : m_layout.rows()) {
        paintLabel(row);
        painter.save();
        painter.setClipRect(row.area);
        if (row.lane != TimelineLayout::Lane::Ruler)
            painter.fillRect(row.area, m_view.accents.lane);
        paintLane(row);
        painter.restore();
    }
    paintPlayheads();
    paintLegend();
}

void TimelinePainter::paintLane(const TimelineLayout::Row &row)
{
    switch (row.lane) {
    case TimelineLayout::Lane::Ruler:
        return paintRuler(row.area);
    case TimelineLayout::Lane::Keyframes:
        return m_graphs.paintKeyframes(row.area);
    case TimelineLayout::Lane::Groups:
        return m_graphs.paintGroups(row.area);
    case TimelineLayout::Lane::Bitrate:
        return m_graphs.paintBitrate(row.area);
    case TimelineLayout::Lane::Cues:
        return m_graphs.paintCues(row.area, m_view.content.cues()[row.number]);
    case TimelineLayout::Lane::Fetched:
        return m_graphs.paintFetched(row.area);
    case TimelineLayout::Lane::Plan:
        return m_segments.paintPlan(row.area, m_view.content.renditions()[row.number]);
    case TimelineLayout::Lane::Rendition:
        return m_segments.paintRendition(row.area, m_view.content.renditions()[row.number]);
    }
}

void TimelinePainter::paintLabel(const TimelineLayout::Row &row)
{
    const QRect area(8, row.area.top(), m_layout.left() - 18, row.area.height());
    m_view.painter.setPen(m_view.palette.color(QPalette::Text));
    m_view.painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                            m_view.painter.fontMetrics().elidedText(row.label, Qt::ElideRight, area.width()));
}

qint64 TimelinePainter::rulerStepMs(double leastMs)
{
    static constexpr std::array<qint64, 24> steps{
        1,       2,       5,       10,      20,        50,        100,       200,
        500,     1000,    2000,    5000,    10'000,    15'000,    30'000,    60'000,
        120'000, 300'000, 600'000, 900'000, 1'800'000, 3'600'000, 7'200'000, 18'000'000};
    for (const qint64 step : steps) {
        if (double(step) >= leastMs)
            return step;
    }
    return qint64(std::ceil(leastMs / 36e6)) * 36'000'000;
}

void TimelinePainter::paintRuler(const QRect &area)
{
    const QFontMetrics metrics = m_view.painter.fontMetrics();
    const bool isFine = m_view.scale.msPerPixel() < 10;
    const auto precision = isFine ? Format::Precision::Milliseconds : Format::Precision::Seconds;
    const int widest = metrics.horizontalAdvance(Format::clockTime(m_view.scale.durationMs(), precision));
    const qint64 step = rulerStepMs(m_view.scale.msPerPixel() * (widest + 26));
    qint64 ms = qint64(m_view.scale.startMs()) / step * step;
    for (; double(ms) <= m_view.scale.startMs() + m_view.scale.spanMs(); ms += step) {
        const double x = area.left() + m_view.scale.xOf(double(ms));
        m_view.painter.setPen(m_view.accents.muted);
        m_view.painter.drawLine(QPointF(x, area.bottom() - 5), QPointF(x, area.bottom()));
        const bool isWholeSecond = ms % 1000 == 0 && step >= 1000;
        const QString text = Format::clockTime(ms, isWholeSecond ? Format::Precision::Seconds
                                                                 : Format::Precision::Milliseconds);
        const int width = metrics.horizontalAdvance(text);
        const bool isEnd = ms == 0 || ms >= m_view.scale.durationMs();
        double left = x - width / 2.0;
        if (!isEnd && (left < area.left() || left + width > area.right()))
            continue;
        left = qBound(double(area.left()), left, double(area.right() - width));
        m_view.painter.drawText(QPointF(left, area.top() + metrics.ascent()), text);
    }
}

void TimelinePainter::paintPlayheads()
{
    if (m_layout.rows().size() < 2)
        return;
    const int top = m_layout.rows()[1].area.top() - 2;
    const int bottom = m_layout.rows().back().area.bottom();
    const QColor colour = m_view.palette.color(QPalette::Text);
    m_view.painter.save();
    m_view.painter.setRenderHint(QPainter::Antialiasing);
    for (const PlayheadSnapshot &playhead : m_view.content.playheads()) {
        const double x = m_view.scale.xOf(double(playhead.positionMs));
        if (x < 0 || x > m_layout.laneWidth())
            continue;
        const QPointF tip(m_layout.left() + x, top + 8);
        m_view.painter.setPen(QPen(m_view.palette.color(QPalette::Base), 4));
        m_view.painter.drawLine(tip, QPointF(tip.x(), bottom));
        m_view.painter.setPen(QPen(colour, 2));
        m_view.painter.drawLine(tip, QPointF(tip.x(), bottom));
        m_view.painter.setPen(QPen(m_view.palette.color(QPalette::Base), 1));
        m_view.painter.setBrush(colour);
        m_view.painter.drawPolygon(
            QPolygonF({tip + QPointF(-6, -9), tip + QPointF(6, -9), tip + QPointF(0, 2)}));
    }
    m_view.painter.restore();
}

void TimelinePainter::paintLegend()
{
    const QFontMetrics metrics = m_view.painter.fontMetrics();
    const QRect area = m_layout.legend();
    const int side = metrics.height() - 4;
    const TimelineLegend legend(m_view.content, metrics, area.width());
    for (const TimelineLegend::Item &item : legend.items()) {
        const QPoint at = area.topLeft() + item.at;
        if (item.state)
            m_segments.paintSegment(QRectF(at.x(), at.y() + 2, side + 6, side), *item.state);
        else
            paintPlayerMark(QPointF(at.x() + 6, at.y() + side));
        m_view.painter.setPen(m_view.accents.muted);
        m_view.painter.drawText(QRect(at.x() + TimelineLegend::markWidth(item, metrics), at.y(),
                                      metrics.horizontalAdvance(item.text) + 2, metrics.height()),
                                Qt::AlignVCenter, item.text);
    }
}

void TimelinePainter::paintPlayerMark(QPointF tip)
{
    m_view.painter.save();
    m_view.painter.setRenderHint(QPainter::Antialiasing);
    m_view.painter.setPen(Qt::NoPen);
    m_view.painter.setBrush(m_view.palette.color(QPalette::Text));
    m_view.painter.drawPolygon(QPolygonF({tip + QPointF(-6, -9), tip + QPointF(6, -9), tip + QPointF(0, 2)}));
    m_view.painter.restore();
}

} // namespace cuegate
