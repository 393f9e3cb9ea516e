// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListModel.h"

#include "ui/EntryText.h"
#include "ui/Format.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

static constexpr qint64 kMostRows = 20'000'000; // more pixels than a view can count
static constexpr qsizetype kMostPages = 32;
static constexpr qsizetype kMostWanted = 3; // more than any window shows
static constexpr auto kAgainAfter = 200ms;  // where another search of the same list got in between

EntryListModel::EntryListModel(Gateway &gateway, QObject *parent)
    : QAbstractListModel(parent)
    , m_gateway(gateway)
    , m_now(&QDateTime::currentMSecsSinceEpoch)
    , m_wanting(new QTimer(this))
{
    m_wanting->setSingleShot(true);
    connect(m_wanting, &QTimer::timeout, this, &EntryListModel::askForWanted);
}

void EntryListModel::open(const SourceId &list, const ListQuery &query)
{
    beginResetModel();
    m_list = list;
    m_query = query;
    m_total = 0;
    m_pages.clear();
    m_digits = 0;
    endResetModel();
    startSearch();
}

void EntryListModel::search(const QString &text, const std::optional<QString> &group)
{
    if (text == m_query.text && group == m_query.group)
        return;
    m_query.text = text;
    m_query.group = group;
    startSearch();
}

void EntryListModel::startSearch()
{
    m_wanted.clear();
    m_wanting->stop();
    m_error.reset();
    m_isSearching = !m_list.isEmpty();
    if (m_isSearching)
        ask(0);
    else
        ++m_asked;
    Q_EMIT stateChanged();
}

void EntryListModel::reload()
{
    if (m_list.isEmpty())
        return;
    if (m_isSearching || m_error)
        return startSearch();
    for (Page &page : m_pages)
        page.isOld = true;
    ask(0); // which tells how many there are now
    if (m_total > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1)); // the view asks for those that it shows
}

void EntryListModel::ask(int page)
{
    const quint64 number = ++m_asked;
    m_isAsking = true;
    ListQuery query = m_query;
    query.offset = qint64(page) * kPageRows;
    query.limit = kPageRows;
    m_gateway.queryEntries(
        m_list, query,
        [model = QPointer<EntryListModel>(this), number, page](const Result<ListPage> &result) {
            if (model && number == model->m_asked)
                model->take(page, result);
        });
}

void EntryListModel::want(int page) const
{
    m_wanted.removeAll(page);
    m_wanted.prepend(page);
    if (m_wanted.size() > kMostWanted)
        m_wanted.removeLast();
    // Not while a search runs: its answer brings other rows.
    if (!m_isAsking && !m_isSearching && !m_wanting->isActive())
        m_wanting->start(0);
}

void EntryListModel::askForWanted()
{
    if (m_isSearching)
        return ask(0);
    if (!m_isAsking && !m_wanted.isEmpty())
        ask(m_wanted.takeFirst());
}

void EntryListModel::take(int page, const Result<ListPage> &result)
{
    m_isAsking = false;
    if (!result) {
        if (result.error().kind != ErrorKind::Cancelled)
            return fail(result.error());
        if (!m_isSearching)
            m_wanted.append(page);
        return m_wanting->start(kAgainAfter);
    }
    if (std::exchange(m_isSearching, false))
        takeFirst(*result);
    else
        takeMore(page, *result);
    if (!m_wanted.isEmpty())
        m_wanting->start(0);
}

void EntryListModel::fail(const Error &error)
{
    m_isSearching = false;
    m_error = error;
    m_wanted.clear();
    setTotal(0);
    Q_EMIT stateChanged();
}

void EntryListModel::takeFirst(const ListPage &page)
{
    beginResetModel();
    m_pages.clear();
    m_total = std::clamp<qint64>(page.total, 0, kMostRows);
    keep(0, page);
    endResetModel();
    Q_EMIT stateChanged();
}

