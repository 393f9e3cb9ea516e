// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a film: times, keyframes, bitrate and the segments of each rendition. Wheel and +/- zoom,
// drag and arrows pan, Home and End jump, double click or 0 shows the whole film, a click copies the time.
// Thread: gui.
#pragma once

#include "ui/TimelineContent.h"
#include "ui/TimelineLayout.h"
#include "ui/TimelineScale.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace cuegate {

class TimelineWidget final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineWidget(QWidget *parent = nullptr);

    /// Another film: shows it whole.
    void setMedia(const std::shared_ptr<const MediaInfo> &media);
    void setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline);

    void zoomIn();
    void zoomOut();
    void showWhole();

    [[nodiscard]] const TimelineScale &scale() const { return m_scale; }
    [[nodiscard]] const TimelineContent &content() const { return m_content; }
    [[nodiscard]] int laneLeft() const { return m_layout.left(); }
    /// What the bubble says for a position of the mouse; empty outside the lanes.
    [[nodiscard]] QStringList describe(QPoint position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void relayout();
    void viewChanged();
    void renderStill();
    void paintHover(QPainter &painter);
    void paintBubble(QPainter &painter, const QStringList &lines, QPoint at);
    void copyTime(QPoint position);
    [[nodiscard]] QString segmentText(const RenditionSnapshot &rendition, qint64 ms) const;
    [[nodiscard]] bool isInLanes(QPoint position) const;

    std::shared_ptr<const MediaInfo> m_media;
    TimelineContent m_content;
    TimelineScale m_scale;
    TimelineLayout m_layout;
    QPixmap m_still; ///< everything but hover and focus; null: to be drawn
    QPoint m_hover{-1, -1};
    QPoint m_pressed;
    QPoint m_dragged;
    bool m_isDragging = false;
    bool m_swallowRelease = false;
    QString m_confirmation; ///< shown instead of the hover text for a moment
    QTimer m_confirmationTimer;
};

} // namespace cuegate
