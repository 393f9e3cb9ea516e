// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HttpLoop.h"

#include "core/io/HttpLoopExchange.h"

#include <algorithm>
#include <cstring>
#include <ctime>

namespace cuegate {

namespace {

constexpr qsizetype kMaxHeadBytes = 64 * 1024;
constexpr long kReceiveBufferBytes = 64 * 1024;
constexpr size_t kMaxIdleHandles = 32;
constexpr int kMaxWaitMs = 60'000;
constexpr qint64 kMaxIdleSeconds = 118; // libcurl's own
constexpr std::chrono::seconds kJustWoken(2);

// The steady clock stands still while the machine sleeps, this one does not.
std::chrono::nanoseconds timeSlept()
{
    timespec whole{};
    timespec awake{};
    ::clock_gettime(CLOCK_BOOTTIME, &whole);
    ::clock_gettime(CLOCK_MONOTONIC, &awake);
    return std::chrono::seconds(whole.tv_sec - awake.tv_sec) +
           std::chrono::nanoseconds(whole.tv_nsec - awake.tv_nsec);
}

} // namespace

HttpLoop::HttpLoop(const QString &caFile)
    : m_caFile(caFile.toLocal8Bit())
    , m_slept(timeSlept())
{
    // Thread-safe since libcurl 7.84; counted, so that several loops are fine.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_multi = curl_multi_init();
}

HttpLoop::~HttpLoop()
{
    for (auto &[id, exchange] : m_exchanges)
        release(*exchange);
    m_exchanges.clear();
    for (CURL *easy : m_idle)
        curl_easy_cleanup(easy);
    curl_multi_cleanup(m_multi);
    curl_global_cleanup();
}

void HttpLoop::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    curl_multi_wakeup(m_multi);
}

void HttpLoop::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    curl_multi_wakeup(m_multi);
}

void HttpLoop::run()
{
    for (;;) {
        runTasks();
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping)
                return;
        }
        int running = 0;
        curl_multi_perform(m_multi, &running);
        collectDone();
        endOverdue();
        runTimers();
        curl_multi_poll(m_multi, nullptr, 0, waitMs(), nullptr);
    }
}

void HttpLoop::runTasks()
{
    std::deque<std::function<void()>> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const auto &task : tasks)
        task();
}

void HttpLoop::runTimers()
{
    const TimePoint now = std::chrono::steady_clock::now();
    while (!m_timers.empty() && m_timers.begin()->first <= now) {
        const auto task = std::move(m_timers.begin()->second);
        m_timers.erase(m_timers.begin());
        task();
    }
}

int HttpLoop::waitMs() const
{
    TimePoint next = m_timers.empty() ? TimePoint::max() : m_timers.begin()->first;
    for (const auto &[id, exchange] : m_exchanges)
        next = std::min(next, exchange->deadline);
    if (next == TimePoint::max())
        return kMaxWaitMs;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<qint64>(left.count(), 0, kMaxWaitMs));
}

HttpLoop::Id HttpLoop::start(const FetchRequest &request, std::shared_ptr<HttpListener> listener)
{
    auto exchange = std::make_unique<Exchange>();
    exchange->loop = this;
    exchange->id = m_nextId++;
    exchange->listener = std::move(listener);
    exchange->timeouts = request.timeouts;
    exchange->reach = request.reach;
    exchange->trust = request.trust;
    exchange->certificate = request.certificate;
    exchange->extent = request.extent;
    if (m_idle.empty()) {
        exchange->easy = curl_easy_init();
    } else {
        exchange->easy = m_idle.back();
        m_idle.pop_back();
    }
    configure(*exchange, request);
    const Id id = exchange->id;
    curl_multi_add_handle(m_multi, exchange->easy);
    m_exchanges.emplace(id, std::move(exchange));
    return id;
}

// Connections from before a sleep lead nowhere, though nobody may have closed them.
void HttpLoop::noteSleep()
{
    const auto slept = timeSlept();
    if (slept - m_slept > std::chrono::seconds(1))
        m_wokenAt = TimePoint::clock::now();
    m_slept = slept;
}

void HttpLoop::configure(Exchange &exchange, const FetchRequest &request)
{
    CURL *easy = exchange.easy;
    noteSleep();
    const auto awake = std::chrono::floor<std::chrono::seconds>(TimePoint::clock::now() - m_wokenAt);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, awake < kJustWoken ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN,
                     static_cast<long>(std::clamp<qint64>(awake.count() - 1, 0, kMaxIdleSeconds)));
    const QByteArray url = request.url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    curl_easy_setopt(easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &exchange);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange.problem.data());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // Without it, giving up on a name lookup would hold the whole loop until the resolver answers.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kReceiveBufferBytes);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.timeouts.connect.count()));
    if (!m_caFile.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, m_caFile.constData());
    configureTrust(easy, request);
    if (!request.address.isEmpty()) {
        const auto [host, port] = hostPortOf(request.url);
        const QByteArray entry = host.toLatin1() + ':' + QByteArray::number(port) + ':' + request.address;
        exchange.addresses = curl_slist_append(nullptr, entry.constData());
        curl_easy_setopt(easy, CURLOPT_RESOLVE, exchange.addresses);
    }
    for (const QByteArray &line : request.headerLines)
        exchange.headers = curl_slist_append(exchange.headers, line.constData());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, exchange.headers);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &HttpLoop::headerCallback);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &HttpLoop::bodyCallback);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &HttpLoop::openSocketCallback);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &HttpLoop::sentCallback);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, &exchange);
}

