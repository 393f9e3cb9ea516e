// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/RangeTransfer.h"

#include "core/io/UpstreamError.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kOverlapBytes = 4096;
constexpr qint64 kSmallBodyBytes = 16 * 1024; // cheaper to read than to open a new connection
constexpr std::chrono::milliseconds kMaxReconnectDelay(1500);
constexpr qint64 kUnknownEnd = std::numeric_limits<qint64>::max();

RetrySchedule::TimePoint now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

RangeTransfer::RangeTransfer(HttpLoop &loop, ConnectionScheduler &scheduler, const UpstreamOptions &options,
                             std::shared_ptr<UpstreamResource> resource, std::weak_ptr<RangeSink> sink,
                             quint64 tag, ByteRange range)
    : m_loop(loop)
    , m_scheduler(scheduler)
    , m_options(options)
    , m_resource(std::move(resource))
    , m_sink(std::move(sink))
    , m_tag(tag)
    , m_account(accountOf(m_resource->location().url))
    , m_beginBytes(range.beginBytes)
    , m_nextBytes(range.beginBytes)
    , m_endBytes(range.endBytes)
    , m_schedule(now(), options.noProgressBudget)
{
}

void RangeTransfer::start()
{
    if (m_isOver)
        return;
    m_schedule = RetrySchedule(now(), m_options.noProgressBudget);
    requestSlot();
}

void RangeTransfer::requestSlot()
{
    m_scheduler.acquire(m_account, shared_from_this(), m_company);
}

bool RangeTransfer::isUrgent() const
{
    const bool isAlmostDone = m_exchange != 0 && !m_isLate && m_endBytes - m_nextBytes <= kSmallBodyBytes;
    const auto sink = m_sink.lock();
    return isAlmostDone || (sink && sink->isWanted(m_tag));
}

void RangeTransfer::onSlot(std::chrono::milliseconds waited)
{
    m_schedule.pausedFor(waited);
    // A redirect's target that failed is asked for again at the original location.
    m_visited.clear();
    m_url = m_resource->currentUrl(now());
    m_usesRememberedUrl = m_url != m_resource->target();
    send();
}

void RangeTransfer::onYield(int limit)
{
    stopExchange();
    if (m_resource->facts().ranges == UpstreamResource::Ranges::None)
        finish(busyError(m_resource->location().url, limit)); // it cannot be taken up again
}

void RangeTransfer::onRefused(const Refusal &refusal)
{
    const QUrl &url = m_resource->location().url;
    if (refusal.reason == Refusal::Reason::Cooling)
        finish(limitedError(url, refusal.coolsFor));
    else
        finish(busyError(url, refusal.limit, refusal.inUseFor));
}

void RangeTransfer::cancel()
{
    m_isOver = true;
    stopExchange();
    m_scheduler.release(m_account, this);
}

void RangeTransfer::stopExchange()
{
    if (m_exchange == 0)
        return;
    m_loop.cancel(m_exchange);
    m_exchange = 0;
    if (m_isCounted)
        m_resource->countConnection(-1);
}

void RangeTransfer::resume()
{
    m_schedule.progressed(now(), 0);
    m_loop.resume(m_exchange);
}

void RangeTransfer::goOnWithoutEnd(std::weak_ptr<RangeSink> sink)
{
    m_sink = std::move(sink);
    m_isEndless = true;
    resume();
}

// Where a redirect leads may want to be left alone though the account's own host does not.
void RangeTransfer::send()
{
    const auto wait = m_scheduler.coolsFor(accountOf(m_url));
    if (wait > std::chrono::milliseconds(0))
        retry(limitedError(m_url, wait), wait);
    else
        sendNow();
}

void RangeTransfer::sendNow()
{
    const UpstreamResource::Facts facts = m_resource->facts();
    FetchRequest request;
    request.url = m_url;
    request.headerLines = m_resource->headerLinesFor(m_url);
    const SourceLocation &location = m_resource->location();
    request.reach =
        reachOf(m_url, location.typed.isEmpty() ? location.url : location.typed, m_options.permitted);
    if (m_options.resolve)
        request.address = m_options.resolve(m_url);
    if (!location.certificate.isEmpty() && !m_isPinInVain && isSameOrigin(m_url, location.url)) {
        request.trust = FetchRequest::Trust::Pinned;
        request.certificate = location.certificate;
    }
    // Without a validator, equal bytes around the seam are the only sign that the resource is the same.
    m_overlap = facts.isPinned && !isVouchedFor(facts.validator) ? m_tail : QByteArray();
    if (facts.ranges == UpstreamResource::Ranges::Supported) {
        const qint64 first = m_asksVersion ? 0 : m_nextBytes - m_overlap.size();
        const qint64 last = m_asksVersion ? 0 : m_endBytes - 1;
        request.headerLines.push_back("Range: bytes=" + QByteArray::number(first) + '-' +
                                      QByteArray::number(last));
        if (isStrongEtag(facts.validator.etag))
            request.headerLines.push_back("If-Range: " + facts.validator.etag);
    }
    const auto left = std::max(std::chrono::milliseconds(1),
                               std::chrono::ceil<std::chrono::milliseconds>(m_schedule.deadline() - now()));
    request.timeouts = m_options.timeouts;
    request.timeouts.connect = std::min(request.timeouts.connect, left);
    if (!m_isEndless)
        request.timeouts.stall = std::min(request.timeouts.stall, left);
    // The last try goes on longer than those wait who wait now.
    const bool isLastTry = left <= request.timeouts.firstByte;
    if (isLastTry)
        request.timeouts.firstByte = m_options.patience;
    m_answer = {};
    m_bytesOfAnswer = 0;
    m_isCounted = false;
    m_isLate = false;
    m_visited.insert(m_url);
    m_exchange = m_loop.start(request, shared_from_this());
    if (isLastTry)
        m_loop.after(left, [weak = weak_from_this(), exchange = m_exchange] {
            if (const auto self = weak.lock())
                self->tellLate(exchange);
        });
}

