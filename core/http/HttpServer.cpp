// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpServer.h"

#include "core/base/Log.h"
#include "core/http/ConnectionTable.h"
#include "core/http/HttpConnection.h"

#include <QAbstractHttpServer>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

constexpr int kListenBacklog = 512;
constexpr auto kAcceptPause = 500ms;

namespace {

/// Qt HttpServer parses what a HeadSocket yields and calls handleRequest(); it never sees the network.
class RequestDoor final : public QAbstractHttpServer
{
protected:
    bool handleRequest(const QHttpServerRequest & /*request*/, QTcpSocket *socket) override
    {
        if (auto *head = qobject_cast<HeadSocket *>(socket); head && head->connection())
            head->connection()->admit();
        return true;
    }
    void missingHandler(const QHttpServerRequest & /*request*/, QTcpSocket * /*socket*/) override {}
};

class Listener final : public QTcpServer
{
public:
    Listener(ConnectionTable &table, const HttpServerOptions &options, QObject *connectionParent)
        : m_table(table)
        , m_options(options)
        , m_connectionParent(connectionParent)
    {
        setListenBacklogSize(kListenBacklog);
        // Out of descriptors: those that are open go on, new ones wait in the system's queue.
        connect(this, &QTcpServer::acceptError, this, [this] {
            pauseAccepting();
            QTimer::singleShot(kAcceptPause, this, [this] { resumeAccepting(); });
        });
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        const QHostAddress peer = StreamSocket::peerAddress(descriptor);
        const QHostAddress local = StreamSocket::localAddress(descriptor);
        const bool isAccepted =
            !peer.isNull() && (!m_options.acceptsPeer || m_options.acceptsPeer(peer, local));
        if (!isAccepted || !makeRoom(peer))
            return StreamSocket::discard(descriptor);
        auto *connection = new HttpConnection(descriptor, peer, m_options, m_connectionParent);
        connect(connection, &HttpConnection::ended, m_connectionParent,
                [&table = m_table](HttpConnection *ended) { table.remove(ended); });
        m_table.add(connection);
        addPendingConnection(connection->headSocket());
        connection->start();
    }

private:
    bool makeRoom(const QHostAddress &peer)
    {
        const ConnectionTable::Room room = m_table.roomFor(peer);
        if (room.isFree)
            return true;
        if (!room.victim)
            return false;
        room.victim->leave();
        return true;
    }

    ConnectionTable &m_table;
    const HttpServerOptions &m_options;
    QObject *m_connectionParent;
};

} // namespace

class HttpServer::Private
{
public:
    explicit Private(HttpServerOptions serverOptions)
        : options(std::move(serverOptions))
        , table(options.limits)
    {
    }

    HttpServerOptions options;
    ConnectionTable table;
    RequestDoor door; ///< last: the connections, which use the others, are its children
};

HttpServer::HttpServer(HttpServerOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(options)))
{
}

HttpServer::~HttpServer()
{
    close();
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<Listener>(d->table, d->options, &d->door);
    if (!listener->listen(address, port)) {
        const auto error = listener->serverError();
        const auto kind = error == QAbstractSocket::SocketAddressNotAvailableError ? ErrorKind::NotFound
                          : error == QAbstractSocket::SocketAccessError ? ErrorKind::PermissionDenied
                                                                        : ErrorKind::Unavailable;
        return fail(kind, u"cannot listen on %1 port %2: %3"_s.arg(address.toString())
                              .arg(port)
                              .arg(listener->errorString()));
    }
    const quint16 boundPort = listener->serverPort();
    d->door.bind(listener.release());
    return boundPort;
}

void HttpServer::close()
{
    qDeleteAll(d->door.servers());
    for (HttpConnection *connection : d->table.all())
        connection->leave();
}

int HttpServer::connectionCount() const
{
    return int(d->table.size());
}

} // namespace cuegate
