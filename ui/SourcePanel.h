// SPDX-License-Identifier: GPL-3.0-or-later
// The films and their folders, with a field that searches them. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/SearchField.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QTreeView;

namespace cuegate {

class SourceListModel;

class SourcePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit SourcePanel(Gateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] SourceListModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }
    [[nodiscard]] QString summary() const;
    /// Chosen films, in the order of the list; those of a folder that is chosen count.
    [[nodiscard]] QList<SourceId> chosen() const;
    /// Opens the folders around it.
    void select(const SourceId &id);
    void clearSearch();
    /// Folders that were closed by hand and are there still.
    [[nodiscard]] QStringList closedFolders() const;
    void closeFolders(const QStringList &folders);

private:
    void makeView();
    void makeSearch();
    void setTexts();
    void search();
    void refreshSummary();
    void openNewFolders(const QModelIndex &parent, int first, int last);
    void openAllAsWanted();

    SourceListModel *m_model;
    QTreeView *m_view;
    SearchField *m_search;
    QLabel *m_summary;
    QSet<QString> m_folded; ///< folders that were closed by hand
};

} // namespace cuegate