void EntryListModel::takeMore(int page, const ListPage &answer)
{
    const int digitsBefore = m_digits;
    keep(page, answer);
    if (answer.total != m_total) {
        setTotal(answer.total);
        Q_EMIT stateChanged();
    }
    // A longer number moves the names of all.
    const bool isForAll = m_digits != digitsBefore;
    const int first = isForAll ? 0 : page * kPageRows;
    const int last = isForAll ? rowCount() - 1 : std::min(first + kPageRows, rowCount()) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first), index(last));
}

void EntryListModel::keep(int page, const ListPage &answer)
{
    m_pages[page] = {answer.entries, ++m_uses, false};
    for (const ListEntry &entry : answer.entries) {
        if (entry.number > 0)
            m_digits = std::max(m_digits, int(QString::number(entry.number).size()));
    }
    if (m_pages.size() <= kMostPages)
        return;
    const auto oldest =
        std::min_element(m_pages.begin(), m_pages.end(),
                         [](const Page &left, const Page &right) { return left.lastUse < right.lastUse; });
    m_pages.erase(oldest);
}

void EntryListModel::setTotal(qint64 total)
{
    const int before = rowCount();
    const auto after = int(std::clamp<qint64>(total, 0, kMostRows));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_total = after;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_total = after;
        endRemoveRows();
    }
}

void EntryListModel::refreshProgrammes()
{
    if (m_pages.isEmpty())
        return;
    const qint64 now = m_now();
    for (Page &page : m_pages) {
        page.isOld = page.isOld ||
                     std::any_of(page.entries.begin(), page.entries.end(), [now](const ListEntry &entry) {
                         return entry.now && entry.now->endMs <= now;
                     });
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1)); // the bars have grown, too
}

const ListEntry *EntryListModel::entry(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto found = m_pages.constFind(index.row() / kPageRows);
    const int row = index.row() % kPageRows;
    return found != m_pages.cend() && row < found->entries.size() ? &found->entries.at(row) : nullptr;
}

int EntryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_total);
}

QVariant EntryListModel::placeholder(int role) const
{
    if (role == Qt::AccessibleTextRole)
        return tr("not loaded yet");
    return role == Qt::DisplayRole ? u"…"_s : QVariant();
}

QVariant EntryListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int number = index.row() / kPageRows;
    const auto page = m_pages.constFind(number);
    if (page == m_pages.cend() || page->isOld)
        want(number);
    else
        page->lastUse = ++m_uses;
    const ListEntry *shown = entry(index);
    if (!shown)
        return placeholder(role);
    const auto textOf = [](const std::optional<Programme> &programme) {
        return programme ? EntryText::programme(*programme) : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        return shown->name;
    case Qt::ToolTipRole:
        return Format::toolTip(
            QStringList{shown->name, EntryText::group(shown->group, shown->kind), shown->displayUrl}
                .join(u'\n')
                .trimmed());
    case Qt::AccessibleTextRole:
        return EntryText::spoken(*shown, m_now());
    case IdRole:
        return shown->id;
    case KindRole:
        return int(shown->kind);
    case NumberRole:
        return shown->number > 0 ? QString::number(shown->number) : QString();
    case DigitsRole:
        return m_digits;
    case GroupRole:
        return shown->group.isEmpty() ? QString() : EntryText::group(shown->group, shown->kind);
    case DurationTextRole:
        return Format::duration(shown->durationMs);
    case NowTextRole:
        return textOf(EntryText::nowOn(*shown, m_now()));
    case NowShareRole: {
        const auto programme = EntryText::nowOn(*shown, m_now());
        return programme ? double(m_now() - programme->startMs) /
                               double(std::max<qint64>(1, programme->endMs - programme->startMs))
                         : 0.0;
    }
    case NextTextRole:
        return textOf(EntryText::nextOn(*shown, m_now()));
    default:
        return {};
    }
}

} // namespace cuegate
