// SPDX-License-Identifier: GPL-3.0-or-later
// How SourceListModel follows what the gateway says: by the fewest signals, each in time proportional to the
// list.
#include "ui/NaturalOrder.h"
#include "ui/SourceListModel.h"

#include <algorithm>

namespace cuegate {

// Views work on each signal, and each range moves the rows behind it.
static constexpr int kMostRanges = 16;
// Each is looked for in the whole list.
static constexpr qsizetype kMostChanges = 16;

// How many ranges of rows there are in `films` that `ids` do not hold.
static int rangesWithout(const QList<const SourceSnapshot *> &films, const QSet<SourceId> &ids)
{
    int ranges = 0;
    bool isWithin = false;
    for (const SourceSnapshot *film : films) {
        const bool isOut = !ids.contains(film->id);
        ranges += isOut && !isWithin;
        isWithin = isOut;
    }
    return ranges;
}

static QSet<SourceId> idsOf(const QList<const SourceSnapshot *> &films)
{
    QSet<SourceId> ids;
    ids.reserve(films.size());
    for (const SourceSnapshot *film : films)
        ids.insert(film->id);
    return ids;
}

// Nothing that decides whether and where a film is shown.
static bool isSamePlace(const SourceSnapshot &left, const SourceSnapshot &right)
{
    return left.id == right.id && left.name == right.name && left.folder == right.folder &&
           left.displayUrl == right.displayUrl;
}

void SourceListModel::update(const QList<SourceSnapshot> &sources, const QSet<SourceId> &hidden)
{
    if (hidden == m_hidden && takeFewChanges(sources))
        return;
    const QList<SourceSnapshot> before = std::exchange(m_all, sources); // rows point into it until refreshed
    m_hidden = hidden;
    refresh();
}

// What comes ten times a second while films are probed: the rows stay as they are.
bool SourceListModel::takeFewChanges(const QList<SourceSnapshot> &sources)
{
    if (sources.constData() == m_all.constData())
        return true;
    if (sources.size() != m_all.size())
        return false;
    QList<qsizetype> changed;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        if (sources.at(i) == m_all.at(i))
            continue;
        changed << i;
        if (changed.size() > kMostChanges || !isSamePlace(sources.at(i), m_all.at(i)))
            return false;
    }
    const QList<SourceSnapshot> before = std::exchange(m_all, sources);
    const auto moveOver = [this, &before](Films &films) {
        for (const SourceSnapshot *&film : films)
            film = m_all.constData() + (film - before.constData());
    };
    moveOver(m_loose);
    for (Folder &folder : m_folders)
        moveOver(folder.films);
    for (const qsizetype i : changed) {
        // Not valid: hidden, or not searched for.
        if (const QModelIndex row = indexOf(m_all.at(i).id); row.isValid())
            Q_EMIT dataChanged(row, row);
    }
    return true;
}

void SourceListModel::setFilter(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refresh();
}

bool SourceListModel::matches(const SourceSnapshot &source) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&source](const QString &word) {
        return source.name.contains(word, Qt::CaseInsensitive) ||
               source.folder.contains(word, Qt::CaseInsensitive) ||
               source.displayUrl.contains(word, Qt::CaseInsensitive);
    });
}

void SourceListModel::refresh()
{
    QHash<QString, Films> wanted;
    QSet<SourceId> ids;
    for (const SourceSnapshot &source : std::as_const(m_all)) {
        if (m_hidden.contains(source.id) || ids.contains(source.id))
            continue;
        ids.insert(source.id);
        if (matches(source))
            wanted[source.folder].append(&source);
    }
    m_total = int(ids.size());
    syncFolders(wanted);
    for (int row = 0; row < m_folders.size(); ++row) {
        const QModelIndex parent = index(row);
        const qsizetype before = m_folders[row].films.size();
        sync(m_folders[row].films, wanted.value(m_folders[row].name), parent, 0);
        if (m_folders[row].films.size() != before)
            Q_EMIT dataChanged(parent, parent);
    }
    sync(m_loose, wanted.value({}), {}, int(m_folders.size()));
}

// New ones come with their films.
void SourceListModel::syncFolders(const QHash<QString, Films> &wanted)
{
    for (auto row = int(m_folders.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_folders[row].name))
            continue;
        beginRemoveRows({}, row, row);
        m_folders.removeAt(row);
        endRemoveRows();
    }
    const QCollator collator = naturalOrder();
    const auto isBefore = [&collator](const QString &left, const QString &right) {
        const int order = collator.compare(left, right);
        return order == 0 ? left < right : order < 0;
    };
    for (auto folder = wanted.cbegin(); folder != wanted.cend(); ++folder) {
        const QString &name = folder.key();
        if (name.isEmpty() || indexOfFolder(name).isValid())
            continue;
        const auto at = std::lower_bound(
            m_folders.begin(), m_folders.end(), name,
            [&](const Folder &shown, const QString &added) { return isBefore(shown.name, added); });
        const auto row = int(at - m_folders.begin());
        beginInsertRows({}, row, row);
        m_folders.insert(row, {++m_lastNumber, name, folder.value()});
        endInsertRows();
    }
}

