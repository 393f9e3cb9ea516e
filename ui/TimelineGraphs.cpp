// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineGraphs.h"

#include "ui/Format.h"

#include <algorithm>
#include <cmath>

namespace cuegate {

void TimelineGraphs::paintKeyframes(const QRect &area)
{
    paintFrames(area);
    paintMarks(area, m_view.content.keyframesUs(), m_view.accents.marker);
}

// Between keyframes the pictures follow each other at the nominal rate: times in Matroska are rounded.
void TimelineGraphs::paintFrames(const QRect &area)
{
    constexpr double kLeastPixels = 5;
    const std::vector<qint64> &keyframes = m_view.content.keyframesUs();
    const double frameUs = double(m_view.content.frameNs()) / 1000;
    if (frameUs <= 0 || keyframes.empty() || frameUs / 1000 / m_view.scale.msPerPixel() < kLeastPixels)
        return;
    const double beginUs = m_view.scale.startMs() * 1000;
    const double endUs = beginUs + m_view.scale.spanMs() * 1000;
    auto keyframe = std::ranges::upper_bound(keyframes, qint64(beginUs));
    keyframe -= keyframe == keyframes.begin() ? 0 : 1;
    m_view.painter.setPen(QPen(m_view.accents.muted, 1));
    const double top = area.top() + area.height() * 0.55;
    for (; keyframe != keyframes.end() && double(*keyframe) < endUs; ++keyframe) {
        const auto next = std::next(keyframe);
        const double groupEndUs = next == keyframes.end() ? double(m_view.content.durationMs()) * 1000
                                                          : double(*next) - frameUs / 2;
        const double first = std::max(1.0, std::floor((beginUs - double(*keyframe)) / frameUs));
        for (double n = first; double(*keyframe) + n * frameUs < std::min(groupEndUs, endUs); ++n) {
            const double x = xOfUs(area, std::llround(double(*keyframe) + n * frameUs));
            m_view.painter.drawLine(QPointF(x, top), QPointF(x, area.bottom() - 2));
        }
    }
}

// Single marks where there is room for them, else how many there are.
void TimelineGraphs::paintMarks(const QRect &area, std::span<const qint64> timesUs, const QColor &colour)
{
    const auto begin = std::ranges::lower_bound(timesUs, qint64(std::floor(m_view.scale.startMs())) * 1000);
    const auto end = std::lower_bound(begin, timesUs.end(),
                                      qint64(m_view.scale.startMs() + m_view.scale.spanMs() + 1) * 1000);
    QPainter &painter = m_view.painter;
    if (size_t(end - begin) * 5 < size_t(area.width())) {
        painter.setPen(QPen(colour, 1.6));
        painter.setRenderHint(QPainter::Antialiasing);
        for (auto at = begin; at != end; ++at) {
            const double x = xOfUs(area, *at);
            painter.drawLine(QPointF(x, area.top() + 4), QPointF(x, area.bottom() - 3));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        return;
    }
    // Bins wider than a pixel: else the remainder of marks per pixel shows as a comb.
    constexpr int kBinWidth = 4;
    const int columns = (area.width() + kBinWidth - 1) / kBinWidth;
    std::vector<size_t> bins(static_cast<size_t>(columns));
    size_t most = 1;
    auto from = begin;
    for (int bin = 0; bin < columns; ++bin) {
        const auto to = std::lower_bound(from, end, m_view.scale.msAt((bin + 1) * kBinWidth) * 1000);
        bins[size_t(bin)] = size_t(to - from);
        most = std::max(most, bins[size_t(bin)]);
        from = to;
    }
    const int tallest = area.height() - 6;
    for (int bin = 0; bin < columns; ++bin) {
        if (bins[size_t(bin)] == 0)
            continue;
        const int height = std::max(3, int(double(tallest) * double(bins[size_t(bin)]) / double(most)));
        painter.fillRect(area.left() + bin * kBinWidth, area.bottom() - 2 - height, kBinWidth - 1, height,
                         colour);
    }
}

std::vector<qint64> TimelineGraphs::valuesOf(const QRect &area,
                                             const std::function<qint64(qint64, qint64)> &value) const
{
    std::vector<qint64> values(static_cast<size_t>(area.width()));
    for (int x = 0; x < area.width(); ++x)
        values[size_t(x)] = value(m_view.scale.msAt(x), m_view.scale.msAt(x + 1));
    return values;
}

void TimelineGraphs::paintGroups(const QRect &area)
{
    const auto longest = [this](qint64 from, qint64 to) { return m_view.content.longestGroupUs(from, to); };
    const std::vector<qint64> values = valuesOf(area, longest);
    const qint64 most = std::ranges::max(values);
    paintCurve(area, values, tr("up to %1").arg(Format::seconds(most / 1000)));
}

void TimelineGraphs::paintBitrate(const QRect &area)
{
    const auto rate = [this](qint64 from, qint64 to) { return m_view.content.bitrateBetween(from, to); };
    const std::vector<qint64> values = valuesOf(area, rate);
    paintCurve(area, values, tr("up to %1").arg(Format::bitrate(std::ranges::max(values))));
}

void TimelineGraphs::paintCurve(const QRect &area, const std::vector<qint64> &values, const QString &text)
{
    QPainter &painter = m_view.painter;
    const qint64 most = std::max<qint64>(1, std::ranges::max(values));
    QColor body = m_view.accents.marker;
    body.setAlphaF(0.35F);
    const int tallest = area.height() - 4;
    int previous = -1;
    for (int x = 0; x < area.width(); ++x) {
        const int height = int(double(tallest) * double(values[size_t(x)]) / double(most));
        const int top = area.bottom() + 1 - height;
        painter.fillRect(area.left() + x, top, 1, height, body);
        const int lineEnd = previous < 0 ? top : previous;
        painter.fillRect(area.left() + x, std::min(top, lineEnd), 1, std::abs(top - lineEnd) + 1,
                         m_view.accents.marker);
        previous = top;
    }
    const QFontMetrics metrics = painter.fontMetrics();
    QRect box(0, area.top() + 2, metrics.horizontalAdvance(text) + 10, metrics.height());
    box.moveRight(area.right() - 2);
    QColor plate = m_view.palette.color(QPalette::Base);
    plate.setAlphaF(0.82F);
    painter.fillRect(box, plate);
    painter.setPen(m_view.palette.color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

void TimelineGraphs::paintCues(const QRect &area, const TimelineContent::CueRow &cues)
{
    paintMarks(area, cues.timesUs, m_view.accents.muted);
}

void TimelineGraphs::paintFetched(const QRect &area)
{
    constexpr double kLeastPixels = 1.5; // of a small range: that it is there is worth knowing
    const std::vector<TimelineContent::TimeRange> &ranges = m_view.content.fetched();
    auto range = std::ranges::lower_bound(ranges, qint64(m_view.scale.startMs() * 1000), {},
                                          &TimelineContent::TimeRange::endUs);
    double drawnTo = -1;
    for (; range != ranges.end(); ++range) {
        const double begin = std::max(m_view.scale.xOf(double(range->beginUs) / 1000), 0.0);
        const double end = std::min(m_view.scale.xOf(double(range->endUs) / 1000), double(area.width()));
        if (begin > area.width())
            break;
        if (end < drawnTo)
            continue;
        drawnTo = std::max(end, begin + kLeastPixels);
        m_view.painter.fillRect(
            QRectF(area.left() + begin, area.top() + 3, drawnTo - begin, area.height() - 6),
            m_view.accents.marker);
    }
}

} // namespace cuegate
