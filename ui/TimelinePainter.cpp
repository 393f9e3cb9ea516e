// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelinePainter.h"

#include "ui/Format.h"

#include <array>
#include <cmath>

namespace cuegate {

TimelinePainter::TimelinePainter(QPainter &painter, const TimelineContent &content,
                                 const TimelineLayout &layout, const TimelineScale &scale,
                                 const QPalette &palette)
    : m_painter(painter)
    , m_content(content)
    , m_layout(layout)
    , m_scale(scale)
    , m_palette(palette)
    , m_accents(Accents::of(palette))
{
}

void TimelinePainter::paint()
{
    for (const TimelineLayout::Row &row : m_layout.rows()) {
        paintLabel(row);
        m_painter.save();
        m_painter.setClipRect(row.area);
        if (row.lane != TimelineLayout::Lane::Ruler)
            m_painter.fillRect(row.area, m_accents.lane);
        switch (row.lane) {
        case TimelineLayout::Lane::Ruler:
            paintRuler(row.area);
            break;
        case TimelineLayout::Lane::Keyframes:
            paintKeyframes(row.area);
            break;
        case TimelineLayout::Lane::Bitrate:
            paintBitrate(row.area);
            break;
        case TimelineLayout::Lane::Rendition:
            paintRendition(row.area, m_content.renditions()[row.rendition]);
            break;
        }
        m_painter.restore();
    }
    paintPlayheads();
    paintLegend();
}

void TimelinePainter::paintLabel(const TimelineLayout::Row &row)
{
    const QRect area(8, row.area.top(), m_layout.left() - 18, row.area.height());
    m_painter.setPen(m_palette.color(QPalette::Text));
    m_painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                       m_painter.fontMetrics().elidedText(row.label, Qt::ElideRight, area.width()));
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
    const QFontMetrics metrics = m_painter.fontMetrics();
    const bool isFine = m_scale.msPerPixel() < 10;
    const auto precision = isFine ? Format::Precision::Milliseconds : Format::Precision::Seconds;
    const int widest = metrics.horizontalAdvance(Format::clockTime(m_scale.durationMs(), precision));
    const qint64 step = rulerStepMs(m_scale.msPerPixel() * (widest + 26));
    qint64 ms = qint64(m_scale.startMs()) / step * step;
    for (; double(ms) <= m_scale.startMs() + m_scale.spanMs(); ms += step) {
        const double x = area.left() + m_scale.xOf(ms);
        m_painter.setPen(m_accents.muted);
        m_painter.drawLine(QPointF(x, area.bottom() - 5), QPointF(x, area.bottom()));
        const bool isWholeSecond = ms % 1000 == 0 && step >= 1000;
        const QString text = Format::clockTime(ms, isWholeSecond ? Format::Precision::Seconds
                                                                 : Format::Precision::Milliseconds);
        const int width = metrics.horizontalAdvance(text);
        const bool isEnd = ms == 0 || ms >= m_scale.durationMs();
        double left = x - width / 2.0;
        if (!isEnd && (left < area.left() || left + width > area.right()))
            continue;
        left = qBound(double(area.left()), left, double(area.right() - width));
        m_painter.drawText(QPointF(left, area.top() + metrics.ascent()), text);
    }
}

void TimelinePainter::paintKeyframes(const QRect &area)
{
    const auto start = qint64(std::floor(m_scale.startMs()));
    const auto visible = m_content.keyframesBetween(start, qint64(m_scale.startMs() + m_scale.spanMs()) + 1);
    const size_t count = visible.end - visible.begin;
    QColor colour = m_accents.marker;
    if (count * 5 < size_t(area.width())) {
        m_painter.setPen(QPen(colour, 1.6));
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (size_t i = visible.begin; i < visible.end; ++i) {
            const double x = area.left() + m_scale.xOf(m_content.keyframesMs()[i]);
            m_painter.drawLine(QPointF(x, area.top() + 4), QPointF(x, area.bottom() - 3));
        }
        return;
    }
    // Bins wider than a pixel: else the remainder of frames per pixel shows as a comb.
    static constexpr int kBinWidth = 4;
    const int columns = (area.width() + kBinWidth - 1) / kBinWidth;
    std::vector<size_t> bins(static_cast<size_t>(columns));
    size_t most = 1;
    for (int bin = 0; bin < columns; ++bin) {
        const auto range =
            m_content.keyframesBetween(m_scale.msAt(bin * kBinWidth), m_scale.msAt((bin + 1) * kBinWidth));
        bins[size_t(bin)] = range.end - range.begin;
        most = std::max(most, bins[size_t(bin)]);
    }
    const int tallest = area.height() - 6;
    for (int bin = 0; bin < columns; ++bin) {
        if (bins[size_t(bin)] == 0)
            continue;
        const int height = std::max(3, int(double(tallest) * double(bins[size_t(bin)]) / double(most)));
        m_painter.fillRect(area.left() + bin * kBinWidth, area.bottom() - 2 - height, kBinWidth - 1, height,
                           colour);
    }
}

