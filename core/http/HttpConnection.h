// SPDX-License-Identifier: GPL-3.0-or-later
// One client's connection: reads requests through the RequestGate, shows them to Qt HttpServer, keeps their
// order and sends the answers. Notices when the client leaves; bounds what it holds and how long it waits.
// Thread: that of the server. Spec: RFC 9112 section 9; FAULTS.md C1-C9.
#pragma once

#include "core/http/AnswerWriter.h"
#include "core/http/HeadSocket.h"
#include "core/http/HttpServer.h"
#include "core/http/PendingExchange.h"
#include "core/http/RequestGate.h"
#include "core/http/StreamSocket.h"

#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

namespace cuegate {

class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    /// \p options must outlive the connection. Begins to read when start() is called.
    HttpConnection(qintptr descriptor, const QHostAddress &peer, const HttpServerOptions &options,
                   QObject *parent);
    ~HttpConnection() override;

    void start();
    /// To be given to Qt HttpServer as a new connection.
    [[nodiscard]] HeadSocket *headSocket() { return m_headSocket; }
    /// Qt HttpServer has parsed the head it was shown: now the request may reach the handler.
    void admit();
    /// Takes requests and sends answers as far as that goes without waiting.
    void drive();
    /// Closes and tells those who work on answers. Emits ended().
    void leave();
    /// The same, but the client sees a reset, so that nothing it has looks complete.
    void abort();

    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    /// No request is in flight: nothing is lost if this connection is closed.
    [[nodiscard]] bool isWaiting() const { return m_exchanges.empty(); }
    [[nodiscard]] std::chrono::steady_clock::time_point waitingSince() const { return m_waitingSince; }
    [[nodiscard]] bool hadRequest() const { return m_hadRequest; }

Q_SIGNALS:
    /// Once; the connection then deletes itself.
    void ended(HttpConnection *connection);

private:
    enum class Watch {
        Nobody,
        Head,    ///< a request head must be completed
        Idle,    ///< the next request must begin
        Leaving, ///< the client can be seen leaving only by looking
        Linger   ///< the client should close after our last answer
    };
    void onReadable();
    void onTimeout();
    void takeRequests();
    void takeRequest();
    void sayContinue();
    void refuseRequest();
    void showToQt(const std::shared_ptr<PendingExchange> &exchange);
    void sendAnswers();
    bool beginAnswer();
    void finishAnswer();
    void linger();
    void settle();
    void reset();
    void stopWatching();
    [[nodiscard]] bool wantsInput() const;
    [[nodiscard]] Watch watch() const;
    [[nodiscard]] std::chrono::milliseconds patience(Watch watch) const;

    const HttpServerOptions &m_options;
    QHostAddress m_peer;
    QHostAddress m_local;
    quint16 m_localPort;
    StreamSocket m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    HeadSocket *m_headSocket;
    QTimer m_timer;
    Watch m_watch = Watch::Nobody;
    std::chrono::steady_clock::time_point m_waitingSince = std::chrono::steady_clock::now();
    RequestGate m_gate;
    AnswerWriter m_writer;
    QByteArray m_input;                                       ///< from the beginning of the next request on
    std::deque<std::shared_ptr<PendingExchange>> m_exchanges; ///< in the order of their requests
    std::shared_ptr<PendingExchange> m_shown;                 ///< what Qt is parsing now
    qint64 m_sentAtLookBytes = 0;
    qsizetype m_discardedBytes = 0;
    bool m_hadRequest = false;
    bool m_hasEnded = false;
    bool m_inputEnded = false; ///< no further request is taken
    bool m_peerEnded = false;  ///< the client sends no more; it may still read
    bool m_needsRoom = false;
    bool m_saidContinue = false;
    bool m_isLingering = false;
    bool m_isDriving = false;
    bool m_drivesAgain = false;
    bool m_restartsWatch = true;
};

} // namespace cuegate