void SourceListModel::sync(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    const bool areSameRows = std::equal(
        films.cbegin(), films.cend(), wanted.cbegin(), wanted.cend(),
        [](const SourceSnapshot *left, const SourceSnapshot *right) { return left->id == right->id; });
    if (!areSameRows) {
        const QSet<SourceId> next = idsOf(wanted);
        const QSet<SourceId> present = idsOf(films);
        if (rangesWithout(films, next) + rangesWithout(wanted, present) > kMostRanges)
            return replace(films, wanted, parent, offset);
        removeUnwanted(films, next, parent, offset);
        reorder(films, wanted, parent, offset);
        insertNew(films, wanted, parent, offset);
    }
    tellChanged(films, wanted, parent, offset);
}

void SourceListModel::replace(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    if (!films.isEmpty()) {
        beginRemoveRows(parent, offset, offset + int(films.size()) - 1);
        films.clear();
        endRemoveRows();
    }
    if (wanted.isEmpty())
        return;
    beginInsertRows(parent, offset, offset + int(wanted.size()) - 1);
    films = wanted;
    endInsertRows();
}

void SourceListModel::removeUnwanted(Films &films, const QSet<SourceId> &wanted, const QModelIndex &parent,
                                     int offset)
{
    for (qsizetype end = films.size(); end > 0;) {
        qsizetype begin = end;
        while (begin > 0 && !wanted.contains(films[begin - 1]->id))
            --begin;
        if (begin == end) {
            --end;
            continue;
        }
        beginRemoveRows(parent, offset + int(begin), offset + int(end) - 1);
        films.remove(begin, end - begin);
        endRemoveRows();
        end = begin;
    }
}

// All of `films` are among `wanted`.
void SourceListModel::reorder(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    QHash<SourceId, int> before;
    for (qsizetype row = 0; row < films.size(); ++row)
        before.insert(films[row]->id, int(row));
    Films ordered;
    QList<int> rows(films.size()); // where each row goes to
    bool isSame = true;
    for (const SourceSnapshot *film : wanted) {
        const int from = before.value(film->id, -1);
        if (from < 0)
            continue;
        const auto to = int(ordered.size());
        isSame = isSame && from == to;
        rows[from] = to;
        ordered.append(films[from]);
    }
    if (isSame)
        return;
    const QPersistentModelIndex folder(parent);
    Q_EMIT layoutAboutToBeChanged({folder}, VerticalSortHint);
    films = ordered;
    for (const QModelIndex &old : persistentIndexList()) {
        const int from = old.row() - offset;
        if (old.parent() == parent && !isFolder(old) && from >= 0 && from < rows.size())
            changePersistentIndex(old, createIndex(offset + rows[from], 0, old.internalId()));
    }
    Q_EMIT layoutChanged({folder}, VerticalSortHint);
}

void SourceListModel::insertNew(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    const QSet<SourceId> present = idsOf(films);
    for (qsizetype begin = 0; begin < wanted.size();) {
        qsizetype end = begin;
        while (end < wanted.size() && !present.contains(wanted[end]->id))
            ++end;
        if (end == begin) {
            ++begin;
            continue;
        }
        beginInsertRows(parent, offset + int(begin), offset + int(end) - 1);
        Films longer = films.mid(0, begin);
        longer.reserve(wanted.size());
        longer += wanted.mid(begin, end - begin);
        longer += films.mid(begin);
        films = longer;
        endInsertRows();
        begin = end;
    }
}

// The rows are the same; what they say may differ.
void SourceListModel::tellChanged(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    if (films.constData() == wanted.constData())
        return;
    const Films before = std::exchange(films, wanted);
    const auto isOther = [&](qsizetype row) {
        return before[row] != wanted[row] && *before[row] != *wanted[row];
    };
    for (qsizetype begin = 0; begin < wanted.size();) {
        qsizetype end = begin;
        while (end < wanted.size() && isOther(end))
            ++end;
        if (end > begin)
            Q_EMIT dataChanged(index(offset + int(begin), 0, parent),
                               index(offset + int(end) - 1, 0, parent));
        begin = end + 1;
    }
}

} // namespace cuegate
