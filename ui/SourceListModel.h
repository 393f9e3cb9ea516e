// SPDX-License-Identifier: GPL-3.0-or-later
// The sources as a list with folders, one level deep: folders first, by name, then the films that are in
// none. update() turns a new snapshot into the fewest row changes, each range at once, so selection and
// scroll position stay and lists of thousands do not hold up the window. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"
#include "ui/AccountText.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

namespace cuegate {

class SourceListModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole,
        PlaceRole,
        StateRole,
        StateTextRole,
        KindRole,
        UrgencyRole, ///< an AccountText::Urgency as int
        DurationTextRole,
        IsFolderRole
    };

    explicit SourceListModel(QObject *parent = nullptr);

    /// Shows \p sources (each id once) in this order, without those in \p hidden.
    void update(const QList<SourceSnapshot> &sources, const QSet<SourceId> &hidden);
    /// Shows only films in whose name, folder or address all words of \p text are found, whatever their case.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_words.isEmpty(); }
    /// Films that are shown, folded away or not; and those there are without the filter.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int totalCount() const { return m_total; }

    /// Null for folders.
    [[nodiscard]] const SourceSnapshot *source(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const SourceId &id) const;
    [[nodiscard]] bool isFolder(const QModelIndex &index) const;
    /// That \p index is, or is in; empty for none.
    [[nodiscard]] QString folderOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfFolder(const QString &folder) const;
    [[nodiscard]] QStringList folders() const; ///< with films in them; in their order
    /// Of all films in \p folder, shown or not, in their order.
    [[nodiscard]] QList<SourceId> idsIn(const QString &folder) const;

    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// Films were dragged into \p folder (empty: into none), before \p next; empty: after all others.
    void moveRequested(const QList<cuegate::SourceId> &ids, const QString &folder,
                       const cuegate::SourceId &next);

private:
    /// Of m_all: copies of thousands would be what updates cost most.
    using Films = QList<const SourceSnapshot *>;
    struct Span
    {
        qsizetype begin = 0, end = 0;
        [[nodiscard]] qsizetype size() const { return end - begin; }
        [[nodiscard]] bool isEmpty() const { return begin >= end; }
    };
    class Rows;
    struct Folder
    {
        quintptr number = 0; ///< the internal id of its films' indexes; never used twice
        QString name;
        Films films;
    };
    [[nodiscard]] bool takeFewChanges(const QList<SourceSnapshot> &sources);
    void refresh();
    void syncFolders(const QHash<QString, Films> &wanted);
    /// Rows of \p films stand in \p parent from \p offset on.
    void sync(Films &films, const Films &wanted, const QModelIndex &parent, int offset);
    [[nodiscard]] bool syncRows(Films &films, const Films &wanted, const QModelIndex &parent, int offset);
    void remove(Films &films, Span rows, const QModelIndex &parent, int offset);
    void insert(Films &films, const Films &wanted, Span rows, const QModelIndex &parent, int offset);
    void reorder(Films &films, const Films &wanted, const Rows &next, const QModelIndex &parent, int offset);
    void tellChanged(Films &films, const Films &wanted, const QModelIndex &parent, int offset);
    [[nodiscard]] bool matches(const SourceSnapshot &source) const;
    [[nodiscard]] int folderRow(quintptr number) const;
    [[nodiscard]] const Films *filmsIn(const QModelIndex &parent) const;
    [[nodiscard]] QVariant folderData(const Folder &folder, int role) const;

    QList<SourceSnapshot> m_all; // as the gateway has them; never changed in place, as rows point into it
    QSet<SourceId> m_hidden;
    QStringList m_words;
    int m_total = 0;
    QList<Folder> m_folders; // by name
    Films m_loose;
    quintptr m_lastNumber = 0;
};

/// "example.org" of a URL, the folder of a file: where a source is, short.
[[nodiscard]] QString placeOf(const SourceSnapshot &source);
/// How a source gets on, in words: "not examined yet", "Server not found", what plays it without conversion.
[[nodiscard]] QString stateTextOf(const SourceSnapshot &source);
/// Of the account that a source is, now; what is no account is never urgent.
[[nodiscard]] AccountText::Urgency accountUrgency(const SourceSnapshot &source);

} // namespace cuegate
