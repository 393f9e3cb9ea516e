// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryGroupModel.h"

#include "ui/EntryText.h"
#include "ui/Format.h"

#include <algorithm>

namespace cuegate {

void EntryGroupModel::setList(const ListSummary &list)
{
    m_list = list;
    refresh();
}

void EntryGroupModel::setFilter(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    refresh();
}

void EntryGroupModel::refresh()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_list.groups.size(); ++i) {
        const QString name = EntryText::group(m_list.groups.at(i).name);
        if (std::all_of(m_words.begin(), m_words.end(),
                        [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); }))
            m_shown.push_back(i);
    }
    endResetModel();
}

std::optional<QString> EntryGroupModel::group(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() == 0)
        return {};
    return m_list.groups.at(m_shown[size_t(index.row() - 1)]).name;
}

QModelIndex EntryGroupModel::indexOf(const std::optional<QString> &group) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [this, &group](qsizetype place) {
        return group == m_list.groups.at(place).name;
    });
    return index(found == m_shown.end() ? 0 : int(found - m_shown.begin()) + 1);
}

bool EntryGroupModel::has(const QString &group) const
{
    return std::any_of(m_list.groups.begin(), m_list.groups.end(),
                       [&group](const ListGroup &known) { return known.name == group; });
}

int EntryGroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size()) + 1;
}

QVariant EntryGroupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isAll = index.row() == 0;
    const ListGroup shown = isAll ? ListGroup{tr("All entries"), m_list.entries}
                                  : m_list.groups.at(m_shown[size_t(index.row() - 1)]);
    switch (role) {
    case Qt::DisplayRole:
        return EntryText::group(shown.name);
    case Qt::ToolTipRole:
        return Format::toolTip(EntryText::group(shown.name));
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "group, number of entries")
            .arg(EntryText::group(shown.name), EntryText::count(shown.entries));
    case CountRole:
        return Format::count(shown.entries);
    default:
        return {};
    }
}

} // namespace cuegate