void TimelinePainter::paintBitrate(const QRect &area)
{
    const int columns = area.width();
    std::vector<qint64> rates(static_cast<size_t>(columns));
    qint64 most = 1;
    for (int x = 0; x < columns; ++x) {
        rates[size_t(x)] = m_content.bitrateBetween(m_scale.msAt(x), m_scale.msAt(x + 1));
        most = std::max(most, rates[size_t(x)]);
    }
    QColor body = m_accents.marker;
    body.setAlphaF(0.35F);
    const int tallest = area.height() - 4;
    int previous = -1;
    for (int x = 0; x < columns; ++x) {
        const int height = int(double(tallest) * double(rates[size_t(x)]) / double(most));
        const int top = area.bottom() + 1 - height;
        m_painter.fillRect(area.left() + x, top, 1, height, body);
        const int lineEnd = previous < 0 ? top : previous;
        m_painter.fillRect(area.left() + x, std::min(top, lineEnd), 1, std::abs(top - lineEnd) + 1,
                           m_accents.marker);
        previous = top;
    }
    const QString text = tr("up to %1").arg(Format::bitrate(most));
    const QFontMetrics metrics = m_painter.fontMetrics();
    QRect box(0, area.top() + 2, metrics.horizontalAdvance(text) + 10, metrics.height());
    box.moveRight(area.right() - 2);
    QColor plate = m_palette.color(QPalette::Base);
    plate.setAlphaF(0.82F);
    m_painter.fillRect(box, plate);
    m_painter.setPen(m_palette.color(QPalette::Text));
    m_painter.drawText(box, Qt::AlignCenter, text);
}

void TimelinePainter::paintRendition(const QRect &area, const RenditionSnapshot &rendition)
{
    if (rendition.segments.empty())
        return;
    const double average = double(m_content.durationMs()) / double(rendition.segments.size());
    if (average / m_scale.msPerPixel() < 6) {
        paintColumns(area, rendition);
        return;
    }
    const auto first = TimelineContent::segmentAt(rendition, m_scale.msAt(0));
    for (size_t i = first.value_or(0); i < rendition.segments.size(); ++i) {
        const SegmentSnapshot &segment = rendition.segments[i];
        const double left = m_scale.xOf(segment.startMs);
        if (left > area.width())
            break;
        const double right = m_scale.xOf(segment.startMs + segment.durationMs);
        // Far beyond the edges the rasteriser loses precision.
        const double from = std::max(left, -10.0);
        const double to = std::min(right, area.width() + 10.0);
        if (to > from) {
            paintSegment(QRectF(area.left() + from + 0.75, area.top() + 1.5, std::max(to - from - 1.5, 1.0),
                                area.height() - 3),
                         segment.state);
        }
    }
}

