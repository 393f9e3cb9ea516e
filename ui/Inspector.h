// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one source in tabs: what it is in words, its tracks, its timeline, and what went wrong; what players
// will do with it; its cues; its raw structure. Asks for the timeline only while it can be seen. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/KeyframePictures.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableView;

namespace cuegate {

class CuePanel;
class FailurePanel;
class PlaysOnPanel;
class StructurePanel;
class TimelineWidget;
class TrackTableModel;

class Inspector final : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(Gateway &gateway, QWidget *parent = nullptr);

    /// Nothing for no source.
    void setSource(const SourceSnapshot *source);
    [[nodiscard]] TimelineWidget *timeline() const { return m_timeline; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

Q_SIGNALS:
    void copyRequested();
    void watchRequested();
    void probeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeOverview();
    [[nodiscard]] QWidget *makeTracks();
    [[nodiscard]] QWidget *makeTimeline();
    [[nodiscard]] KeyframePictures::Ask pictures();
    void updateHeader();
    void updateState();
    [[nodiscard]] bool hasMedia() const;
    void showTabs();
    void updateNotes();
    void fitTracks();
    void fitTrackHeight();
    void watch();
    void takeTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline);

    Gateway &m_gateway;
    SourceSnapshot m_source; ///< empty id: none
    SourceId m_watched;
    TrackTableModel *m_tracks;
    QLabel *m_name;
    QLabel *m_place;
    QPushButton *m_copy;
    QPushButton *m_watchPage;
    QLabel *m_overview;
    QWidget *m_stateArea;
    QLabel *m_stateText;
    QProgressBar *m_progress;
    QPushButton *m_probe;
    FailurePanel *m_failure;
    QWidget *m_mediaArea;
    QTableView *m_table;
    QLabel *m_notServed;
    TimelineWidget *m_timeline;
    QWidget *m_notesArea;
    QLabel *m_notes;
    PlaysOnPanel *m_playsOn;
    CuePanel *m_cues;
    StructurePanel *m_structure;
    QTabWidget *m_tabs;
    int m_chosenTab = 0;
    bool m_hasTabs = false;
};

} // namespace cuegate
