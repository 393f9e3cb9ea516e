// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that Qt HttpServer sees: it has no connection of its own and yields one checked request head at
// a time, so that Qt neither reads ahead nor writes, and may keep it as long as it likes after the client has
// gone. Thread: that of the server.
#pragma once

#include "core/http/HttpTypes.h"

#include <QTcpSocket>

namespace cuegate {

class HttpConnection;

class HeadSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    HeadSocket(HttpConnection *connection, const QHostAddress &peer, QObject *parent);
    ~HeadSocket() override;

    /// Lets Qt parse the head of \p request now; if it can, it calls handleRequest() before this returns.
    void yield(const HttpRequest &request);

    /// Null after forget().
    [[nodiscard]] HttpConnection *connection() const { return m_connection; }
    void forget() { m_connection = nullptr; }

    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *target, qint64 maxBytes) override;
    qint64 writeData(const char *data, qint64 sizeBytes) override;

private:
    HttpConnection *m_connection;
    QByteArray m_head;
    qsizetype m_readBytes = 0;
};

} // namespace cuegate
