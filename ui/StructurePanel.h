// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's tab that shows the raw structure of a source; reads nothing before it can be seen.
// Thread: gui.
#pragma once

#include "ui/StructureModel.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace cuegate {

class FilterBar;

class StructurePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit StructurePanel(Gateway &gateway, QWidget *parent = nullptr);

    void setSource(const SourceSnapshot &source);
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] StructureModel *model() const { return m_model; }
    [[nodiscard]] FilterBar *bar() const { return m_bar; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void filter(const QString &text);
    void expandLoaded(const QModelIndex &parent);
    void open(const QModelIndex &index);
    void updateCount();
    void expandWhatIsFew();

    StructureModel *m_model;
    QSortFilterProxyModel *m_filtered;
    FilterBar *m_bar;
    QTreeView *m_view;
    QLabel *m_none;
    bool m_isNew = true; ///< nothing of this source has been opened yet
};

} // namespace cuegate
