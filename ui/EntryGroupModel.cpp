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
        const QString name = nameOf(m_list.groups.at(i));
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

QString EntryGroupModel::nameOf(const ListGroup &group)
{
    return EntryText::group(group.name, group.kind);
}

// All groups are of one kind where they are of any.
QString EntryGroupModel::nameOfAll() const
{
    const auto kind = m_list.groups.isEmpty() ? std::nullopt : m_list.groups.first().kind;
    if (!kind)
        return tr("All entries");
    switch (*kind) {
    case EntryKind::Channel:
        return tr("All channels");
    case EntryKind::Film:
        return tr("All films");
    case EntryKind::Series:
        return tr("All series");
    case EntryKind::Episode:
        break;
    }
    return tr("All episodes");
}

QVariant EntryGroupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isAll = index.row() == 0;
    const ListGroup shown =
        isAll ? ListGroup{nameOfAll(), m_list.entries} : m_list.groups.at(m_shown[size_t(index.row() - 1)]);
    const QString name = isAll ? shown.name : nameOf(shown);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return Format::toolTip(name);
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "group, number of entries")
            .arg(name, EntryText::count(shown.entries, shown.kind));
    case CountRole:
        return Format::count(shown.entries);
    default:
        return {};
    }
}

} // namespace cuegate
