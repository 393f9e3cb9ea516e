// SPDX-License-Identifier: GPL-3.0-or-later
// The groups of a list with how many entries they have, in the list's order; first a row for all entries,
// which a search leaves, too. Thread: gui.
#pragma once

#include "core/gateway/ListState.h"

#include <QAbstractListModel>

#include <vector>

namespace cuegate {

class EntryGroupModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole };
    using QAbstractListModel::QAbstractListModel;

    void setList(const ListSummary &list);
    /// Shows only groups with all words of \p text in their name, whatever their case.
    void setFilter(const QString &text);
    /// Nothing for all entries.
    [[nodiscard]] std::optional<QString> group(const QModelIndex &index) const;
    /// Of all entries if there is no such group.
    [[nodiscard]] QModelIndex indexOf(const std::optional<QString> &group) const;
    [[nodiscard]] bool has(const QString &group) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();
    [[nodiscard]] static QString nameOf(const ListGroup &group);
    [[nodiscard]] QString nameOfAll() const;

    ListSummary m_list;
    QStringList m_words;
    std::vector<qsizetype> m_shown; ///< places in m_list.groups
};

} // namespace cuegate
