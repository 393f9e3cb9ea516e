// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HeadSocket.h"

#include <algorithm>
#include <cstring>

namespace cuegate {

HeadSocket::HeadSocket(HttpConnection *connection, const QHostAddress &peer, QObject *parent)
    : QTcpSocket(parent)
    , m_connection(connection)
{
    setPeerAddress(peer);
    open(QIODevice::ReadWrite);
    // Qt deletes a socket that is not connected after a request; this one is the connection's to delete.
    setSocketState(ConnectedState);
}

HeadSocket::~HeadSocket()
{
    setSocketState(UnconnectedState);
}

// Fields by which Qt would act on the connection itself (upgrade it, read a body, send 100) stay with us.
static bool isHopByHop(const QByteArray &name)
{
    static constexpr QByteArrayView kNames[] = {"connection", "upgrade", "expect", "content-length",
                                                "transfer-encoding"};
    return std::ranges::find(kNames, QByteArrayView(name)) != std::end(kNames);
}

static QByteArray headForQt(const HttpRequest &request)
{
    QByteArray head;
    head.reserve(1024);
    head += request.method + ' ' + request.path;
    if (!request.query.isEmpty())
        head += '?' + request.query;
    head += request.isHttp10 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.fields) {
        if (!isHopByHop(name))
            head += name + ": " + value + "\r\n";
    }
    head += "\r\n";
    return head;
}

void HeadSocket::yield(const HttpRequest &request)
{
    m_head = headForQt(request);
    m_readBytes = 0;
    Q_EMIT readyRead();
    m_head = {};
    m_readBytes = 0;
}

qint64 HeadSocket::bytesAvailable() const
{
    return m_head.size() - m_readBytes + QIODevice::bytesAvailable();
}

qint64 HeadSocket::readData(char *target, qint64 maxBytes)
{
    const qint64 sizeBytes = std::min<qint64>(maxBytes, m_head.size() - m_readBytes);
    std::memcpy(target, m_head.constData() + m_readBytes, static_cast<size_t>(sizeBytes));
    m_readBytes += sizeBytes;
    return sizeBytes;
}

// Answers are written by the connection. Whatever Qt would say by itself is not ours.
qint64 HeadSocket::writeData(const char * /*data*/, qint64 sizeBytes)
{
    return sizeBytes;
}

} // namespace cuegate
