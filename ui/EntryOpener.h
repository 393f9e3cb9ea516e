// SPDX-License-Identifier: GPL-3.0-or-later
// Opens entries of a list, and does with what they become what was asked: show it, copy a link of it, play
// it. One at a time: a newer one takes the place of one that is being opened. Thread: gui. The Gateway must
// outlive it.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/InstalledPlayers.h"

#include <QObject>

class QMenu;

namespace cuegate {

class EntryOpener final : public QObject
{
    Q_OBJECT
public:
    explicit EntryOpener(Gateway &gateway, QObject *parent = nullptr);
    void setPlayers(const InstalledPlayers &players) { m_players = players; }

    void open(const SourceId &list, const ListEntry &entry);
    void copyLink(const SourceId &list, const ListEntry &entry);
    /// Adds all that can be done with \p entry, which is no series.
    void fill(QMenu &menu, const SourceId &list, const ListEntry &entry);
    /// What is being opened is not shown, copied or played any more.
    void cancel();
    [[nodiscard]] const QString &opening() const { return m_opening; } ///< a name; empty: nothing

Q_SIGNALS:
    void openingChanged();
    void opened(const cuegate::SourceSnapshot &source); ///< to be shown
    void said(const QString &sentence);                 ///< what was done
    void failed(const QString &sentence);

private:
    using Use = std::function<void(const SourceSnapshot &)>;
    void openFor(const SourceId &list, const ListEntry &entry, Use use);
    void finish(const Result<SourceSnapshot> &result, const Use &use);
    void takeLink(const SourceSnapshot &source);
    void watch(const SourceSnapshot &source);
    void play(InstalledPlayers::Player player, const SourceSnapshot &source);

    Gateway &m_gateway;
    InstalledPlayers m_players;
    QString m_opening;
    quint64 m_asked = 0;
};

} // namespace cuegate
