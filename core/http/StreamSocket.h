// SPDX-License-Identifier: GPL-3.0-or-later
// An accepted TCP connection without buffers of its own: what is written goes from the caller's memory
// straight to the system. (QTcpSocket reads ahead, splits large writes and does not tell a half-closed peer
// from one that is gone.) Thread: any one at a time; never blocks.
#pragma once

#include <QByteArrayView>
#include <QHostAddress>

#include <span>

namespace cuegate {

class StreamSocket
{
public:
    /// Takes \p descriptor over and makes it non-blocking, without delay, with bounded system buffers.
    explicit StreamSocket(qintptr descriptor);
    ~StreamSocket();
    Q_DISABLE_COPY_MOVE(StreamSocket)

    enum class Outcome {
        Moved, ///< some bytes were read or written
        Later, ///< nothing can be moved now
        Ended, ///< reading only: the peer sends no more
        Lost   ///< the connection is broken
    };
    struct Transfer
    {
        Outcome outcome = Outcome::Lost;
        qsizetype sizeBytes = 0;
    };
    [[nodiscard]] Transfer read(char *target, qsizetype maxBytes);
    /// Of many pieces only the first few may be taken.
    [[nodiscard]] Transfer write(std::span<const QByteArrayView> pieces);

    [[nodiscard]] bool isOpen() const { return m_descriptor != kClosed; }
    [[nodiscard]] qintptr descriptor() const { return m_descriptor; }
    /// Whether the peer closed its side or the connection broke, even if there are bytes left to read.
    [[nodiscard]] bool peerLeft() const;
    void shutdownWrite();
    void close();
    /// Closes so that the peer gets a reset and not an orderly end.
    void reset();

    [[nodiscard]] static QHostAddress peerAddress(qintptr descriptor);
    [[nodiscard]] static QHostAddress localAddress(qintptr descriptor);
    [[nodiscard]] static quint16 localPort(qintptr descriptor);
    /// Closes a descriptor nobody has taken over.
    static void discard(qintptr descriptor);

private:
    static constexpr qintptr kClosed = -1;
    qintptr m_descriptor;
};

} // namespace cuegate
