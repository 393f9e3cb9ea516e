// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a list whose provider keeps channels, films and series apart, to choose one of them or to
// search all. Thread: gui.
#pragma once

#include "core/gateway/ListState.h"

#include <QTabBar>

namespace cuegate {

class EntrySections final : public QTabBar
{
    Q_OBJECT
public:
    explicit EntrySections(QWidget *parent = nullptr);
    /// The chosen section stays chosen if it is there still.
    void setList(const ListSummary &list);
    [[nodiscard]] std::optional<EntryKind> chosen() const { return m_chosen; } ///< nothing: all
    void chooseFirst();
    void chooseAll();
    /// Whether there is anything to choose; what is there alone is chosen.
    [[nodiscard]] bool isAny() const { return m_sections.size() > 1; }
    /// What is chosen of \p list: its groups, and how many entries they have.
    [[nodiscard]] ListSummary chosenOf(const ListSummary &list) const;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Section
    {
        EntryKind kind = EntryKind::Channel;
        qint64 entries = 0;
    };
    void setTexts();
    void showTabs();
    void choose(const std::optional<EntryKind> &kind);
    [[nodiscard]] std::optional<EntryKind> kindAt(int tab) const;

    QList<Section> m_sections;
    std::optional<EntryKind> m_chosen;
    bool m_isFilling = false;
};

} // namespace cuegate
