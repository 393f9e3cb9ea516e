// SPDX-License-Identifier: GPL-3.0-or-later
// Decides, byte by byte as they come in, whether they are one complete request whose meaning is beyond doubt.
// What two readers could understand differently is refused. Each byte is looked at once.
// Thread: any; no input or output. Spec: RFC 9112 sections 2 to 6; limits: FAULTS.md C5, C8, C9.
#pragma once

#include "core/http/HttpServer.h"

namespace cuegate {

class RequestGate
{
public:
    explicit RequestGate(const HttpLimits &limits)
        : m_limits(limits)
    {
    }

    enum class State { NeedMore, Complete, Refused };

    /// \p input: all bytes from the beginning of this request on, those of earlier calls included.
    State feed(QByteArrayView input);

    /// The state after feed(). Complete: how many bytes of the input were this request.
    [[nodiscard]] qsizetype sizeBytes() const { return m_headBytes + m_bodyBytes; }
    /// Complete, once: method, path, query, fields, body, isHttp10; the rest is empty.
    [[nodiscard]] HttpRequest takeRequest();
    /// Complete: the Host field's value in lower case, without port, an IPv6 address without brackets.
    [[nodiscard]] const QByteArray &host() const { return m_host; }
    /// Complete: whether the client lets the connection stay open for another request.
    [[nodiscard]] bool isPersistent() const;
    /// The head is complete, the body is not, and the client waits to be told to send it.
    [[nodiscard]] bool wantsContinue() const;

    struct Refusal
    {
        int status = 400;
        QString reason;
    };
    [[nodiscard]] const Refusal &refusal() const { return m_refusal; }

    /// Ready for the next request.
    void reset();

private:
    bool scanLine(QByteArrayView input);
    void endLine(QByteArrayView line);
    void parseRequestLine(QByteArrayView line);
    void parseTarget(QByteArrayView target);
    void parseField(QByteArrayView line);
    void endHead();
    void parseHost(const QByteArray &value);
    void parseFraming();
    void refuse(int status, const QString &reason);

    HttpLimits m_limits;
    State m_state = State::NeedMore;
    HttpRequest m_request;
    QByteArray m_host;
    Refusal m_refusal;
    qsizetype m_lineBytes = 0; ///< where the line that is being read begins
    qsizetype m_seenBytes = 0; ///< all bytes before were looked at
    qsizetype m_headBytes = 0; ///< 0 until the head is complete
    qsizetype m_bodyBytes = 0;
    bool m_skippedEmptyLine = false;
};

} // namespace cuegate