void TimelinePainter::paintSegment(const QRectF &box, SegmentState state)
{
    const QPointF topLeft = box.topLeft();
    switch (state) {
    case SegmentState::Missing: {
        QColor quiet = m_accents.muted;
        quiet.setAlphaF(0.55F);
        m_painter.setPen(QPen(quiet, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    case SegmentState::Queued:
        m_painter.setPen(QPen(m_accents.busy, 1.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        return;
    case SegmentState::Cached:
        m_painter.fillRect(box, m_accents.good);
        return;
    case SegmentState::Building: {
        QColor back = m_accents.busy;
        back.setAlphaF(0.25F);
        m_painter.fillRect(box, back);
        m_painter.setBrushOrigin(topLeft);
        m_painter.setPen(QPen(m_accents.busy, 1.5));
        m_painter.setBrush(QBrush(m_accents.busy, Qt::BDiagPattern));
        m_painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        return;
    }
    case SegmentState::Failed: {
        QColor back = m_accents.bad;
        back.setAlphaF(0.25F);
        m_painter.fillRect(box, back);
        m_painter.setPen(QPen(m_accents.bad, 1.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75));
        // A cross as high as the box, so a wide segment does not turn it into a flat one.
        const double half = std::min(box.width(), box.height()) / 2 - 2;
        const QPointF c = box.center();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.drawLine(c - QPointF(half, half), c + QPointF(half, half));
        m_painter.drawLine(c + QPointF(-half, half), c + QPointF(half, -half));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        return;
    }
    }
}

// Several segments share a pixel: the filled height is the cached share, marks on top and bottom say the
// rest.
void TimelinePainter::paintColumns(const QRect &area, const RenditionSnapshot &rendition)
{
    const int height = area.height() - 4;
    for (int x = 0; x < area.width(); ++x) {
        const auto count = TimelineContent::countBetween(rendition, m_scale.msAt(x), m_scale.msAt(x + 1));
        if (count.total == 0)
            continue;
        const int left = area.left() + x;
        const int filled = int(std::ceil(double(height) * count.cached / count.total));
        m_painter.fillRect(left, area.bottom() - 1 - filled, 1, filled, m_accents.good);
        if (count.building > 0 && x % 3 != 2)
            m_painter.fillRect(left, area.top() + 2, 1, height, m_accents.busy);
        if (count.failed > 0) {
            m_painter.fillRect(left, area.top() + 2, 1, height, m_accents.bad);
            m_painter.fillRect(left - 2, area.top(), 5, 3, m_accents.bad);
            m_painter.fillRect(left - 2, area.bottom() - 2, 5, 3, m_accents.bad);
        }
    }
    m_painter.setPen(m_accents.muted);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
}

void TimelinePainter::paintPlayheads()
{
    if (m_layout.rows().size() < 2)
        return;
    const int top = m_layout.rows()[1].area.top() - 2;
    const int bottom = m_layout.rows().back().area.bottom();
    const QColor colour = m_palette.color(QPalette::Text);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const qint64 ms : m_content.playheadsMs()) {
        const double x = m_scale.xOf(ms);
        if (x < 0 || x > m_layout.laneWidth())
            continue;
        const QPointF tip(m_layout.left() + x, top + 8);
        m_painter.setPen(QPen(m_palette.color(QPalette::Base), 4));
        m_painter.drawLine(tip, QPointF(tip.x(), bottom));
        m_painter.setPen(QPen(colour, 2));
        m_painter.drawLine(tip, QPointF(tip.x(), bottom));
        m_painter.setPen(QPen(m_palette.color(QPalette::Base), 1));
        m_painter.setBrush(colour);
        m_painter.drawPolygon(QPolygonF({tip + QPointF(-6, -9), tip + QPointF(6, -9), tip + QPointF(0, 2)}));
    }
    m_painter.restore();
}

void TimelinePainter::paintLegend()
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    const QRect area = m_layout.legend();
    const int side = metrics.height() - 4;
    int x = area.left();
    const auto write = [&](const QString &text) {
        const int width = metrics.horizontalAdvance(text);
        m_painter.setPen(m_accents.muted);
        m_painter.drawText(QRect(x, area.top(), width + 2, metrics.height()), Qt::AlignVCenter, text);
        x += width + 18;
    };
    if (!m_content.renditions().empty()) {
        const std::array states{std::pair{SegmentState::Missing, tr("not made yet")},
                                std::pair{SegmentState::Queued, tr("waits for its turn")},
                                std::pair{SegmentState::Building, tr("being made")},
                                std::pair{SegmentState::Cached, tr("ready in the cache")},
                                std::pair{SegmentState::Failed, tr("failed")}};
        for (const auto &[state, text] : states) {
            paintSegment(QRectF(x, area.top() + 2, side + 6, side), state);
            x += side + 12;
            write(text);
        }
    }
    if (!m_content.playheadsMs().empty()) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_palette.color(QPalette::Text));
        const QPointF tip(x + 6, area.top() + side);
        m_painter.drawPolygon(QPolygonF({tip + QPointF(-6, -9), tip + QPointF(6, -9), tip + QPointF(0, 2)}));
        m_painter.restore();
        x += 18;
        write(tr("a player is here"));
    }
}

} // namespace cuegate
