// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a film: times, keyframes, lengths of groups of pictures, bitrate, cue points, what was
// fetched, and the segments of each rendition. Wheel and +/- zoom, drag, arrows and Page keys pan, Home and
// End jump, double click or 0 shows the whole film, a click copies the time, the context menu plays from
// there. Thread: gui.
#pragma once

#include "ui/InstalledPlayers.h"
#include "ui/KeyframePictures.h"
#include "ui/TimelineContent.h"
#include "ui/TimelineLayout.h"
#include "ui/TimelineScale.h"

#include <QPixmap>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace cuegate {

class TimelineMenu;

class TimelineWidget final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineWidget(QWidget *parent = nullptr);

    /// Another film: shows it whole.
    void setMedia(const std::shared_ptr<const MediaInfo> &media);
    void setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline);

    /// Where the film can be had, and who gives pictures of its keyframes; nothing: no film.
    void setSource(const SourceUrls &urls, KeyframePictures::Ask pictures);
    void setPlayers(const InstalledPlayers &players) { m_players = players; }

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

Q_SIGNALS:
    void copied(const QString &sentence); ///< from the menu: what is on the clipboard now
    void failed(const QString &sentence);

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
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void relayout();
    void viewChanged();
    void renderStill();
    void paintHover(QPainter &painter);
    void copyTime(QPoint position);
    void showMenu(QPoint position);
    void wantPicture();
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] QString segmentUrlAt(QPoint position) const;
    [[nodiscard]] double anchor() const;
    [[nodiscard]] bool isInLanes(QPoint position) const;

    std::shared_ptr<const MediaInfo> m_media;
    TimelineContent m_content;
    TimelineScale m_scale;
    TimelineLayout m_layout;
    SourceUrls m_urls;
    InstalledPlayers m_players;
    KeyframePictures m_pictures;
    QPointer<TimelineMenu> m_menu;
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
