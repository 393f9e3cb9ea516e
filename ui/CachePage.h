// SPDX-License-Identifier: GPL-3.0-or-later
// What the caches hold: how full, how useful, which parts of which film; pins, clearing, limits. Asks for the
// snapshots only while it can be seen. Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace cuegate {

class CachedTitleModel;
class CacheLimits;

class CachePage final : public QWidget
{
    Q_OBJECT
public:
    explicit CachePage(Gateway &gateway, QWidget *parent = nullptr);
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] CacheLimits *limits() const { return m_limits; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeSummary();
    void makeTable();
    void setTexts();
    void take(const CacheSnapshot &cache);
    void updateSummary();
    void fitTable();
    void addButtons();
    void updateButtons();
    void clear(int row);
    void clearAll();

    Gateway &m_gateway;
    CacheSnapshot m_cache;
    CachedTitleModel *m_model;
    QLabel *m_title;
    QLabel *m_used;
    QProgressBar *m_bar;
    QLabel *m_facts;
    QLabel *m_problem;
    QPushButton *m_clearAll;
    QTableView *m_table;
    QLabel *m_nothing;
    QLabel *m_limitsTitle;
    CacheLimits *m_limits;
};

} // namespace cuegate
