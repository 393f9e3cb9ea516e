// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/BlockingClient.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cuegate::test {

constexpr int kPatienceMs = 10'000;

static QList<QByteArray> fieldValues(const QByteArray &head, QByteArrayView name)
{
    QList<QByteArray> values;
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines.sliced(std::min<qsizetype>(1, lines.size()))) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).toLower() == name)
            values.append(line.sliced(colon + 1).trimmed());
    }
    return values;
}

QByteArray Answer::field(QByteArrayView name) const
{
    return fieldValues(head, name).value(0);
}

int Answer::count(QByteArrayView name) const
{
    return int(fieldValues(head, name).size());
}

BlockingClient::BlockingClient(quint16 port, int source, int receiveBytes)
{
    m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receiveBytes > 0)
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &receiveBytes, sizeof receiveBytes);
    const int one = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<quint32>(source) - 1);
    sockaddr_in remote{};
    remote.sin_family = AF_INET;
    remote.sin_port = htons(port);
    remote.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool isConnected = ::bind(m_fd, reinterpret_cast<sockaddr *>(&local), sizeof local) == 0 &&
                             ::connect(m_fd, reinterpret_cast<sockaddr *>(&remote), sizeof remote) == 0;
    if (!isConnected)
        close();
}

BlockingClient::~BlockingClient()
{
    close();
}

bool BlockingClient::send(const QByteArray &bytes)
{
    QByteArrayView rest(bytes);
    while (!rest.isEmpty()) {
        const ssize_t sent = ::send(m_fd, rest.data(), static_cast<size_t>(rest.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        rest = rest.sliced(sent);
    }
    return true;
}

QByteArray BlockingClient::readSome(qsizetype maxBytes)
{
    if (!m_buffer.isEmpty())
        return std::exchange(m_buffer, {});
    pollfd entry{m_fd, POLLIN, 0};
    if (m_fd < 0 || ::poll(&entry, 1, kPatienceMs) <= 0)
        return {};
    QByteArray bytes(maxBytes, Qt::Uninitialized);
    const ssize_t count = ::recv(m_fd, bytes.data(), static_cast<size_t>(maxBytes), 0);
    m_wasReset = count < 0;
    bytes.resize(std::max<ssize_t>(0, count));
    return bytes;
}

bool BlockingClient::fill()
{
    QByteArray before = std::exchange(m_buffer, {});
    const QByteArray more = readSome(256 * 1024);
    m_buffer = std::move(before.append(more));
    return !more.isEmpty();
}

Answer BlockingClient::readAnswer(Method method)
{
    Answer answer;
    qsizetype headBytes = -1;
    while ((headBytes = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!fill())
            return answer;
    }
    headBytes += 4;
    answer.head = m_buffer.first(headBytes);
    m_buffer.remove(0, headBytes);
    if (!answer.head.startsWith("HTTP/1.1 "))
        return answer;
    answer.status = answer.head.sliced(9, 3).toInt();
    const bool hasBody = method == Method::Get && answer.status != 204 && answer.status != 304;
    if (!hasBody) {
        answer.isComplete = true;
    } else if (answer.count("content-length") == 1) {
        const qsizetype sizeBytes = answer.field("content-length").toLongLong();
        while (m_buffer.size() < sizeBytes && fill()) {
        }
        answer.isComplete = m_buffer.size() >= sizeBytes;
        answer.body = m_buffer.first(std::min(sizeBytes, m_buffer.size()));
        m_buffer.remove(0, answer.body.size());
    } else {
        while (fill()) {
        }
        answer.body = std::exchange(m_buffer, {});
        answer.isComplete = !m_wasReset;
    }
    return answer;
}

Answer BlockingClient::get(const QByteArray &target)
{
    send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return readAnswer();
}

Ending BlockingClient::readToEnd(std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    char chunk[64 * 1024];
    for (;;) {
        pollfd entry{m_fd, POLLIN, 0};
        if (m_fd < 0 || ::poll(&entry, 1, int(deadline.remainingTime())) <= 0)
            return Ending::StillOpen;
        const ssize_t count = ::recv(m_fd, chunk, sizeof chunk, 0);
        if (count < 0)
            return Ending::Reset;
        if (count == 0)
            return Ending::Orderly;
        m_buffer.append(chunk, count);
    }
}

void BlockingClient::shutdownWrite()
{
    ::shutdown(m_fd, SHUT_WR);
}

void BlockingClient::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

void BlockingClient::reset()
{
    const linger abort{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    close();
}

} // namespace cuegate::test