void RangeTransfer::tellLate(HttpLoop::Id exchange)
{
    constexpr std::chrono::milliseconds kAgainAfter(500);
    if (m_isOver || m_exchange != exchange || m_answer.verdict != Answer::Verdict::None)
        return;
    m_isLate = true;
    const HttpOutcome outcome{.end = HttpOutcome::End::FirstByteTimeout};
    if (const auto sink = m_sink.lock())
        sink->onLate(m_tag, errorOfOutcome(outcome, m_url, m_options.timeouts));
    m_loop.after(kAgainAfter, [weak = weak_from_this(), exchange] {
        if (const auto self = weak.lock())
            self->tellLate(exchange);
    });
}

void RangeTransfer::onSent()
{
    m_resource->countRequest();
    if (!m_isCounted)
        m_resource->countConnection(+1);
    m_isCounted = true;
}

HttpFlow RangeTransfer::onHead(const HttpHead &head)
{
    m_answer = judge(head);
    if (m_answer.verdict == Answer::Verdict::Accept) {
        if (m_url != m_resource->target())
            m_resource->rememberUrl(m_url, now());
        if (m_company == ConnectionScheduler::Company::None)
            m_scheduler.limitToOne(m_account);
        const UpstreamResource::Facts facts = m_resource->facts();
        if (facts.ranges == UpstreamResource::Ranges::None)
            m_endBytes = kUnknownEnd;
        if (facts.validator.sizeBytes >= 0)
            m_endBytes = std::min(m_endBytes, facts.validator.sizeBytes);
        if (const auto sink = m_sink.lock())
            sink->onAccepted(m_tag);
        return HttpFlow::Continue;
    }
    const qint64 length = head.contentLength();
    return length >= 0 && length <= kSmallBodyBytes ? HttpFlow::Continue : HttpFlow::Stop;
}

// The last skipped bytes were delivered before: they must be the same again.
bool RangeTransfer::overlapDiffers(QByteArrayView skipped) const
{
    const qint64 seamBytes = m_answer.skipBytes - m_overlap.size();
    const qint64 before = std::clamp<qint64>(seamBytes - m_bytesOfAnswer, 0, skipped.size());
    const QByteArrayView again = skipped.sliced(before);
    if (again.isEmpty())
        return false;
    return again != QByteArrayView(m_overlap).sliced(m_bytesOfAnswer + before - seamBytes, again.size());
}

HttpFlow RangeTransfer::onBody(QByteArrayView bytes)
{
    if (m_answer.verdict != Answer::Verdict::Accept)
        return HttpFlow::Continue; // its length is known to be small
    const auto sink = m_sink.lock();
    if (!sink || m_nextBytes >= m_endBytes)
        return HttpFlow::Stop;
    const qint64 skip = std::clamp<qint64>(m_answer.skipBytes - m_bytesOfAnswer, 0, bytes.size());
    if (overlapDiffers(bytes.first(skip))) {
        m_answer.verdict = Answer::Verdict::Fail;
        m_answer.error = upstreamError(ErrorCode::UpstreamChanged, m_url,
                                       u"now sends other bytes than before: the file was replaced"_s);
        return HttpFlow::Stop;
    }
    const QByteArrayView fresh =
        bytes.sliced(skip, std::min<qint64>(bytes.size() - skip, m_endBytes - m_nextBytes));
    // Counted first: whoever waits for these bytes may ask for the count as soon as it has them.
    m_resource->countBytes(bytes.size());
    if (!fresh.isEmpty()) {
        const HttpFlow flow = sink->onBytes(m_tag, fresh);
        if (flow == HttpFlow::Pause)
            m_resource->countBytes(-bytes.size()); // they come again
        if (flow != HttpFlow::Continue)
            return flow;
        keepTail(fresh);
    }
    m_bytesOfAnswer += bytes.size();
    m_nextBytes += fresh.size();
    m_schedule.progressed(now(), fresh.size());
    const bool endsByItself = m_answer.hasLength && m_answer.endBytes <= m_endBytes;
    const bool hasMore = skip + fresh.size() < bytes.size();
    return hasMore || (m_nextBytes >= m_endBytes && !endsByItself) ? HttpFlow::Stop : HttpFlow::Continue;
}

