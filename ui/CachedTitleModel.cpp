// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CachedTitleModel.h"

#include "ui/Format.h"

#include <numeric>

namespace cuegate {

void CachedTitleModel::update(const std::vector<CachedTitle> &titles)
{
    m_allBytes = 0;
    for (const CachedTitle &title : titles)
        m_allBytes += title.bytes;
    const bool isSameFilms =
        std::ranges::equal(titles, m_titles, {}, &CachedTitle::source, &CachedTitle::source);
    if (!isSameFilms) {
        beginResetModel();
        m_titles = titles;
        endResetModel();
        return;
    }
    if (titles == m_titles)
        return;
    m_titles = titles;
    // One title's bytes change the shares of all.
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString CachedTitleModel::nameOf(const CachedTitle &title)
{
    return title.name.isEmpty() ? tr("A film that was removed") : title.name;
}

int CachedTitleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

int CachedTitleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CachedTitleModel::mapText(const CachedTitle &title) const
{
    if (title.parts.empty())
        return tr("Which parts are kept is shown once the film has been played or examined.");
    const int sum = std::accumulate(title.parts.begin(), title.parts.end(), 0);
    const auto percent = int((qint64(sum) * 100 + 254) / (255 * qint64(title.parts.size())));
    return tr("%1 % of the film is kept").arg(percent);
}

QVariant CachedTitleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CachedTitle &title = m_titles[size_t(index.row())];
    switch (index.column()) {
    case Film:
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return Format::isolated(nameOf(title));
        break;
    case Map:
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return mapText(title);
        if (role == kPartsRole)
            return QByteArray(reinterpret_cast<const char *>(title.parts.data()),
                              qsizetype(title.parts.size()));
        if (role == kShareRole)
            return m_allBytes > 0 ? double(title.bytes) / double(m_allBytes) : 0.0;
        break;
    case Size:
        if (role == Qt::DisplayRole)
            return Format::isolated(Format::bytes(title.bytes));
        if (role == Qt::ToolTipRole)
            return tr("%Ln piece(s)", nullptr, int(title.entries));
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignTrailing | Qt::AlignVCenter);
        break;
    default:
        break;
    }
    return {};
}

QVariant CachedTitleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Size ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Map)
        return tr("Kept parts, from beginning to end");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Film:
        return tr("Film");
    case Map:
        return tr("Kept", "column: which parts of a film");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace cuegate
