// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineWidget.h"

#include "ui/Format.h"
#include "ui/MediaText.h"
#include "ui/TimelinePainter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleHints>
#include <QStyleOptionFocusRect>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr double kZoomStep = 1.5;
static constexpr int kConfirmationMs = 1500;

TimelineWidget::TimelineWidget(QWidget *parent)
    : QWidget(parent)
    , m_layout(m_content, fontMetrics(), width())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Time runs from left to right in every language, as it does in players.
    setLayoutDirection(Qt::LeftToRight);
    m_confirmationTimer.setSingleShot(true);
    connect(&m_confirmationTimer, &QTimer::timeout, this, [this] {
        m_confirmation.clear();
        update();
    });
}

void TimelineWidget::setMedia(const std::shared_ptr<const MediaInfo> &media)
{
    if (media == m_media)
        return;
    m_media = media;
    m_content = TimelineContent(media.get(), nullptr);
    m_scale.setDurationMs(m_content.durationMs());
    m_scale.showWhole();
    relayout();
}

void TimelineWidget::setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline)
{
    const size_t before = m_content.renditions().size();
    m_content.setTimeline(timeline);
    m_scale.setDurationMs(m_content.durationMs());
    if (m_content.renditions().size() != before)
        relayout();
    else
        viewChanged();
}

void TimelineWidget::relayout()
{
    m_layout = TimelineLayout(m_content, fontMetrics(), width());
    m_scale.setWidth(m_layout.laneWidth());
    updateGeometry();
    viewChanged();
}

void TimelineWidget::viewChanged()
{
    m_still = QPixmap();
    update();
}

QSize TimelineWidget::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 90, m_layout.height()};
}

QSize TimelineWidget::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, m_layout.height()};
}

void TimelineWidget::renderStill()
{
    m_still = QPixmap(size() * devicePixelRatioF());
    m_still.setDevicePixelRatio(devicePixelRatioF());
    m_still.fill(palette().color(QPalette::Base));
    QPainter painter(&m_still);
    painter.setFont(font());
    const QPalette colours = palette();
    TimelinePainter(painter, m_content, m_layout, m_scale, colours).paint();
}

void TimelineWidget::paintEvent(QPaintEvent * /*event*/)
{
    if (m_still.isNull() || m_still.devicePixelRatio() != devicePixelRatioF())
        renderStill();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_still);
    if (!m_isDragging)
        paintHover(painter);
    painter.setPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TimelineWidget::paintHover(QPainter &painter)
{
    if (!isInLanes(m_hover))
        return;
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.5F);
    painter.setPen(line);
    painter.drawLine(m_hover.x(), m_layout.rows().front().area.top(), m_hover.x(),
                     m_layout.rows().back().area.bottom());
    paintBubble(painter, m_confirmation.isEmpty() ? describe(m_hover) : QStringList{m_confirmation}, m_hover);
}

void TimelineWidget::paintBubble(QPainter &painter, const QStringList &lines, QPoint at)
{
    const QFontMetrics metrics = fontMetrics();
    int textWidth = 0;
    for (const QString &line : lines)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(line));
    QRect box(0, 0, textWidth + 20, int(lines.size()) * metrics.lineSpacing() + 12);
    box.moveTopLeft(at + QPoint(14, 14));
    if (box.right() > width() - 4)
        box.moveRight(at.x() - 14);
    if (box.bottom() > height() - 4)
        box.moveBottom(std::max(at.y() - 10, box.height() + 2));
    box.moveLeft(std::max(box.left(), 4));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(palette().color(QPalette::ToolTipText));
    int y = box.top() + 6;
    for (const QString &line : lines) {
        painter.drawText(QRect(box.left() + 10, y, textWidth + 4, metrics.lineSpacing()), Qt::AlignVCenter,
                         line);
        y += metrics.lineSpacing();
    }
    painter.restore();
}

bool TimelineWidget::isInLanes(QPoint position) const
{
    return position.x() >= m_layout.left() && position.x() < m_layout.left() + m_layout.laneWidth() &&
           position.y() >= 0 && position.y() <= m_layout.rows().back().area.bottom() + 4 &&
           m_content.durationMs() > 0;
}

QString TimelineWidget::segmentText(const RenditionSnapshot &rendition, qint64 ms) const
{
    const auto number = TimelineContent::segmentAt(rendition, ms);
    if (!number)
        return tr("no segment here");
    const SegmentSnapshot &segment = rendition.segments[*number];
    const QString head =
        tr("Segment %1, %2").arg(Format::count(qint64(*number)), Format::duration(segment.durationMs));
    switch (segment.state) {
    case SegmentState::Missing:
        return tr("%1: made when a player asks for it").arg(head);
    case SegmentState::Queued:
        return tr("%1: waits for its turn to be made").arg(head);
    case SegmentState::Building:
        return tr("%1: being made").arg(head);
    case SegmentState::Failed:
        return tr("%1: could not be made").arg(head);
    case SegmentState::Cached:
        break;
    }
    return tr("%1: ready, %2").arg(head, Format::bytes(segment.bytes));
}

