// SPDX-License-Identifier: GPL-3.0-or-later
// Where a player is in a film: how much was shown, and how much is loaded beyond that. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QWidget>

namespace cuegate {

class PlayBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PlayBar(QWidget *parent = nullptr);
    void setSession(const SessionSnapshot &session);

    QSize sizeHint() const override { return {200, 8}; }
    QSize minimumSizeHint() const override { return {60, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_shown = 0;  ///< of the film's duration
    double m_loaded = 0; ///< likewise, from the beginning
};

} // namespace cuegate
