// SPDX-License-Identifier: GPL-3.0-or-later
// An HttpServer on 127.0.0.1 and a thread of its own, so that a test can be its blocking client.
// Thread: the test's; the handler runs on the server's.
#pragma once

#include "core/http/HttpServer.h"

#include <QThread>

namespace cuegate::test {

class ThreadedServer
{
public:
    explicit ThreadedServer(HttpServerOptions options);
    ~ThreadedServer();
    Q_DISABLE_COPY_MOVE(ThreadedServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Runs \p task on the server's thread and waits for it.
    void run(const std::function<void()> &task);
    [[nodiscard]] int connectionCount();
    /// Waits until that many connections are open.
    [[nodiscard]] bool waitForConnections(int count,
                                          std::chrono::milliseconds limit = std::chrono::seconds(10));
    [[nodiscard]] HttpServer &server() { return *m_server; }

private:
    QThread m_thread;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<QObject> m_context;
    quint16 m_port = 0;
};

/// GET, HEAD and OPTIONS; CORS; the handler answers 200 with \p body.
[[nodiscard]] HttpServerOptions mediaOptions(HttpHandler handler);
[[nodiscard]] HttpHandler alwaysAnswers(const QByteArray &body);
[[nodiscard]] HttpResponse okWith(const QByteArray &body);
[[nodiscard]] int openDescriptors();
[[nodiscard]] qint64 residentBytes();

} // namespace cuegate::test
