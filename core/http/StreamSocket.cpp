// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/StreamSocket.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace cuegate {

constexpr int kReceiveBufferBytes = 64 * 1024;
constexpr int kSendBufferBytes = 256 * 1024;

static int native(qintptr descriptor)
{
    return static_cast<int>(descriptor);
}

static void setOption(qintptr descriptor, int level, int option, int value)
{
    ::setsockopt(native(descriptor), level, option, &value, sizeof value);
}

StreamSocket::StreamSocket(qintptr descriptor)
    : m_descriptor(descriptor)
{
    const int flags = ::fcntl(native(descriptor), F_GETFL);
    ::fcntl(native(descriptor), F_SETFL, flags | O_NONBLOCK);
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    // Finds a television that lost its power: nothing else ends a connection that waits for its client.
    setOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(descriptor, SOL_SOCKET, SO_RCVBUF, kReceiveBufferBytes);
    setOption(descriptor, SOL_SOCKET, SO_SNDBUF, kSendBufferBytes);
#ifdef SO_NOSIGPIPE
    setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
}

StreamSocket::~StreamSocket()
{
    close();
}

static StreamSocket::Outcome failure()
{
    return errno == EAGAIN || errno == EWOULDBLOCK ? StreamSocket::Outcome::Later
                                                   : StreamSocket::Outcome::Lost;
}

StreamSocket::Transfer StreamSocket::read(char *target, qsizetype maxBytes)
{
    ssize_t count = 0;
    do {
        count = ::recv(native(m_descriptor), target, static_cast<size_t>(maxBytes), 0);
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return {failure(), 0};
    return {count == 0 ? Outcome::Ended : Outcome::Moved, count};
}

StreamSocket::Transfer StreamSocket::write(std::span<const QByteArrayView> pieces)
{
    std::array<iovec, 16> vectors{};
    size_t count = 0;
    for (const QByteArrayView piece : pieces.first(std::min(pieces.size(), vectors.size())))
        vectors[count++] = {const_cast<char *>(piece.data()), static_cast<size_t>(piece.size())};
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(count);
#ifdef MSG_NOSIGNAL
    constexpr int kFlags = MSG_NOSIGNAL;
#else
    constexpr int kFlags = 0;
#endif
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(native(m_descriptor), &message, kFlags);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? Transfer{failure(), 0} : Transfer{Outcome::Moved, sent};
}

bool StreamSocket::peerLeft() const
{
#ifdef POLLRDHUP
    constexpr short kLeft = POLLRDHUP;
#else
    constexpr short kLeft = 0;
#endif
    pollfd entry{native(m_descriptor), kLeft, 0};
    return ::poll(&entry, 1, 0) > 0 && (entry.revents & (kLeft | POLLHUP | POLLERR)) != 0;
}

void StreamSocket::shutdownWrite()
{
    if (isOpen())
        ::shutdown(native(m_descriptor), SHUT_WR);
}

void StreamSocket::close()
{
    if (isOpen())
        discard(std::exchange(m_descriptor, kClosed));
}

void StreamSocket::reset()
{
    if (!isOpen())
        return;
    const linger abort{1, 0};
    ::setsockopt(native(m_descriptor), SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    close();
}

using AddressQuery = int (*)(int, sockaddr *, socklen_t *);

static sockaddr_storage ask(AddressQuery query, qintptr descriptor)
{
    sockaddr_storage address{};
    socklen_t sizeBytes = sizeof address;
    if (query(native(descriptor), reinterpret_cast<sockaddr *>(&address), &sizeBytes) != 0)
        address.ss_family = AF_UNSPEC;
    return address;
}

// A dual-stack socket shows IPv4 peers as IPv6 addresses; rules and counters must see one address.
static QHostAddress plainAddress(const sockaddr_storage &address)
{
    if (address.ss_family == AF_UNSPEC)
        return {};
    const QHostAddress host(reinterpret_cast<const sockaddr *>(&address));
    bool isIpv4 = false;
    const quint32 ipv4 = host.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : host;
}

QHostAddress StreamSocket::peerAddress(qintptr descriptor)
{
    return plainAddress(ask(::getpeername, descriptor));
}

QHostAddress StreamSocket::localAddress(qintptr descriptor)
{
    return plainAddress(ask(::getsockname, descriptor));
}

quint16 StreamSocket::localPort(qintptr descriptor)
{
    const sockaddr_storage address = ask(::getsockname, descriptor);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&address)->sin6_port);
    return address.ss_family == AF_INET ? ntohs(reinterpret_cast<const sockaddr_in *>(&address)->sin_port)
                                        : quint16(0);
}

void StreamSocket::discard(qintptr descriptor)
{
    ::close(native(descriptor));
}

} // namespace cuegate
