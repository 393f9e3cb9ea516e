// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/ThreadedServer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate::test {

ThreadedServer::ThreadedServer(HttpServerOptions options)
    : m_context(std::make_unique<QObject>())
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
    run([&] {
        m_server = std::make_unique<HttpServer>(std::move(options));
        m_port = m_server->listen(QHostAddress(QHostAddress::LocalHost), 0).value_or(0);
    });
}

ThreadedServer::~ThreadedServer()
{
    run([this] { m_server.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void ThreadedServer::run(const std::function<void()> &task)
{
    QMetaObject::invokeMethod(m_context.get(), task, Qt::BlockingQueuedConnection);
}

int ThreadedServer::connectionCount()
{
    int count = 0;
    run([&] { count = m_server->connectionCount(); });
    return count;
}

bool ThreadedServer::waitForConnections(int count, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    while (connectionCount() != count) {
        if (deadline.hasExpired())
            return false;
        QThread::yieldCurrentThread();
    }
    return true;
}

HttpServerOptions mediaOptions(HttpHandler handler)
{
    HttpServerOptions options;
    options.methods = {"GET"_ba, "HEAD"_ba, "OPTIONS"_ba};
    options.commonFields = {{"access-control-allow-origin"_ba, "*"_ba}};
    options.handler = std::move(handler);
    return options;
}

HttpHandler alwaysAnswers(const QByteArray &body)
{
    return [body](const std::shared_ptr<HttpExchange> &exchange) { exchange->respond(okWith(body)); };
}

HttpResponse okWith(const QByteArray &body)
{
    HttpResponse response;
    response.body = bytesBody(body);
    return response;
}

int openDescriptors()
{
    return int(
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size());
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

} // namespace cuegate::test
