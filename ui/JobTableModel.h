// SPDX-License-Identifier: GPL-3.0-or-later
// What is being made, one job a row. A row stays where it is while its job lasts, so that nobody cancels the
// wrong one because rows jump. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QAbstractTableModel>

namespace cuegate {

class JobTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Film, Piece, Why, State, Progress, Cancel, ColumnCount };
    static constexpr int kPercentRole = Qt::UserRole; ///< of Progress; invalid where none is known

    using QAbstractTableModel::QAbstractTableModel;

    void update(const QList<JobSnapshot> &jobs);
    /// Null for a row that is not there.
    [[nodiscard]] const JobSnapshot *job(int row) const;
    /// "Cancel segment 12 of Film", for those who hear the button only.
    [[nodiscard]] QString cancelText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const JobSnapshot &job, int column);
    [[nodiscard]] static QString stateText(const JobSnapshot &job);
    QList<JobSnapshot> m_jobs;
};

} // namespace cuegate
