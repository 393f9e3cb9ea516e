// SPDX-License-Identifier: GPL-3.0-or-later
// The titles of which segments are on disk, one a row. update() turns a new snapshot into the fewest row
// changes, so that buttons in rows stay. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QAbstractTableModel>

namespace cuegate {

class CachedTitleModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Film, Map, Size, Pin, Clear, ColumnCount };
    /// Of Map: QByteArray, a byte for each equal part of the running time (0 to 255); empty: not known.
    static constexpr int kPartsRole = Qt::UserRole;
    /// Of Map: double, the title's share of all that is kept.
    static constexpr int kShareRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void update(const std::vector<CachedTitle> &titles);
    [[nodiscard]] const CachedTitle &title(int row) const { return m_titles[size_t(row)]; }
    [[nodiscard]] static QString nameOf(const CachedTitle &title);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString mapText(const CachedTitle &title) const;

    std::vector<CachedTitle> m_titles;
    qint64 m_allBytes = 0;
};

} // namespace cuegate
