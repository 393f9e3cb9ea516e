// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineSegments.h"

#include "ui/Format.h"

#include <cmath>

namespace cuegate {

/// Below this segments are not told apart.
static constexpr double kLeastPixels = 6;

double TimelineSegments::pixelsEach(const RenditionSnapshot &rendition) const
{
    return double(m_view.content.durationMs()) / double(rendition.segments.size()) /
           m_view.scale.msPerPixel();
}

// Calls paint(number, box) for the segments in view.
template <typename Paint>
void TimelineSegments::eachVisible(const QRect &area, const RenditionSnapshot &rendition, Paint paint) const
{
    const auto first = TimelineContent::segmentAt(rendition, m_view.scale.msAt(0));
    for (size_t i = first.value_or(0); i < rendition.segments.size(); ++i) {
        const SegmentSnapshot &segment = rendition.segments[i];
        const double left = m_view.scale.xOf(double(segment.startMs));
        if (left > area.width())
            break;
        const double right = m_view.scale.xOf(double(segment.startMs) + double(segment.durationMs));
        // Far beyond the edges the rasteriser loses precision.
        const double from = std::max(left, -10.0);
        const double to = std::min(right, area.width() + 10.0);
        if (to > from)
            paint(i, QRectF(area.left() + from, area.top(), to - from, area.height()));
    }
}

void TimelineSegments::paintPlan(const QRect &area, const RenditionSnapshot &rendition)
{
    if (rendition.segments.empty())
        return;
    QPainter &painter = m_view.painter;
    const QFontMetrics metrics = painter.fontMetrics();
    if (pixelsEach(rendition) < kLeastPixels) {
        painter.setPen(m_view.accents.muted);
        painter.drawText(
            area.adjusted(6, 0, -6, 0), Qt::AlignLeft | Qt::AlignVCenter,
            tr("%Ln segment(s); zoom in to see where each begins", nullptr, int(rendition.segments.size())));
        return;
    }
    QColor odd = m_view.accents.muted;
    odd.setAlphaF(0.28F);
    QColor even = odd;
    even.setAlphaF(0.12F);
    eachVisible(area, rendition, [&](size_t number, const QRectF &box) {
        painter.fillRect(box, number % 2 ? odd : even);
        const QString shortText = Format::count(qint64(number));
        const QString text = tr("%1: %2", "number and length of a segment")
                                 .arg(shortText, Format::seconds(rendition.segments[number].durationMs));
        const QRectF inside = box.intersected(QRectF(area)).adjusted(4, 0, -2, 0);
        painter.setPen(m_view.palette.color(QPalette::Text));
        if (metrics.horizontalAdvance(text) <= inside.width())
            painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, text);
        else if (metrics.horizontalAdvance(shortText) <= inside.width())
            painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, shortText);
    });
}

void TimelineSegments::paintRendition(const QRect &area, const RenditionSnapshot &rendition)
{
    if (rendition.segments.empty())
        return;
    if (pixelsEach(rendition) < kLeastPixels)
        return paintColumns(area, rendition);
    eachVisible(area, rendition, [&](size_t number, const QRectF &box) {
        paintSegment(
            QRectF(box.left() + 0.75, box.top() + 1.5, std::max(box.width() - 1.5, 1.0), box.height() - 3),
            rendition.segments[number].state);
    });
}

void TimelineSegments::paintSegment(const QRectF &box, SegmentState state)
{
    QPainter &painter = m_view.painter;
    const Accents &accents = m_view.accents;
    switch (state) {
    case SegmentState::Missing: {
        QColor quiet = accents.muted;
        quiet.setAlphaF(0.55F);
        painter.setPen(QPen(quiet, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    case SegmentState::Queued:
        painter.setPen(QPen(accents.busy, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        return;
    case SegmentState::Cached:
        painter.fillRect(box, accents.good);
        return;
    case SegmentState::Building: {
        QColor back = accents.busy;
        back.setAlphaF(0.25F);
        painter.fillRect(box, back);
        painter.setBrushOrigin(box.topLeft());
        painter.setPen(QPen(accents.busy, 1.5));
        painter.setBrush(QBrush(accents.busy, Qt::BDiagPattern));
        painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        return;
    }
    case SegmentState::Failed:
        return paintCross(box);
    }
}

void TimelineSegments::paintCross(const QRectF &box)
{
    QPainter &painter = m_view.painter;
    QColor back = m_view.accents.bad;
    back.setAlphaF(0.25F);
    painter.fillRect(box, back);
    painter.setPen(QPen(m_view.accents.bad, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
    // As high as the box, so a wide segment does not turn it into a flat one.
    const double half = std::min(box.width(), box.height()) / 2 - 2;
    const QPointF c = box.center();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawLine(c - QPointF(half, half), c + QPointF(half, half));
    painter.drawLine(c + QPointF(-half, half), c + QPointF(half, -half));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// Several segments share a pixel: the filled height is the cached share, marks on top and bottom say the
// rest.
void TimelineSegments::paintColumns(const QRect &area, const RenditionSnapshot &rendition)
{
    QPainter &painter = m_view.painter;
    const Accents &accents = m_view.accents;
    const int height = area.height() - 4;
    for (int x = 0; x < area.width(); ++x) {
        const auto count =
            TimelineContent::countBetween(rendition, m_view.scale.msAt(x), m_view.scale.msAt(x + 1));
        if (count.total == 0)
            continue;
        const int left = area.left() + x;
        const int filled = int(std::ceil(double(height) * count.cached / count.total));
        painter.fillRect(left, area.bottom() - 1 - filled, 1, filled, accents.good);
        if (count.building > 0 && x % 3 != 2)
            painter.fillRect(left, area.top() + 2, 1, height, accents.busy);
        if (count.failed > 0) {
            painter.fillRect(left, area.top() + 2, 1, height, accents.bad);
            painter.fillRect(left - 2, area.top(), 5, 3, accents.bad);
            painter.fillRect(left - 2, area.bottom() - 2, 5, 3, accents.bad);
        }
    }
    painter.setPen(accents.muted);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace cuegate
