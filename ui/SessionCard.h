// SPDX-License-Identifier: GPL-3.0-or-later
// One player: what it is, what it plays and where, how it is served and why, how fast; and a way to stop it.
// Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace cuegate {

class PlayBar;
class TrafficGraph;

class SessionCard final : public QFrame
{
    Q_OBJECT
public:
    explicit SessionCard(QWidget *parent = nullptr);
    void setSession(const SessionSnapshot &session);
    [[nodiscard]] quint64 id() const { return m_id; }

Q_SIGNALS:
    void stopRequested(quint64 id);

private:
    [[nodiscard]] QLayout *makeHead();
    [[nodiscard]] QLayout *makeTimes();
    void setState(const SessionSnapshot &session);

    quint64 m_id = 0;
    QLabel *m_film;
    QLabel *m_device;
    QLabel *m_state;
    QPushButton *m_stop;
    PlayBar *m_bar;
    QLabel *m_position;
    QLabel *m_buffer;
    QLabel *m_parts;
    QLabel *m_speed;
    QLabel *m_reason;
    TrafficGraph *m_graph;
};

} // namespace cuegate
