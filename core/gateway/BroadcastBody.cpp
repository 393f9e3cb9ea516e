// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/BroadcastBody.h"

namespace cuegate {

BroadcastBody::BroadcastBody(const std::shared_ptr<LiveBroadcast> &broadcast, const QByteArray &viewer)
    : m_broadcast(broadcast)
{
    m_listener = broadcast->listen(viewer, [this] {
        if (m_ready)
            m_ready();
    });
}

BroadcastBody::~BroadcastBody()
{
    if (const auto broadcast = m_broadcast.lock())
        broadcast->unlisten(m_listener);
}

BodySource::Piece BroadcastBody::next(qint64 wantedBytes)
{
    const auto broadcast = m_broadcast.lock();
    if (!broadcast)
        return {State::Failed, {}};
    LiveBroadcast::Look look = broadcast->look(m_place, wantedBytes);
    if (!look.bytes.isEmpty())
        return {State::Data, std::move(look.bytes)};
    const bool isOver = look.isTooLate || broadcast->stop();
    return {isOver ? State::Failed : State::Pending, {}};
}

} // namespace cuegate
