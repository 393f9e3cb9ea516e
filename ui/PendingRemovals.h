// SPDX-License-Identifier: GPL-3.0-or-later
// Sources the user removed but may still want back: hidden at once, removed from the gateway when their time
// is over, so undoing keeps links and headers. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QSet>
#include <QTimer>

namespace cuegate {

class PendingRemovals final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kUndoTimeMs = 8000;

    PendingRemovals(Gateway &gateway, QObject *parent = nullptr);
    ~PendingRemovals() override; ///< removes what is pending

    /// Further calls within the time join the batch that undo() takes back.
    void remove(const QList<SourceId> &ids);
    void undo();
    /// Keeps \p id (it was added again).
    void keep(const SourceId &id);
    void commit();

    /// What can still be undone.
    [[nodiscard]] const QSet<SourceId> &ids() const { return m_ids; }
    /// What the list shall not show: those, and the ones the gateway has not let go of yet.
    [[nodiscard]] QSet<SourceId> hidden() const { return m_ids + m_committed; }

Q_SIGNALS:
    void changed();

private:
    void forgetGone();

    Gateway &m_gateway;
    QSet<SourceId> m_ids;
    QSet<SourceId> m_committed;
    QTimer m_timer;
};

} // namespace cuegate
