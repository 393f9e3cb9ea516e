// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PendingRemovals.h"

#include <utility>

namespace cuegate {

PendingRemovals::PendingRemovals(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kUndoTimeMs);
    connect(&m_timer, &QTimer::timeout, this, &PendingRemovals::commit);
    connect(&gateway, &Gateway::sourcesChanged, this, &PendingRemovals::forgetGone);
}

void PendingRemovals::forgetGone()
{
    if (m_committed.isEmpty())
        return;
    QSet<SourceId> present;
    for (const SourceSnapshot &source : m_gateway.sources())
        present.insert(source.id);
    m_committed.intersect(present);
}

PendingRemovals::~PendingRemovals()
{
    for (const SourceId &id : std::as_const(m_ids))
        m_gateway.removeSource(id);
}

void PendingRemovals::remove(const QList<SourceId> &ids)
{
    if (ids.isEmpty())
        return;
    for (const SourceId &id : ids)
        m_ids.insert(id);
    m_timer.start();
    Q_EMIT changed();
}

void PendingRemovals::undo()
{
    m_timer.stop();
    m_ids.clear();
    Q_EMIT changed();
}

void PendingRemovals::keep(const SourceId &id)
{
    const bool wasCommitted = m_committed.remove(id);
    if (!m_ids.remove(id) && !wasCommitted)
        return;
    if (m_ids.isEmpty())
        m_timer.stop();
    Q_EMIT changed();
}

void PendingRemovals::commit()
{
    m_timer.stop();
    // Emptied first: the gateway may announce the removal before removeSource() returns.
    const QSet<SourceId> ids = std::exchange(m_ids, {});
    m_committed += ids;
    for (const SourceId &id : ids)
        m_gateway.removeSource(id);
    Q_EMIT changed();
}

} // namespace cuegate
