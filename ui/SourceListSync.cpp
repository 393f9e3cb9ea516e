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

static bool isSameFilm(const SourceSnapshot *left, const SourceSnapshot *right)
{
    return left->id == right->id;
}

// Hashing thousands of ids is what a change of the list costs: once for each side, and only of rows that
// differ.
class SourceListModel::Rows
{
public:
    explicit Rows(const Films &films)
    {
        m_rowOf.reserve(films.size());
        for (const SourceSnapshot *film : films)
            m_rowOf.insert(film->id, int(m_rowOf.size()));
    }
    [[nodiscard]] bool has(const SourceSnapshot *film) const { return m_rowOf.contains(film->id); }
    /// -1: none.
    [[nodiscard]] int of(const SourceSnapshot *film) const { return m_rowOf.value(film->id, -1); }
    /// How many ranges of \p others are not among these.
    [[nodiscard]] int missingRanges(const Films &others) const
    {
        int ranges = 0;
        bool isWithin = false;
        for (const SourceSnapshot *film : others) {
            const bool isOut = !has(film);
            ranges += isOut && !isWithin;
            isWithin = isOut;
        }
        return ranges;
    }

private:
    QHash<QStringView, int> m_rowOf;
};

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
    m_total = 0;
    for (const SourceSnapshot &source : std::as_const(m_all)) {
        // An entry of a list that was opened is shown there.
        if (m_hidden.contains(source.id) || !source.listId.isEmpty())
            continue;
        ++m_total;
        if (matches(source))
            wanted[source.folder].append(&source);
    }
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
    // Most changes are in one place: what is the same before and behind it costs a comparison.
    const qsizetype common = std::min(films.size(), wanted.size());
    const auto begin =
        std::mismatch(films.cbegin(), films.cbegin() + common, wanted.cbegin(), isSameFilm).first -
        films.cbegin();
    const auto tail =
        std::mismatch(films.crbegin(), films.crbegin() + (common - begin), wanted.crbegin(), isSameFilm)
            .first -
        films.crbegin();
    const Span out{begin, films.size() - tail};
    const Span in{begin, wanted.size() - tail};
    if (out.isEmpty() || in.isEmpty()) {
        remove(films, out, parent, offset);
        insert(films, wanted, in, parent, offset);
    } else if (!syncRows(films, wanted, parent, offset)) {
        remove(films, {0, films.size()}, parent, offset);
        insert(films, wanted, {0, wanted.size()}, parent, offset);
    }
    tellChanged(films, wanted, parent, offset);
}

// Says false, and has done nothing, where too many ranges come and go.
bool SourceListModel::syncRows(Films &films, const Films &wanted, const QModelIndex &parent, int offset)
{
    const Rows present(films);
    const Rows next(wanted);
    if (next.missingRanges(films) + present.missingRanges(wanted) > kMostRanges)
        return false;
    for (qsizetype end = films.size(); end > 0; --end) {
        qsizetype begin = end;
        while (begin > 0 && !next.has(films[begin - 1]))
            --begin;
        remove(films, {begin, end}, parent, offset);
        end = std::max<qsizetype>(begin, 1);
    }
    reorder(films, wanted, next, parent, offset);
    for (qsizetype begin = 0; begin < wanted.size(); ++begin) {
        qsizetype end = begin;
        while (end < wanted.size() && !present.has(wanted[end]))
            ++end;
        insert(films, wanted, {begin, end}, parent, offset);
        begin = end;
    }
    return true;
}

void SourceListModel::remove(Films &films, Span rows, const QModelIndex &parent, int offset)
{
    if (rows.isEmpty())
        return;
    beginRemoveRows(parent, offset + int(rows.begin), offset + int(rows.end) - 1);
    films.remove(rows.begin, rows.size());
    endRemoveRows();
}

// Those of `wanted`, to the same rows.
void SourceListModel::insert(Films &films, const Films &wanted, Span rows, const QModelIndex &parent,
                             int offset)
{
    if (rows.isEmpty())
        return;
    beginInsertRows(parent, offset + int(rows.begin), offset + int(rows.end) - 1);
    Films longer = films.mid(0, rows.begin);
    longer.reserve(wanted.size());
    longer += wanted.mid(rows.begin, rows.size());
    longer += films.mid(rows.begin);
    films = longer;
    endInsertRows();
}

// All of `films` are among `wanted`, of which `next` has the rows.
void SourceListModel::reorder(Films &films, const Films &wanted, const Rows &next, const QModelIndex &parent,
                              int offset)
{
    QList<int> from(wanted.size(), -1); // the row of each now
    for (qsizetype row = 0; row < films.size(); ++row)
        from[next.of(films[row])] = int(row);
    from.removeAll(-1);
    if (std::ranges::is_sorted(from))
        return;
    Films ordered;
    ordered.reserve(films.size());
    QList<int> to(films.size());
    for (const int row : std::as_const(from)) {
        to[row] = int(ordered.size());
        ordered.append(films[row]);
    }
    const QPersistentModelIndex folder(parent);
    Q_EMIT layoutAboutToBeChanged({folder}, VerticalSortHint);
    films = ordered;
    for (const QModelIndex &old : persistentIndexList()) {
        const int row = old.row() - offset;
        if (old.parent() == parent && !isFolder(old) && row >= 0 && row < to.size())
            changePersistentIndex(old, createIndex(offset + to[row], 0, old.internalId()));
    }
    Q_EMIT layoutChanged({folder}, VerticalSortHint);
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