size_t HttpLoop::headerCallback(char *bytes, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<Exchange *>(self);
    const size_t length = size * count;
    if (exchange->headIsOver) // trailers of a chunked body
        return length;
    exchange->headBytes += static_cast<qsizetype>(length);
    if (exchange->headBytes > kMaxHeadBytes) {
        exchange->end = HttpOutcome::End::HeadTooBig;
        return 0;
    }
    const QByteArray line = QByteArray(bytes, static_cast<qsizetype>(length)).trimmed();
    if (line.startsWith("HTTP/")) {
        exchange->head = {};
        return length;
    }
    if (!line.isEmpty()) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            exchange->head.fields.emplace_back(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        return length;
    }
    long status = 0;
    curl_easy_getinfo(exchange->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200) // an interim response; the real one follows
        return length;
    if (exchange->head.hasSeveralLengths()) {
        exchange->end = HttpOutcome::End::Malformed;
        return 0;
    }
    exchange->head.status = static_cast<int>(status);
    exchange->headIsOver = true;
    exchange->deadline = std::chrono::steady_clock::now() + exchange->timeouts.stall;
    if (exchange->listener->onHead(exchange->head) == HttpFlow::Stop) {
        exchange->end = HttpOutcome::End::Stopped;
        return 0;
    }
    return length;
}

size_t HttpLoop::bodyCallback(char *bytes, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<Exchange *>(self);
    const size_t length = size * count;
    switch (exchange->listener->onBody({bytes, static_cast<qsizetype>(length)})) {
    case HttpFlow::Continue:
        exchange->deadline = std::chrono::steady_clock::now() + exchange->timeouts.stall;
        return length;
    case HttpFlow::Pause:
        exchange->isPaused = true;
        exchange->deadline = TimePoint::max();
        return CURL_WRITEFUNC_PAUSE;
    case HttpFlow::Stop:
        break;
    }
    exchange->end = HttpOutcome::End::Stopped;
    return CURL_WRITEFUNC_ERROR;
}

// libcurl has no codes of their own for these.
static HttpOutcome::End endOf(CURLcode code, bool headIsOver, const char *problem)
{
    // A field beyond its bound of 100 KiB, which it does not even hand on.
    if (code == CURLE_OUT_OF_MEMORY && !headIsOver)
        return HttpOutcome::End::HeadTooBig;
    if (code == CURLE_RECV_ERROR && std::strstr(problem, "chunk"))
        return HttpOutcome::End::Malformed;
    return HttpOutcome::End::Failed;
}

HttpOutcome HttpLoop::outcomeOf(const Exchange &exchange, CURLcode code)
{
    HttpOutcome outcome;
    if (code == CURLE_OK)
        return outcome;
    outcome.end = exchange.end == HttpOutcome::End::Complete
                      ? endOf(code, exchange.headIsOver, exchange.problem.data())
                      : exchange.end;
    outcome.code = code;
    curl_off_t lookupUs = 0;
    curl_off_t connectUs = 0;
    curl_easy_getinfo(exchange.easy, CURLINFO_NAMELOOKUP_TIME_T, &lookupUs);
    curl_easy_getinfo(exchange.easy, CURLINFO_CONNECT_TIME_T, &connectUs);
    outcome.nameResolved = lookupUs > 0 || connectUs > 0;
    curl_easy_getinfo(exchange.easy, CURLINFO_SSL_VERIFYRESULT, &outcome.tlsVerifyResult);
    outcome.certificatePem = exchange.certificatePem;
    return outcome;
}

void HttpLoop::collectDone()
{
    int left = 0;
    while (CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        Exchange *exchange = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
        finish(exchange->id, outcomeOf(*exchange, code));
    }
}

void HttpLoop::endOverdue()
{
    const TimePoint now = std::chrono::steady_clock::now();
    std::vector<std::pair<Id, HttpOutcome>> overdue;
    for (const auto &[id, exchange] : m_exchanges) {
        if (exchange->deadline <= now) {
            HttpOutcome outcome;
            outcome.end =
                exchange->headIsOver ? HttpOutcome::End::StallTimeout : HttpOutcome::End::FirstByteTimeout;
            overdue.emplace_back(id, outcome);
        }
    }
    for (const auto &[id, outcome] : overdue)
        finish(id, outcome);
}

void HttpLoop::finish(Id id, const HttpOutcome &outcome)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const auto exchange = std::move(found->second);
    m_exchanges.erase(found);
    release(*exchange);
    exchange->listener->onDone(outcome);
}

void HttpLoop::release(Exchange &exchange)
{
    curl_multi_remove_handle(m_multi, exchange.easy);
    curl_slist_free_all(exchange.headers);
    curl_slist_free_all(exchange.addresses);
    if (m_idle.size() < kMaxIdleHandles) {
        curl_easy_reset(exchange.easy);
        m_idle.push_back(exchange.easy);
    } else {
        curl_easy_cleanup(exchange.easy);
    }
    exchange.easy = nullptr;
}

void HttpLoop::cancel(Id id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const auto exchange = std::move(found->second);
    m_exchanges.erase(found);
    release(*exchange);
}

void HttpLoop::resume(Id id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end() || !found->second->isPaused)
        return;
    found->second->isPaused = false;
    found->second->deadline = std::chrono::steady_clock::now() + found->second->timeouts.stall;
    curl_easy_pause(found->second->easy, CURLPAUSE_CONT);
}

void HttpLoop::setOwnPorts(std::vector<int> ports)
{
    m_ownPorts = std::move(ports);
}

void HttpLoop::after(std::chrono::milliseconds delay, std::function<void()> task)
{
    m_timers.emplace(std::chrono::steady_clock::now() + delay, std::move(task));
}

} // namespace cuegate
