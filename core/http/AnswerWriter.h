// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one answer after the other through a socket: head and body leave together, a body is pulled only
// while little of it waits to be sent, and its bytes go to the system without being copied here. Thread: that
// of the server. Spec: FAULTS.md R2, C2.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/http/ResponseHead.h"

#include <deque>

namespace cuegate {

class StreamSocket;

enum class BodyPart {
    Sent,
    Left ///< the answer to HEAD
};

class AnswerWriter
{
public:
    /// \p ready is called when a body that was Pending has something to say.
    AnswerWriter(qint64 maxUnsentBytes, std::function<void()> ready);
    ~AnswerWriter();
    Q_DISABLE_COPY_MOVE(AnswerWriter)

    /// Only while not busy. A body of unknown size turns KeepAlive into Close.
    void begin(HttpResponse response, const HttpFields &common, BodyPart bodyPart, Persistence persistence);

    enum class Progress {
        NeedsRoom, ///< call again when the socket takes more
        NeedsBody, ///< wait for ready
        Done,
        BodyFailed, ///< the connection must be reset
        Lost        ///< the connection is broken
    };
    [[nodiscard]] Progress pump(StreamSocket &socket);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Whether the connection can be used after the answer begun last.
    [[nodiscard]] bool isPersistent() const { return m_isPersistent; }
    /// All bytes the system has taken so far; grows while the client reads.
    [[nodiscard]] qint64 sentBytes() const { return m_sentBytes; }
    void drop(); ///< forgets everything that was to be sent

private:
    enum class Fill { Enough, Pending, Failed };
    Fill fill();
    void append(const QByteArray &bytes);
    void discard(qsizetype sizeBytes);

    qint64 m_maxUnsentBytes;
    std::function<void()> m_ready;
    std::deque<QByteArray> m_unsent;
    qsizetype m_frontSentBytes = 0; ///< of the first piece
    qint64 m_unsentBytes = 0;
    qint64 m_sentBytes = 0;
    std::shared_ptr<BodySource> m_body; ///< until it has ended; shared, as next() may end the connection
    qint64 m_bodyLeftBytes = 0;         ///< below 0: unknown
    bool m_isBusy = false;
    bool m_isPersistent = true;
};

} // namespace cuegate
