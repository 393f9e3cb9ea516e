// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceListModel.h"

#include "ui/Format.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static const QString kFilmsType = u"application/x-cuegate-films"_s;

SourceListModel::SourceListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

int SourceListModel::shownCount() const
{
    auto count = int(m_loose.size());
    for (const Folder &folder : m_folders)
        count += int(folder.films.size());
    return count;
}

int SourceListModel::folderRow(quintptr number) const
{
    const auto found = std::find_if(m_folders.begin(), m_folders.end(),
                                    [number](const Folder &folder) { return folder.number == number; });
    return found == m_folders.end() ? -1 : int(found - m_folders.begin());
}

const SourceListModel::Films *SourceListModel::filmsIn(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return &m_loose;
    return isFolder(parent) ? &m_folders[parent.row()].films : nullptr;
}

bool SourceListModel::isFolder(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == 0 && index.row() < m_folders.size();
}

QString SourceListModel::folderOf(const QModelIndex &index) const
{
    const QModelIndex folder = isFolder(index) ? index : index.parent();
    return isFolder(folder) ? m_folders[folder.row()].name : QString();
}

QModelIndex SourceListModel::indexOfFolder(const QString &folder) const
{
    for (qsizetype row = 0; row < m_folders.size(); ++row) {
        if (m_folders[row].name == folder)
            return createIndex(int(row), 0, quintptr(0));
    }
    return {};
}

QStringList SourceListModel::folders() const
{
    QStringList names;
    for (const Folder &folder : m_folders)
        names << folder.name;
    return names;
}

QList<SourceId> SourceListModel::idsIn(const QString &folder) const
{
    QList<SourceId> ids;
    for (const SourceSnapshot &source : m_all) {
        if (source.folder == folder)
            ids << source.id;
    }
    return ids;
}

const SourceSnapshot *SourceListModel::source(const QModelIndex &index) const
{
    if (!index.isValid() || isFolder(index))
        return nullptr;
    const Films *films = filmsIn(index.parent());
    const qsizetype row = index.row() - (index.internalId() == 0 ? m_folders.size() : 0);
    return films && row >= 0 && row < films->size() ? films->at(row) : nullptr;
}

QModelIndex SourceListModel::indexOf(const SourceId &id) const
{
    const auto rowIn = [&id](const Films &films) {
        const auto found = std::find_if(films.begin(), films.end(),
                                        [&id](const SourceSnapshot *film) { return film->id == id; });
        return found == films.end() ? -1 : int(found - films.begin());
    };
    if (const int row = rowIn(m_loose); row >= 0)
        return createIndex(row + int(m_folders.size()), 0, quintptr(0));
    for (const Folder &folder : m_folders) {
        if (const int row = rowIn(folder.films); row >= 0)
            return createIndex(row, 0, folder.number);
    }
    return {};
}

QModelIndex SourceListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? m_folders[parent.row()].number : quintptr(0));
}

QModelIndex SourceListModel::parent(const QModelIndex &index) const
{
    const int row = index.isValid() && index.internalId() != 0 ? folderRow(index.internalId()) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int SourceListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_folders.size() + m_loose.size());
    return isFolder(parent) ? int(m_folders[parent.row()].films.size()) : 0;
}

int SourceListModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QVariant SourceListModel::folderData(const Folder &folder, int role) const
{
    const auto count = [&folder] { return tr("%n film(s)", nullptr, int(folder.films.size())); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return folder.name;
    case Qt::AccessibleTextRole:
        return tr("Folder %1, %2", "name, number of films").arg(folder.name, count());
    case PlaceRole:
        return count();
    case IsFolderRole:
        return true;
    default:
        return {};
    }
}

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    if (isFolder(index))
        return folderData(m_folders[index.row()], role);
    const SourceSnapshot *entry = source(index);
    if (!entry)
        return {};
    const auto duration = [entry] {
        return entry->media ? Format::duration(entry->media->durationNs / 1'000'000) : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        return entry->name;
    case Qt::ToolTipRole: {
        QStringList lines{entry->name, entry->displayUrl, stateTextOf(*entry)};
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{entry->name, placeOf(*entry), duration(), stateTextOf(*entry)};
        parts.removeAll(QString());
        return parts.join(tr(", ", "between parts of a list"));
    }
    case IdRole:
        return entry->id;
    case PlaceRole:
        return placeOf(*entry);
    case StateRole:
        return int(entry->state);
    case StateTextRole:
        return stateTextOf(*entry);
    case KindRole:
        return entry->kind;
    case UrgencyRole:
        return int(accountUrgency(*entry));
    case DurationTextRole:
        return duration();
    case IsFolderRole:
        return false;
    default:
        return {};
    }
}

Qt::ItemFlags SourceListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isFolder(index) ? common | Qt::ItemIsDropEnabled
                           : common | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList SourceListModel::mimeTypes() const
{
    return {kFilmsType};
}

QMimeData *SourceListModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes) {
        if (const SourceSnapshot *film = source(index))
            ids << film->id;
    }
    auto *data = new QMimeData;
    data->setData(kFilmsType, ids.join(u'\n').toUtf8());
    return data;
}

bool SourceListModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int /*row*/,
                                      int /*column*/, const QModelIndex &parent) const
{
    return data->hasFormat(kFilmsType) && action == Qt::MoveAction && (!parent.isValid() || isFolder(parent));
}

bool SourceListModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                   const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QStringList ids = QString::fromUtf8(data->data(kFilmsType)).split(u'\n', Qt::SkipEmptyParts);
    const Films &films = *filmsIn(parent);
    // Between folders is above the films that are in none. On a folder, or below everything, is at the end.
    qsizetype at =
        row < 0 ? films.size() : std::max<qsizetype>(0, row - (parent.isValid() ? 0 : m_folders.size()));
    while (at < films.size() && ids.contains(films[at]->id))
        ++at;
    Q_EMIT moveRequested(ids, folderOf(parent), at < films.size() ? films[at]->id : SourceId());
    return false; // the rows move when the gateway says so
}

} // namespace cuegate
