// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpConnection.h"

#include "core/http/RequestPolicy.h"
#include "core/http/StatusPages.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

constexpr auto kLookInterval = 400ms;
constexpr auto kLingerTime = 1000ms;
constexpr qsizetype kMaxDiscardedBytes = 32 * 1024;

HttpConnection::HttpConnection(qintptr descriptor, const QHostAddress &peer, const HttpServerOptions &options,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_peer(peer)
    , m_local(StreamSocket::localAddress(descriptor))
    , m_localPort(StreamSocket::localPort(descriptor))
    , m_socket(descriptor)
    , m_readable(descriptor, QSocketNotifier::Read)
    , m_writable(descriptor, QSocketNotifier::Write)
    , m_headSocket(new HeadSocket(this, peer, this))
    , m_gate(options.limits)
    , m_writer(options.limits.maxUnsentBytes, [self = QPointer<HttpConnection>(this)] {
        if (self)
            self->drive();
    })
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &HttpConnection::onReadable);
    connect(&m_writable, &QSocketNotifier::activated, this, &HttpConnection::drive);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::onTimeout);
}

HttpConnection::~HttpConnection()
{
    m_headSocket->forget();
}

void HttpConnection::start()
{
    settle();
}

void HttpConnection::onReadable()
{
    std::array<char, 16 * 1024> chunk;
    const auto transfer = m_socket.read(chunk.data(), chunk.size());
    switch (transfer.outcome) {
    case StreamSocket::Outcome::Later:
        return;
    case StreamSocket::Outcome::Lost:
        return leave();
    case StreamSocket::Outcome::Ended:
        if (isWaiting())
            return leave();
        m_peerEnded = true;
        return settle();
    case StreamSocket::Outcome::Moved:
        break;
    }
    if (m_isLingering) {
        m_discardedBytes += transfer.sizeBytes;
        return settle();
    }
    m_input.append(chunk.data(), transfer.sizeBytes);
    drive();
}

void HttpConnection::drive()
{
    if (m_isDriving) {
        m_drivesAgain = true;
        return;
    }
    m_isDriving = true;
    m_needsRoom = false;
    do {
        m_drivesAgain = false;
        takeRequests();
        sendAnswers();
    } while (m_drivesAgain && m_socket.isOpen());
    m_isDriving = false;
    if (m_socket.isOpen())
        settle();
}

void HttpConnection::takeRequests()
{
    while (m_socket.isOpen() && !m_inputEnded && !m_input.isEmpty() &&
           std::cmp_less(m_exchanges.size(), std::max(1, m_options.limits.maxQueuedRequests))) {
        switch (m_gate.feed(m_input)) {
        case RequestGate::State::NeedMore:
            if (m_gate.wantsContinue() && isWaiting() && !std::exchange(m_saidContinue, true))
                sayContinue();
            return;
        case RequestGate::State::Refused:
            return refuseRequest();
        case RequestGate::State::Complete:
            takeRequest();
            break;
        }
    }
}

// Nothing else waits to be sent, so that these few bytes go out at once or not at all.
void HttpConnection::sayContinue()
{
    const QByteArrayView interim("HTTP/1.1 100 Continue\r\n\r\n");
    std::ignore = m_socket.write(std::span(&interim, 1));
}

void HttpConnection::refuseRequest()
{
    const RequestGate::Refusal refusal = m_gate.refusal();
    HttpFields fields;
    if (refusal.status == 405)
        fields.emplace_back("allow"_ba, allowedMethods(m_options));
    auto exchange = std::make_shared<PendingExchange>();
    exchange->connection = this;
    exchange->isPersistent = false;
    exchange->isAnswered = true;
    exchange->response =
        statusPage(refusal.status, {ErrorKind::InvalidArgument, refusal.reason}, std::move(fields));
    m_exchanges.push_back(std::move(exchange));
    m_inputEnded = true;
    m_input.clear();
}

void HttpConnection::takeRequest()
{
    auto exchange = std::make_shared<PendingExchange>();
    const QByteArray host = m_gate.host();
    exchange->connection = this;
    exchange->isPersistent = m_gate.isPersistent();
    exchange->request = m_gate.takeRequest();
    exchange->request.peer = m_peer;
    exchange->request.localPort = m_localPort;
    m_input.remove(0, m_gate.sizeBytes());
    if (m_input.isEmpty())
        m_input = {};
    m_gate.reset();
    m_hadRequest = true;
    m_saidContinue = false;
    m_restartsWatch = true;
    m_inputEnded = !exchange->isPersistent;
    m_exchanges.push_back(exchange);
    if (auto answer = answerWithoutHandler(m_options, exchange->request, host, m_local))
        exchange->answer(std::move(*answer));
    else
        showToQt(exchange);
}

void HttpConnection::showToQt(const std::shared_ptr<PendingExchange> &exchange)
{
    m_shown = exchange;
    m_headSocket->yield(exchange->request);
    if (!std::exchange(m_shown, {}))
        return;
    // Qt did not understand what the gate did: two readings of one request are one too many.
    exchange->isPersistent = false;
    m_inputEnded = true;
    exchange->answer(statusPage(400, {ErrorKind::InvalidArgument, u"the request is malformed"_s}));
}

