// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TrafficGraph.h"

#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr int kSeconds = 120;
// What is shown as the rate now: segments come in bursts.
constexpr size_t kLatestSeconds = 3;
// Below this a line would show noise as mountains.
constexpr qint64 kLeastTopBytes = 12'500;
constexpr int kSwatch = 10;
constexpr int kGap = 5;

} // namespace

TrafficGraph::TrafficGraph(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followLanguage(this, [this] { describe(); });
}

QSize TrafficGraph::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 46, fontMetrics().height() * 5};
}

QSize TrafficGraph::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 5};
}

void TrafficGraph::setSamples(const std::vector<TrafficSample> &samples)
{
    if (samples == m_samples)
        return;
    m_samples = samples;
    describe();
    update();
}

qint64 TrafficGraph::latest(Field field) const
{
    const size_t count = std::min(kLatestSeconds, m_samples.size());
    qint64 sum = 0;
    for (size_t i = m_samples.size() - count; i < m_samples.size(); ++i)
        sum += m_samples[i].*field;
    return count == 0 ? 0 : sum / qint64(count);
}

void TrafficGraph::describe()
{
    const QString text = tr("Fetched: %1. Sent: %2.", "rates")
                             .arg(Format::bitrate(latest(&TrafficSample::upstreamBytes) * 8),
                                  Format::bitrate(latest(&TrafficSample::downstreamBytes) * 8));
    setAccessibleName(text);
    setToolTip(tr("The last two minutes. Fetched: from where the film is. Sent: to the player."));
}

// The newest second stands at the trailing edge, the oldest slides out at the leading one.
QPolygonF TrafficGraph::line(Field field, const QRectF &area, qint64 most) const
{
    QPolygonF points;
    const double step = area.width() / (kSeconds - 1);
    const auto count = qsizetype(m_samples.size());
    for (qsizetype i = 0; i < count; ++i) {
        const double back = double(count - 1 - i) * step;
        const double x = layoutDirection() == Qt::LeftToRight ? area.right() - back : area.left() + back;
        const double share = double(m_samples[size_t(i)].*field) / double(most);
        points << QPointF(x, area.bottom() - share * area.height());
    }
    return points;
}

// Beside each other, or below each other where there is no room; returns the height it took.
int TrafficGraph::paintLegend(QPainter &painter) const
{
    const Accents accents = Accents::of(palette());
    const auto rate = [this](Field field) { return Format::bitrate(latest(field) * 8); };
    const std::pair<QColor, QString> entries[] = {
        {accents.marker, Format::isolated(tr("Fetched %1").arg(rate(&TrafficSample::upstreamBytes)))},
        {accents.good, Format::isolated(tr("Sent %1").arg(rate(&TrafficSample::downstreamBytes)))}};
    const int height = fontMetrics().height();
    const int align = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    QPoint at;
    for (const auto &[colour, text] : entries) {
        const int textWidth = fontMetrics().horizontalAdvance(text) + 1;
        if (at.x() > 0 && at.x() + kSwatch + kGap + textWidth > width())
            at = {0, at.y() + height};
        const auto mirrored = [&](const QRect &place) {
            return QStyle::visualRect(layoutDirection(), rect(), place);
        };
        painter.fillRect(mirrored({at.x(), at.y() + (height - kSwatch) / 2, kSwatch, kSwatch}), colour);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(mirrored({at.x() + kSwatch + kGap, at.y(), textWidth, height}), align, text);
        at.rx() += kSwatch + kGap + textWidth + 3 * kGap;
    }
    return at.y() + height;
}

// What the upper edge stands for, legible over the lines.
void TrafficGraph::paintTop(QPainter &painter, const QRectF &box, qint64 most) const
{
    const QString text = Format::isolated(Format::bitrate(most * 8));
    const QRect place(int(box.left()) + 3, int(box.top()) + 2, fontMetrics().horizontalAdvance(text) + 6,
                      fontMetrics().height());
    const QRect shown = QStyle::visualRect(layoutDirection(), rect(), place);
    QColor back = palette().color(QPalette::Base);
    back.setAlphaF(0.75F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(shown, 3, 3);
    painter.setPen(Accents::of(palette()).muted);
    painter.drawText(shown, Qt::AlignCenter, text);
}

void TrafficGraph::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const int legendHeight = paintLegend(painter);
    const Accents accents = Accents::of(palette());
    const QRectF box = QRectF(rect()).adjusted(0.5, legendHeight + 4.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accents.lane);
    painter.drawRoundedRect(box, 4, 4);
    qint64 most = kLeastTopBytes;
    for (const TrafficSample &sample : m_samples)
        most = std::max({most, sample.upstreamBytes, sample.downstreamBytes});
    const QRectF area = box.adjusted(2, 4, -2, -3);
    if (m_samples.size() > 1) {
        painter.setClipRect(box);
        // What was sent as an area, what was fetched as a line over it: neither hides the other.
        QPolygonF sent = line(&TrafficSample::downstreamBytes, area, most);
        QColor fill = accents.good;
        fill.setAlphaF(0.35F);
        QPolygonF closed = sent;
        closed << QPointF(sent.last().x(), area.bottom()) << QPointF(sent.first().x(), area.bottom());
        painter.setBrush(fill);
        painter.drawPolygon(closed);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accents.good, 1.2));
        painter.drawPolyline(sent);
        painter.setPen(QPen(accents.marker, 1.6));
        painter.drawPolyline(line(&TrafficSample::upstreamBytes, area, most));
        painter.setClipping(false);
    }
    paintTop(painter, box, most);
}

} // namespace cuegate
