// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's tab that lists the cues or keyframes of a source. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace cuegate {

class CueTableModel;
class FilterBar;

class CuePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit CuePanel(QWidget *parent = nullptr);

    void setSource(const SourceSnapshot &source);
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] FilterBar *bar() const { return m_bar; }

private:
    void updateCount();

    SourceId m_source;
    CueTableModel *m_model;
    FilterBar *m_bar;
    QTableView *m_view;
    QLabel *m_none;
};

} // namespace cuegate
