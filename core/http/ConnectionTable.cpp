// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ConnectionTable.h"

#include "core/http/HttpConnection.h"

namespace cuegate {

// Whether \p one is rather to be closed than \p other of a peer with as many: who has asked for something may
// ask again, who has not may never.
static bool isLessOfALoss(const HttpConnection &one, const HttpConnection &other)
{
    return one.hadRequest() != other.hadRequest() ? other.hadRequest()
                                                  : one.waitingSince() < other.waitingSince();
}

// The victim is of the peer that has the most connections, so that one who opens many displaces his own, and
// of those one without a request yet, or else the one that has waited longest.
ConnectionTable::Room ConnectionTable::roomFor(const QHostAddress &peer) const
{
    const bool isPeerFull = m_perPeer.value(peer) >= m_limits.maxConnectionsPerPeer;
    if (!isPeerFull && std::cmp_less(m_connections.size(), m_limits.maxConnections))
        return {true, nullptr};
    Room room;
    int victimPeerCount = 0;
    for (HttpConnection *connection : m_connections) {
        if (!connection->isWaiting() || (isPeerFull && connection->peer() != peer))
            continue;
        const int count = m_perPeer.value(connection->peer());
        const bool isBetter = !room.victim || count > victimPeerCount ||
                              (count == victimPeerCount && isLessOfALoss(*connection, *room.victim));
        if (isBetter) {
            room.victim = connection;
            victimPeerCount = count;
        }
    }
    return room;
}

void ConnectionTable::add(HttpConnection *connection)
{
    m_connections.insert(connection);
    ++m_perPeer[connection->peer()];
}

void ConnectionTable::remove(HttpConnection *connection)
{
    if (m_connections.erase(connection) == 0)
        return;
    const auto count = m_perPeer.find(connection->peer());
    if (count != m_perPeer.end() && --*count <= 0)
        m_perPeer.erase(count);
}

std::vector<HttpConnection *> ConnectionTable::all() const
{
    return {m_connections.begin(), m_connections.end()};
}

} // namespace cuegate
