// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of films that are being made, how far each is, and a way to cancel it. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace cuegate {

class JobTableModel;

class JobsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit JobsPanel(Gateway &gateway, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();

private:
    [[nodiscard]] QWidget *makeHeader();
    void makeTable();
    void setTexts();
    void refresh();
    void addButtons(int first, int last);
    void updateButtons();
    [[nodiscard]] QString summary() const;

    Gateway &m_gateway;
    JobTableModel *m_model;
    QTableView *m_table;
    QLabel *m_title;
    QToolButton *m_close;
    QLabel *m_summary;
    QLabel *m_empty;
    QStackedWidget *m_stack;
};

} // namespace cuegate
