// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/1.1 server for a hostile network, on top of Qt HttpServer: only complete, checked request heads get
// through, connections, buffers and times are bounded, answers leave in order and are pulled while the client
// takes them. Thread: net; a QObject with an event loop. Spec: RFC 9112; limits: FAULTS.md C4-C11.
#pragma once

#include "core/base/Error.h"
#include "core/http/HttpTypes.h"

#include <QObject>
#include <QTcpServer>

#include <chrono>

namespace cuegate {

struct HttpLimits
{
    int maxConnections = 512;
    int maxConnectionsPerPeer = 256;
    qsizetype maxRequestLineBytes = 8 * 1024;
    qsizetype maxHeadBytes = 16 * 1024;
    int maxFields = 100;
    int maxQueuedRequests = 16;
    qint64 maxBodyBytes = 0; ///< 0: a request with a body gets 413
    qint64 maxUnsentBytes = 128 * 1024;
    std::chrono::milliseconds headTimeout{10'000};
    std::chrono::milliseconds idleTimeout{60'000}; ///< between requests of one connection
};

struct HttpServerOptions
{
    HttpLimits limits;
    std::vector<QByteArray> methods; ///< others get 405 with Allow
    /// Asked before any byte is read; false closes the connection. Empty: everyone.
    std::function<bool(const QHostAddress &peer, const QHostAddress &local)> acceptsPeer;
    /// Asked with the Host field's value (lower case, without port); false gives 421. Empty: every host.
    std::function<bool(const QByteArray &host, const QHostAddress &local)> acceptsHost;
    /// Added to every answer, errors made by the server itself too.
    HttpFields commonFields;
    HttpHandler handler;
};

class HttpServer : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(HttpServerOptions options, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Port 0 takes any free one. Returns the port. Errors, with a sentence that names address and port:
    /// NotFound if this machine does not have the address, PermissionDenied, Unavailable.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// Stops accepting and closes all connections.
    void close();
    [[nodiscard]] int connectionCount() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cuegate
