// SPDX-License-Identifier: GPL-3.0-or-later
// A provider of television channels on loopback: each path is one body without end and without length, of
// which the test says what comes when; packets that only fill come all the time. Counts who is connected.
// Thread: any; runs on one of its own.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

namespace cuegate::test {

class ChannelOrigin
{
public:
    ChannelOrigin()
    {
        m_thread.start();
        m_server.moveToThread(&m_thread);
        there([this] {
            QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
            m_filler = new QTimer(&m_server);
            QObject::connect(m_filler, &QTimer::timeout, &m_server, [this] { fill(); });
            m_filler->start(500);
            m_server.listen(QHostAddress::LocalHost);
            m_port = m_server.serverPort();
        });
    }
    ~ChannelOrigin()
    {
        there([this] {
            m_server.close();
            delete m_filler;
            qDeleteAll(m_server.findChildren<QTcpSocket *>());
            m_server.moveToThread(nullptr);
        });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ChannelOrigin)

    [[nodiscard]] QUrl url(const QByteArray &path) const
    {
        return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_port) + path);
    }
    /// What everybody gets who connects to \p path from now on.
    void beginWith(const QByteArray &path, const QByteArray &bytes)
    {
        there([&] { m_channels[path].beginning = bytes; });
    }
    /// Something else: all of it, with its length.
    void serve(const QByteArray &path, const QByteArray &text)
    {
        there([&] { m_channels[path].text = text; });
    }
    /// More for who is connected to it.
    void send(const QByteArray &path, const QByteArray &bytes)
    {
        there([&] {
            for (QTcpSocket *socket : std::as_const(m_channels[path].sockets))
                socket->write(bytes);
        });
    }
    /// Not even packets that only fill come any more.
    void fallSilent()
    {
        there([this] { m_filler->stop(); });
    }
    /// Ends the bodies of who is connected.
    void end(const QByteArray &path)
    {
        there([&] {
            for (QTcpSocket *socket : QList<QTcpSocket *>(m_channels[path].sockets))
                socket->disconnectFromHost();
        });
    }
    /// Answers who comes from now on with that status; 200: as before.
    void refuse(const QByteArray &path, int status)
    {
        there([&] { m_channels[path].status = status; });
    }
    /// Answers 403 to who comes while somebody is connected, whatever to.
    void allowOneOnly()
    {
        there([this] { m_isOneOnly = true; });
    }
    /// Who has left counts for so long as if he were there, as panels do.
    void countsOn(std::chrono::milliseconds time)
    {
        there([&] { m_countsOn = time; });
    }
    [[nodiscard]] int connections(const QByteArray &path)
    {
        return read([&] { return m_channels[path].sockets.size(); });
    }
    [[nodiscard]] int requests(const QByteArray &path)
    {
        return read([&] { return m_channels[path].requests; });
    }
    /// Bodies under way at a time.
    [[nodiscard]] int mostAtOnce()
    {
        return read([this] { return m_mostAtOnce; });
    }

private:
    struct Channel
    {
        QByteArray beginning;
        QByteArray text;
        QList<QTcpSocket *> sockets;
        int status = 200;
        int requests = 0;
    };
    template <typename Task>
    void there(Task task)
    {
        QMetaObject::invokeMethod(&m_server, task, Qt::BlockingQueuedConnection);
    }
    template <typename Task>
    [[nodiscard]] int read(Task task)
    {
        int value = 0;
        there([&] { value = int(task()); });
        return value;
    }
    [[nodiscard]] int underWay() const
    {
        qsizetype count = 0;
        for (const Channel &channel : m_channels)
            count += channel.sockets.size();
        return int(count);
    }
    void fill()
    {
        const QByteArray packet = QByteArray("\x47\x1F\xFF\x10").leftJustified(188, 'n');
        for (const Channel &channel : std::as_const(m_channels)) {
            for (QTcpSocket *socket : channel.sockets)
                socket->write(packet);
        }
    }
    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        const auto head = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, head] {
            *head += socket->readAll();
            if (!head->endsWith("\r\n\r\n"))
                return;
            answer(socket, head->split(' ').value(1));
            head->clear();
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            qsizetype left = 0;
            for (Channel &channel : m_channels)
                left += channel.sockets.removeAll(socket);
            m_stillCounted += int(left);
            QTimer::singleShot(m_countsOn, &m_server, [this, left] { m_stillCounted -= int(left); });
            socket->deleteLater();
        });
    }
    void answer(QTcpSocket *socket, const QByteArray &path)
    {
        Channel &channel = m_channels[path];
        ++channel.requests;
        const int status = m_isOneOnly && underWay() + m_stillCounted > 0 ? 403 : channel.status;
        if (status != 200) {
            socket->write("HTTP/1.1 " + QByteArray::number(status) +
                          " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
            return;
        }
        if (!channel.text.isEmpty()) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(channel.text.size()) +
                          "\r\n\r\n" + channel.text);
            return;
        }
        channel.sockets << socket;
        m_mostAtOnce = std::max(m_mostAtOnce, underWay());
        socket->write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n");
        socket->write(channel.beginning);
    }

    QThread m_thread;
    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QByteArray, Channel> m_channels; // the thread's, as all below
    QTimer *m_filler = nullptr;
    bool m_isOneOnly = false;
    int m_mostAtOnce = 0;
    int m_stillCounted = 0;
    std::chrono::milliseconds m_countsOn{0};
};

} // namespace cuegate::test
