// SPDX-License-Identifier: GPL-3.0-or-later
// Many HTTP exchanges on one thread with a libcurl multi handle (RFC 9112). An exchange is one request and
// one response: redirects, retries and meaning are RangeTransfer's. Thread: post() any; all else the loop's
// own.
#pragma once

#include "core/io/AddressGuard.h"
#include "core/io/HttpHead.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <curl/curl.h>

namespace cuegate {

struct HttpTimeouts
{
    std::chrono::milliseconds connect{3000};   ///< name lookup, TCP and TLS
    std::chrono::milliseconds firstByte{4000}; ///< from the request sent to the end of the response head
    std::chrono::milliseconds stall{4000};     ///< without a byte of the body
};

struct FetchRequest
{
    QUrl url;                            ///< http or https, without user info
    std::vector<QByteArray> headerLines; ///< "Name: value"
    HttpTimeouts timeouts;
    Reach reach = Reach::Public;
    QByteArray address = {}; ///< of the host, if it is not to be looked up
    enum class Trust {
        Verified,
        Pinned, ///< who has the certificate with the SHA-256 in `certificate`
        Anybody ///< only with Extent::Handshake
    } trust = Trust::Verified;
    QByteArray certificate = {};
    /// Handshake: ends before a byte of the request is sent.
    enum class Extent { Whole, Handshake } extent = Extent::Whole;
};

/// How an exchange ended.
struct HttpOutcome
{
    enum class End {
        Complete, ///< the whole response arrived
        Stopped,  ///< a listener said Stop
        FirstByteTimeout,
        StallTimeout,
        HeadTooBig,
        Malformed,         ///< the answer breaks the rules of HTTP
        AddressDenied,     ///< no byte was sent: the host's address is beyond the request's reach
        AddressForbidden,  ///< no byte was sent: no request may go there
        CertificateDenied, ///< no byte was sent: the host has another certificate than the one that is pinned
        HandshakeDone,
        Failed ///< see code
    };
    End end = End::Complete;
    CURLcode code = CURLE_OK;
    bool nameResolved = true;       ///< with Failed: the host's address was known
    long tlsVerifyResult = 0;       ///< with Failed: OpenSSL's X509_V_… number
    QByteArray certificatePem = {}; ///< with HandshakeDone
};

enum class HttpFlow { Continue, Pause, Stop };

/// Called on the loop's thread.
class HttpListener
{
public:
    virtual ~HttpListener() = default;
    /// A connection is up and the request goes out on it.
    virtual void onSent() = 0;
    /// Pause is not allowed here.
    virtual HttpFlow onHead(const HttpHead &head) = 0;
    /// After Pause the same bytes come again on HttpLoop::resume().
    virtual HttpFlow onBody(QByteArrayView bytes) = 0;
    /// The last call; not made after HttpLoop::cancel().
    virtual void onDone(const HttpOutcome &outcome) = 0;
};

class HttpLoop
{
public:
    using Id = quint64; ///< 0 is none
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit HttpLoop(const QString &caFile);
    ~HttpLoop();
    HttpLoop(const HttpLoop &) = delete;
    HttpLoop &operator=(const HttpLoop &) = delete;

    /// Runs \p task on the loop's thread soon, in the order posted. Any thread.
    void post(std::function<void()> task);
    /// Ends run(). Any thread.
    void stop();
    /// The thread's body: until stop().
    void run();

    Id start(const FetchRequest &request, std::shared_ptr<HttpListener> listener);
    /// Closes the connection if the exchange was under way.
    void cancel(Id id);
    void resume(Id id);
    void after(std::chrono::milliseconds delay, std::function<void()> task);
    /// Where this program listens itself: no request goes there.
    void setOwnPorts(std::vector<int> ports);

private:
    struct Exchange;
    static size_t headerCallback(char *bytes, size_t size, size_t count, void *self);
    static size_t bodyCallback(char *bytes, size_t size, size_t count, void *self);
    static curl_socket_t openSocketCallback(void *self, curlsocktype purpose, curl_sockaddr *address);
    static int sentCallback(void *self, char *peerAddress, char *ownAddress, int peerPort, int ownPort);
    void configure(Exchange &exchange, const FetchRequest &request);
    void finish(Id id, const HttpOutcome &outcome);
    void release(Exchange &exchange);
    void runTasks();
    void runTimers();
    void collectDone();
    void endOverdue();
    [[nodiscard]] int waitMs() const;
    void noteSleep();
    static HttpOutcome outcomeOf(const Exchange &exchange, CURLcode code);
    static void configureTrust(CURL *easy, const FetchRequest &request);
    [[nodiscard]] bool hasPinnedCertificate(const Exchange &exchange, const QByteArray &connection);
    /// A connection stands, named by its two ends: whether the request may be sent. Sets exchange.end if not.
    [[nodiscard]] bool mayGoOn(Exchange &exchange, const QByteArray &connection);

    CURLM *m_multi;
    const QByteArray m_caFile;
    Id m_nextId = 1;
    std::map<Id, std::unique_ptr<Exchange>> m_exchanges;
    std::vector<CURL *> m_idle; ///< easy handles for reuse
    std::multimap<TimePoint, std::function<void()>> m_timers;
    std::vector<int> m_ownPorts;
    /// Of connections that were made for a pinned certificate, by their two ends: the certificate's SHA-256.
    std::map<QByteArray, QByteArray> m_certificates;
    std::chrono::nanoseconds m_slept; // by this machine, since it was booted
    TimePoint m_wokenAt{};

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks; // guarded by m_mutex
    bool m_stopping = false;                   // guarded by m_mutex
};

} // namespace cuegate
