// SPDX-License-Identifier: GPL-3.0-or-later
// All open connections of a server, counted by peer, and which of them to give up for a new one.
// Thread: that of the server. Spec: FAULTS.md C2, C6.
#pragma once

#include "core/http/HttpServer.h"

#include <unordered_set>

namespace cuegate {

class HttpConnection;

class ConnectionTable
{
public:
    explicit ConnectionTable(const HttpLimits &limits)
        : m_limits(limits)
    {
    }

    /// Whether one more connection of \p peer fits. If not, \p victim names a connection without a request
    /// in flight that may be closed to make room, or nobody.
    struct Room
    {
        bool isFree = false;
        HttpConnection *victim = nullptr;
    };
    [[nodiscard]] Room roomFor(const QHostAddress &peer) const;

    void add(HttpConnection *connection);
    void remove(HttpConnection *connection);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_connections.size()); }
    [[nodiscard]] std::vector<HttpConnection *> all() const;

private:
    HttpLimits m_limits;
    std::unordered_set<HttpConnection *> m_connections;
    QHash<QHostAddress, int> m_perPeer;
};

} // namespace cuegate