QStringList TimelineWidget::describe(QPoint position) const
{
    if (!isInLanes(position))
        return {};
    const double x = position.x() - m_layout.left();
    const qint64 ms = m_scale.msAt(x);
    QStringList lines{Format::clockTime(ms, Format::Precision::Milliseconds)};
    const TimelineLayout::Row *row = m_layout.rowAt(position.y());
    if (row && row->lane == TimelineLayout::Lane::Rendition) {
        const RenditionSnapshot &rendition = m_content.renditions()[row->rendition];
        lines << segmentText(rendition, ms);
        const QString way = rendition.isCopy ? tr("copied") : tr("converted");
        lines << (rendition.codecs.isEmpty() ? u"%1: %2"_s.arg(row->label, way)
                                             : u"%1: %2 (%3)"_s.arg(row->label, way, rendition.codecs));
    }
    if (const auto nearest = m_content.nearestKeyframe(ms)) {
        lines << tr("Nearest keyframe: %1 at byte %2")
                     .arg(Format::clockTime(m_content.keyframesMs()[*nearest],
                                            Format::Precision::Milliseconds),
                          Format::count(m_content.keyframeOffsetBytes(*nearest)));
    }
    if (row && row->lane == TimelineLayout::Lane::Bitrate)
        lines << Format::bitrate(m_content.bitrateBetween(ms, m_scale.msAt(x + 1)));
    return lines;
}

void TimelineWidget::copyTime(QPoint position)
{
    const qint64 ms = m_scale.msAt(position.x() - m_layout.left());
    const QString time = Format::clockTime(ms, Format::Precision::Milliseconds);
    QGuiApplication::clipboard()->setText(time);
    m_confirmation = tr("Copied %1").arg(time);
    m_confirmationTimer.start(kConfirmationMs);
    update();
}

void TimelineWidget::zoomIn()
{
    m_scale.zoom(kZoomStep, isInLanes(m_hover) ? m_hover.x() - m_layout.left() : m_scale.width() / 2.0);
    viewChanged();
}

void TimelineWidget::zoomOut()
{
    m_scale.zoom(1 / kZoomStep, isInLanes(m_hover) ? m_hover.x() - m_layout.left() : m_scale.width() / 2.0);
    viewChanged();
}

void TimelineWidget::showWhole()
{
    m_scale.showWhole();
    viewChanged();
}

void TimelineWidget::resizeEvent(QResizeEvent * /*event*/)
{
    relayout();
}

void TimelineWidget::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier || std::abs(delta.x()) > std::abs(delta.y()))
        m_scale.panBy(-(delta.x() != 0 ? delta.x() : delta.y()));
    else
        m_scale.zoom(std::pow(kZoomStep, delta.y() / 120.0), event->position().x() - m_layout.left());
    viewChanged();
    event->accept();
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = m_dragged = event->pos();
    m_isDragging = false;
    m_swallowRelease = false;
}

void TimelineWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = event->pos();
    if (event->buttons() & Qt::LeftButton) {
        const int moved = (event->pos() - m_pressed).manhattanLength();
        m_isDragging = m_isDragging || moved >= QGuiApplication::styleHints()->startDragDistance();
        if (m_isDragging) {
            m_scale.panBy(m_dragged.x() - event->pos().x());
            m_dragged = event->pos();
            m_still = QPixmap();
        }
    }
    update();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mouseReleaseEvent(event);
    if (!m_isDragging && !m_swallowRelease && isInLanes(event->pos()))
        copyTime(event->pos());
    m_isDragging = false;
    update();
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent * /*event*/)
{
    m_swallowRelease = true;
    showWhole();
}

void TimelineWidget::leaveEvent(QEvent * /*event*/)
{
    m_hover = {-1, -1};
    update();
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    const double page = m_scale.width() / 8.0;
    switch (event->key()) {
    case Qt::Key_Left:
        m_scale.panBy(-page);
        break;
    case Qt::Key_Right:
        m_scale.panBy(page);
        break;
    case Qt::Key_Home:
        m_scale.showStart();
        break;
    case Qt::Key_End:
        m_scale.showEnd();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return showWhole();
    default:
        return QWidget::keyPressEvent(event);
    }
    viewChanged();
}

void TimelineWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        relayout();
    QWidget::changeEvent(event);
}

} // namespace cuegate