void HttpConnection::admit()
{
    const auto exchange = std::exchange(m_shown, {});
    if (exchange)
        m_options.handler(exchangeFor(exchange));
}

void HttpConnection::sendAnswers()
{
    while (m_socket.isOpen() && (m_writer.isBusy() || beginAnswer())) {
        switch (m_writer.pump(m_socket)) {
        case AnswerWriter::Progress::NeedsRoom:
            m_needsRoom = true;
            return;
        case AnswerWriter::Progress::NeedsBody:
            return;
        case AnswerWriter::Progress::Done:
            finishAnswer();
            break;
        case AnswerWriter::Progress::BodyFailed:
            return reset();
        case AnswerWriter::Progress::Lost:
            return leave();
        }
    }
}

bool HttpConnection::beginAnswer()
{
    if (m_exchanges.empty() || !m_exchanges.front()->response)
        return false;
    PendingExchange &exchange = *m_exchanges.front();
    HttpResponse response = std::move(*exchange.response);
    exchange.response.reset();
    const BodyPart bodyPart = exchange.request.method == "HEAD" ? BodyPart::Left : BodyPart::Sent;
    Persistence persistence = Persistence::Close;
    if (exchange.isPersistent)
        persistence = exchange.request.isHttp10 ? Persistence::KeepAliveHttp10 : Persistence::KeepAlive;
    const HttpFields common = response.isBare ? HttpFields() : m_options.commonFields;
    m_writer.begin(std::move(response), common, bodyPart, persistence);
    return true;
}

void HttpConnection::finishAnswer()
{
    const auto exchange = m_exchanges.front();
    m_exchanges.pop_front();
    exchange->connection = nullptr;
    exchange->gone = {};
    m_waitingSince = std::chrono::steady_clock::now();
    m_restartsWatch = true;
    if (!m_writer.isPersistent())
        linger();
    else
        m_drivesAgain = m_drivesAgain || !m_input.isEmpty();
}

// Closing while the client still sends would make its system throw our last answer away (RFC 9112
// section 9.6).
void HttpConnection::linger()
{
    m_inputEnded = true;
    m_input.clear();
    if (m_peerEnded || !m_exchanges.empty())
        return leave();
    m_isLingering = true;
    m_socket.shutdownWrite();
}

bool HttpConnection::wantsInput() const
{
    if (m_peerEnded)
        return false;
    if (m_isLingering)
        return m_discardedBytes < kMaxDiscardedBytes;
    return !m_inputEnded &&
           std::cmp_less(m_exchanges.size(), std::max(1, m_options.limits.maxQueuedRequests)) &&
           m_input.size() <= m_options.limits.maxHeadBytes + m_options.limits.maxBodyBytes;
}

HttpConnection::Watch HttpConnection::watch() const
{
    if (m_isLingering)
        return Watch::Linger;
    if (!m_exchanges.empty())
        return m_readable.isEnabled() ? Watch::Nobody : Watch::Leaving;
    return m_hadRequest && m_input.isEmpty() ? Watch::Idle : Watch::Head;
}

std::chrono::milliseconds HttpConnection::patience(Watch watch) const
{
    switch (watch) {
    case Watch::Head:
        return m_options.limits.headTimeout;
    case Watch::Idle:
        return m_options.limits.idleTimeout;
    case Watch::Linger:
        return kLingerTime;
    case Watch::Leaving:
    case Watch::Nobody:
        break;
    }
    return kLookInterval;
}

void HttpConnection::settle()
{
    if (m_peerEnded && isWaiting())
        return leave();
    m_readable.setEnabled(wantsInput());
    m_writable.setEnabled(m_needsRoom);
    const Watch next = watch();
    if (next == m_watch && !m_restartsWatch)
        return;
    m_watch = next;
    m_restartsWatch = false;
    m_sentAtLookBytes = m_writer.sentBytes();
    if (next == Watch::Nobody)
        m_timer.stop();
    else
        m_timer.start(patience(next));
}

void HttpConnection::onTimeout()
{
    if (m_watch != Watch::Leaving)
        return leave();
    // A client may close its sending side and still read; one that neither sends nor reads is gone.
    const bool moves = m_writer.sentBytes() != m_sentAtLookBytes;
    if (!moves && (m_peerEnded || m_socket.peerLeft()))
        return leave();
    m_restartsWatch = true;
    settle();
}

void HttpConnection::stopWatching()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_timer.stop();
}

void HttpConnection::reset()
{
    if (m_hasEnded)
        return;
    // Whoever made the body that failed knows already.
    m_exchanges.front()->gone = {};
    abort();
}

void HttpConnection::abort()
{
    if (m_hasEnded)
        return;
    stopWatching();
    m_socket.reset();
    leave();
}

void HttpConnection::leave()
{
    if (std::exchange(m_hasEnded, true))
        return;
    stopWatching();
    m_socket.close();
    m_writer.drop();
    m_headSocket->forget();
    deleteLater();
    const auto abandoned = std::exchange(m_exchanges, {});
    Q_EMIT ended(this);
    for (const auto &exchange : abandoned)
        exchange->leave();
}

} // namespace cuegate
