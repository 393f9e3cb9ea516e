// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of a list that a search finds, as rows of which only those that are looked at are there: pages
// are asked of the gateway when a view asks for their data, one at a time, the last one wanted first. A row
// that is not there yet has no id. Rows stay until the answer to another search comes. Thread: gui.
// The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

namespace cuegate {

class EntryListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< empty: not there yet
        KindRole,              ///< an EntryKind as int
        NumberRole,            ///< a text
        DigitsRole,            ///< of the longest number seen so far; 0: no entry has one
        GroupRole,
        DurationTextRole,
        NowTextRole,  ///< "20:15 News"; empty: not known
        NowShareRole, ///< how much of that is over, 0 to 1
        NextTextRole
    };
    static constexpr int kPageRows = 128;
    /// Milliseconds since 1970.
    using TimeNow = std::function<qint64()>;

    explicit EntryListModel(Gateway &gateway, QObject *parent = nullptr);
    void setTime(TimeNow now) { m_now = std::move(now); }

    /// Asks for what \p query finds in \p list; empty: for nothing. What was shown before is gone at once.
    void open(const SourceId &list, const ListQuery &query);
    /// In what is open.
    void search(const QString &text, const std::optional<QString> &group);
    /// The same again, since the list was read again or could not be read.
    void reload();
    /// Asks again for what is not true any more, as programmes have ended.
    void refreshProgrammes();

    [[nodiscard]] const SourceId &list() const { return m_list; }
    /// Null while it is not there.
    [[nodiscard]] const ListEntry *entry(const QModelIndex &index) const;
    [[nodiscard]] qint64 total() const { return m_total; }
    /// The answer to the last search is still to come.
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const QString &text() const { return m_query.text; } ///< that is searched for
    [[nodiscard]] const std::optional<QString> &group() const { return m_query.group; }
    [[nodiscard]] const std::optional<EntryKind> &kind() const { return m_query.kind; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void stateChanged(); ///< of the search: it began, its answer came, it failed

private:
    struct Page
    {
        QList<ListEntry> entries;
        mutable quint64 lastUse = 0;
        bool isOld = false; ///< to be asked for again when it is looked at
    };
    void startSearch();
    void ask(int page);
    void askForWanted();
    void want(int page) const;
    void take(int page, const Result<ListPage> &result);
    void takeFirst(const ListPage &page);
    void takeMore(int page, const ListPage &answer);
    void keep(int page, const ListPage &answer);
    void setTotal(qint64 total);
    void fail(const Error &error);
    [[nodiscard]] QVariant placeholder(int role) const;

    Gateway &m_gateway;
    TimeNow m_now;
    SourceId m_list;
    ListQuery m_query;   ///< the last one, but for the page
    quint64 m_asked = 0; ///< counts questions: only the last one's answer is taken
    bool m_isAsking = false;
    bool m_isSearching = false;
    std::optional<Error> m_error;
    qint64 m_total = 0;
    int m_digits = 0;
    QHash<int, Page> m_pages;
    mutable QList<int> m_wanted; ///< the last one first
    mutable quint64 m_uses = 0;
    QTimer *m_wanting; ///< asks when a view has said all that it wants
};

} // namespace cuegate
