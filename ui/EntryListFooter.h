// SPDX-License-Identifier: GPL-3.0-or-later
// Below the entries of a list: how many were found, opening the chosen one, and giving that up. Thread: gui.
#pragma once

#include "core/gateway/ListState.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cuegate {

class EntryListFooter final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryListFooter(QWidget *parent = nullptr);
    void setHits(const QString &text);
    void tellHits();                      ///< to who does not see them
    void setOpening(const QString &name); ///< that is being opened; empty: nothing is
    /// Nothing: there is nothing to be opened.
    void setOpenable(std::optional<EntryKind> kind);

Q_SIGNALS:
    void openRequested();
    void cancelRequested();

private:
    void setTexts();

    QLabel *m_hits;
    QLabel *m_opening;
    QPushButton *m_cancel;
    QPushButton *m_open;
    QString m_name;
    std::optional<EntryKind> m_openable;
};

} // namespace cuegate
