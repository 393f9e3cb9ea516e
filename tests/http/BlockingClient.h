// SPDX-License-Identifier: GPL-3.0-or-later
// A client on a plain blocking socket: sends any bytes, from any loopback address, and reads answers
// strictly. Thread: any.
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>

namespace cuegate::test {

struct Answer
{
    int status = 0; ///< 0: no answer
    QByteArray head;
    QByteArray body;
    bool isComplete = false;
    /// The value of a field, \p name in lower case; empty if absent.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    [[nodiscard]] int count(QByteArrayView name) const;
};

enum class Method { Get, Head };
enum class Ending { Orderly, Reset, StillOpen };

class BlockingClient
{
public:
    /// \p source is the last byte of a source address 127.0.0.x; \p receiveBytes above 0 bounds the system's
    /// receive buffer.
    explicit BlockingClient(quint16 port, int source = 1, int receiveBytes = 0);
    ~BlockingClient();
    BlockingClient(BlockingClient &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
        , m_buffer(std::move(other.m_buffer))
    {
    }
    BlockingClient &operator=(BlockingClient &&) = delete;

    [[nodiscard]] bool isConnected() const { return m_fd >= 0; }
    [[nodiscard]] int descriptor() const { return m_fd; } ///< -1: not connected
    bool send(const QByteArray &bytes);
    /// Reads one answer; \p method says whether it has a body.
    Answer readAnswer(Method method = Method::Get);
    Answer get(const QByteArray &target);
    /// Up to \p maxBytes; empty at the end, after an error or after the time limit of 10 s.
    QByteArray readSome(qsizetype maxBytes);
    /// Reads until the server ends the connection or \p limit is over.
    Ending readToEnd(std::chrono::milliseconds limit = std::chrono::seconds(10));
    [[nodiscard]] QByteArray received() const { return m_buffer; }
    void shutdownWrite();
    void close();
    void reset();

private:
    bool fill();
    int m_fd = -1;
    bool m_wasReset = false;
    QByteArray m_buffer;
};

} // namespace cuegate::test
