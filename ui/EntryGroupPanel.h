// SPDX-License-Identifier: GPL-3.0-or-later
// The groups of a list to choose one of, with a field that searches them where they are many. Thread: gui.
#pragma once

#include "core/gateway/ListState.h"
#include "ui/SearchField.h"

#include <QWidget>

class QListView;

namespace cuegate {

class EntryGroupModel;

class EntryGroupPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryGroupPanel(QWidget *parent = nullptr);
    /// The chosen group stays chosen if it is there still.
    void setList(const ListSummary &list);
    [[nodiscard]] std::optional<QString> chosen() const { return m_chosen; } ///< nothing: all entries
    [[nodiscard]] bool has(const QString &group) const;
    void chooseAll();
    void choose(const std::optional<QString> &group);
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }

Q_SIGNALS:
    void chosenChanged();

private:
    void setTexts();
    void showChosen();
    void goToFirst();
    void setChosen(const std::optional<QString> &group);

    EntryGroupModel *m_model;
    SearchField *m_search;
    QListView *m_view;
    std::optional<QString> m_chosen;
};

} // namespace cuegate
