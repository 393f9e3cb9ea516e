// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineWidget.h"

#include "ui/Format.h"
#include "ui/TimelineBubble.h"
#include "ui/TimelineMenu.h"
#include "ui/TimelinePainter.h"
#include "ui/TimelineText.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QCursor>
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
static constexpr int kLeastFrames = 5; // across, zoomed in as far as it goes

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
    connect(&m_pictures, &KeyframePictures::changed, this, qOverload<>(&QWidget::update));
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
    const qint64 frameMs = m_content.frameNs() / 1'000'000;
    m_scale.setShortestSpanMs(frameMs > 0 ? kLeastFrames * frameMs : TimelineScale::kShortestSpanMs);
    m_scale.setDurationMs(m_content.durationMs());
    m_scale.showWhole();
    relayout();
}

void TimelineWidget::setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline)
{
    m_content.setTimeline(timeline);
    m_scale.setDurationMs(m_content.durationMs());
    relayout();
}

void TimelineWidget::setSource(const SourceUrls &urls, KeyframePictures::Ask pictures)
{
    m_urls = urls;
    m_pictures.setSource(std::move(pictures));
}

void TimelineWidget::relayout()
{
    const int heightBefore = m_layout.height();
    m_layout = TimelineLayout(m_content, fontMetrics(), width());
    m_scale.setWidth(m_layout.laneWidth());
    if (m_layout.height() != heightBefore)
        updateGeometry();
    viewChanged();
}

void TimelineWidget::viewChanged()
{
    m_still = QPixmap();
    wantPicture();
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
    const TimelineView view{painter, m_content, m_scale, colours, Accents::of(colours)};
    TimelinePainter(view, m_layout).paint();
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
    if (m_menu)
        return;
    TimelineBubble bubble{{m_confirmation}, {}, {}};
    if (m_confirmation.isEmpty())
        bubble = {describe(m_hover), pictureSize(), m_pictures.wanted()};
    bubble.paint(painter, palette(), m_hover, visibleRegion().boundingRect()); // it may be scrolled half away
}

bool TimelineWidget::isInLanes(QPoint position) const
{
    return position.x() >= m_layout.left() && position.x() < m_layout.left() + m_layout.laneWidth() &&
           position.y() >= 0 && position.y() <= m_layout.rows().back().area.bottom() + 4 &&
           m_content.durationMs() > 0;
}

QStringList TimelineWidget::describe(QPoint position) const
{
    if (!isInLanes(position))
        return {};
    return TimelineText::at(m_content, m_scale, m_layout.rowAt(position.y()), position.x() - m_layout.left());
}

QSize TimelineWidget::pictureSize() const
{
    constexpr int kWidest = 208, kHighest = 117;
    if (!m_pictures.areExpected() || m_content.aspect() <= 0 || m_content.keyframesUs().empty())
        return {};
    const double width = std::min(double(kWidest), kHighest * m_content.aspect());
    return {qRound(width), qRound(width / m_content.aspect())};
}

void TimelineWidget::wantPicture()
{
    const bool isHovered = isInLanes(m_hover) && !m_isDragging;
    const auto keyframe =
        isHovered ? m_content.nearestKeyframe(m_scale.msAt(m_hover.x() - m_layout.left())) : std::nullopt;
    if (!keyframe)
        return m_pictures.wantNone();
    // Not before the keyframe, else the one before it would be shown.
    const qint64 ms = (m_content.keyframesUs()[*keyframe] + 999) / 1000;
    m_pictures.want(ms, qRound(pictureSize().width() * devicePixelRatioF()));
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

QString TimelineWidget::segmentUrlAt(QPoint position) const
{
    if (m_content.renditions().empty())
        return {};
    const TimelineLayout::Row *row = m_layout.rowAt(position.y());
    const bool isRendition = row && row->lane == TimelineLayout::Lane::Rendition;
    const RenditionSnapshot &rendition = m_content.renditions()[isRendition ? row->number : 0];
    const auto number = TimelineContent::segmentAt(rendition, m_scale.msAt(position.x() - m_layout.left()));
    return number && !rendition.segmentUrl.isEmpty() ? rendition.segmentUrl.arg(*number) : QString();
}

void TimelineWidget::showMenu(QPoint position)
{
    const TimelineMenu::Spot spot{m_scale.msAt(position.x() - m_layout.left()), segmentUrlAt(position)};
    m_menu = new TimelineMenu(spot, m_urls, m_players, this);
    connect(m_menu, &TimelineMenu::copied, this, &TimelineWidget::copied);
    connect(m_menu, &TimelineMenu::failed, this, &TimelineWidget::failed);
    connect(m_menu, &QMenu::aboutToHide, this, [this] {
        m_menu.clear();
        m_hover = mapFromGlobal(QCursor::pos());
        wantPicture();
        update();
    });
    m_hover = position;
    m_pictures.wantNone();
    m_menu->popup(mapToGlobal(position));
    update();
}

double TimelineWidget::anchor() const
{
    return isInLanes(m_hover) ? m_hover.x() - m_layout.left() : m_scale.width() / 2.0;
}

void TimelineWidget::zoomIn()
{
    m_scale.zoom(kZoomStep, anchor());
    viewChanged();
}

void TimelineWidget::zoomOut()
{
    m_scale.zoom(1 / kZoomStep, anchor());
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
    wantPicture();
    update();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mouseReleaseEvent(event);
    if (!m_isDragging && !m_swallowRelease && isInLanes(event->pos()))
        copyTime(event->pos());
    m_isDragging = false;
    wantPicture();
    update();
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent * /*event*/)
{
    m_swallowRelease = true;
    showWhole();
}

void TimelineWidget::leaveEvent(QEvent * /*event*/)
{
    if (m_menu)
        return; // the line shows where it was opened
    m_hover = {-1, -1};
    wantPicture();
    update();
}

void TimelineWidget::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint position = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard && !isInLanes(m_hover))
        position = {m_layout.left() + m_layout.laneWidth() / 2, m_layout.rows().front().area.center().y()};
    else if (event->reason() == QContextMenuEvent::Keyboard)
        position = m_hover;
    if (isInLanes(position))
        showMenu(position);
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
    case Qt::Key_PageUp:
        m_scale.panBy(-m_scale.width());
        break;
    case Qt::Key_PageDown:
        m_scale.panBy(m_scale.width());
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
