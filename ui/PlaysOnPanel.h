// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's tab that says what will happen on each kind of player: copied or converted, per track, and
// why. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"
#include "core/plan/PlayerProfile.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace cuegate {

/// As the playlist is made: of \p timeline, or, where that is not known, as if everything can be decoded
/// here.
[[nodiscard]] std::vector<TrackVerdict> shownVerdicts(const MediaInfo &media,
                                                      const TimelineSnapshot *timeline);

class PlaysOnPanel final : public QScrollArea
{
    Q_OBJECT
public:
    explicit PlaysOnPanel(QWidget *parent = nullptr);

    void setMedia(const std::shared_ptr<const MediaInfo> &media);
    void setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline);
    /// As a screen reader has it, for tests: one string for each player.
    [[nodiscard]] QStringList texts() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *icon;
        QLabel *name;
        QLabel *verdict;
        QLabel *tracks;
    };
    void addRow(QGridLayout &grid, const PlayerProfile &player);
    void refresh();
    void updateRow(const Row &row, const PlayerProfile &player);

    std::shared_ptr<const MediaInfo> m_media;
    std::vector<TrackVerdict> m_verdicts;
    std::vector<Row> m_rows; ///< as playerProfiles()
    QLabel *m_footnote;
};

} // namespace cuegate