void RangeTransfer::keepTail(QByteArrayView bytes)
{
    if (m_isEndless || isVouchedFor(m_resource->facts().validator))
        return;
    m_tail.append(bytes.last(std::min(bytes.size(), kOverlapBytes)));
    if (m_tail.size() > kOverlapBytes)
        m_tail.remove(0, m_tail.size() - kOverlapBytes);
}

void RangeTransfer::onDone(const HttpOutcome &outcome)
{
    m_exchange = 0;
    if (m_isCounted)
        m_resource->countConnection(-1);
    switch (m_answer.verdict) {
    case Answer::Verdict::None:
        exchangeFailed(outcome);
        break;
    case Answer::Verdict::Accept:
        bodyEnded(outcome);
        break;
    case Answer::Verdict::Redirect:
        m_url = m_answer.target;
        send();
        break;
    case Answer::Verdict::Resolve:
        resolveAgain();
        break;
    case Answer::Verdict::TryAgain:
        if (m_answer.error.code == ErrorCode::UpstreamLimited && m_answer.delay)
            m_scheduler.coolDown(accountOf(m_url), *m_answer.delay);
        retry(m_answer.error, m_answer.delay);
        break;
    case Answer::Verdict::Fail:
        finish(m_answer.error);
        break;
    case Answer::Verdict::AtEnd:
        finish(std::nullopt);
        break;
    }
}

void RangeTransfer::bodyEnded(const HttpOutcome &outcome)
{
    if (m_isEndless) {
        const bool isWhole = outcome.end == HttpOutcome::End::Complete;
        finish(isWhole ? std::nullopt : std::optional(errorOfOutcome(outcome, m_url, m_options.timeouts)));
    } else if (m_nextBytes >= m_endBytes) {
        finish(std::nullopt);
    } else if (outcome.end != HttpOutcome::End::Complete) {
        exchangeFailed(outcome);
    } else if (m_answer.endBytes < 0) {
        m_resource->learnSize(m_nextBytes);
        finish(std::nullopt);
    } else if (m_nextBytes == m_answer.endBytes && m_bytesOfAnswer > m_answer.skipBytes) {
        m_usesRememberedUrl = m_url != m_resource->target();
        send(); // a server may answer with less than was asked
    } else if (m_nextBytes == m_answer.endBytes && !m_overlap.isEmpty() &&
               m_resource->facts().validator.sizeBytes < 0) {
        m_tail.clear(); // it is the same, and maybe all there is: the answer to what is behind tells
        send();
    } else {
        exchangeFailed(outcome);
    }
}

void RangeTransfer::exchangeFailed(const HttpOutcome &outcome)
{
    if (outcome.end == HttpOutcome::End::CertificateDenied) {
        m_isPinInVain = true;
        send();
        return;
    }
    const Error error = errorOfOutcome(outcome, m_url, m_options.timeouts);
    if (m_usesRememberedUrl && !m_hasResolvedAgain)
        resolveAgain();
    else if (isWorthRetrying(outcome))
        retry(error, std::nullopt);
    else
        finish(error);
}

// What a redirect led to may have expired: only the original location is sure to know.
void RangeTransfer::resolveAgain()
{
    m_hasResolvedAgain = true;
    m_usesRememberedUrl = false;
    m_resource->forgetUrl();
    m_visited.clear();
    m_url = m_resource->target();
    send();
}

void RangeTransfer::retry(const Error &error, std::optional<std::chrono::milliseconds> delay)
{
    const auto wait = delay ? m_schedule.next(now(), *delay) : m_schedule.next(now());
    const bool isUnreachable = error.code == ErrorCode::UpstreamUnreachable &&
                               m_answer.verdict == Answer::Verdict::None && !m_isCounted;
    if (!wait || (isUnreachable && *wait > kMaxReconnectDelay)) {
        finish(error);
        return;
    }
    m_loop.after(*wait, [weak = weak_from_this()] {
        if (const auto self = weak.lock(); self && !self->m_isOver)
            self->requestSlot();
    });
    m_scheduler.release(m_account, this);
}

void RangeTransfer::finish(const std::optional<Error> &error)
{
    m_isOver = true;
    m_scheduler.release(m_account, this);
    if (const auto sink = m_sink.lock())
        sink->onFinished(m_tag, error);
}

} // namespace cuegate
