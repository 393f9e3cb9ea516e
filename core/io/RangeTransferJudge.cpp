// SPDX-License-Identifier: GPL-3.0-or-later
// What a response head means for a RangeTransfer.
#include "core/io/RangeTransfer.h"
#include "core/io/UpstreamError.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr size_t kMaxRedirects = 8;
static constexpr int kTooManyOfPanels = 458; // of IPTV panels: too many connections

static Error emptyError(const QUrl &url)
{
    return Error{ErrorKind::CorruptInput, url.host() + u" sent an empty file: there is nothing to play"_s,
                 ErrorCode::MediaNotMedia};
}

RangeTransfer::Answer RangeTransfer::failWith(ErrorCode code, const QString &what) const
{
    Answer answer;
    answer.verdict = Answer::Verdict::Fail;
    answer.error = upstreamError(code, m_url, what);
    return answer;
}

RangeTransfer::Answer RangeTransfer::wrongRange(const QString &what)
{
    Answer answer = failWith(ErrorCode::UpstreamRange, what);
    if (++m_wrongRanges == 1) {
        answer.verdict = Answer::Verdict::TryAgain;
        answer.delay = std::chrono::milliseconds(0);
    }
    return answer;
}

RangeTransfer::Answer RangeTransfer::judge(const HttpHead &head)
{
    switch (head.status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return judgeRedirect(head);
    case 416:
        return m_asksVersion ? judgeVersion(head) : judgeUnsatisfied(head);
    case 200:
    case 206:
        if (m_asksVersion)
            return judgeVersion(head);
        break;
    default:
        return judgeFailure(head);
    }
    const QByteArray encoding = head.field("Content-Encoding").toLower();
    const bool isGzip = encoding == "gzip" || encoding == "x-gzip";
    if (!encoding.isEmpty() && encoding != "identity" && !(isGzip && m_resource->mayBeGzip(head)))
        return failWith(ErrorCode::UpstreamProtocol,
                        u"sent the file compressed (%1) although that was not asked for"_s.arg(
                            QString::fromLatin1(encoding.left(32))));
    return head.status == 206 ? judgePartial(head) : judgeWhole(head);
}

RangeTransfer::Answer RangeTransfer::judgePartial(const HttpHead &head)
{
    const qint64 askedBytes = m_nextBytes - m_overlap.size();
    const auto range = parseContentRange(head.field("Content-Range"));
    if (!range || range->firstBytes < 0)
        return wrongRange(u"answered a range without saying which"_s);
    if (range->firstBytes != askedBytes)
        return wrongRange(
            u"answered with the bytes from %1 on where those from %2 were asked for"_s.arg(range->firstBytes)
                .arg(askedBytes));
    switch (m_resource->accept(head, range->totalBytes, UpstreamResource::Ranges::Supported)) {
    case UpstreamResource::Match::Same:
        break;
    case UpstreamResource::Match::Changed: {
        Answer answer = failWith(ErrorCode::UpstreamChanged, {});
        answer.error = changedError(m_url);
        return answer;
    }
    case UpstreamResource::Match::WrongTotal:
        return wrongRange(u"contradicts itself about the size of the file"_s);
    }
    Answer answer;
    answer.verdict = Answer::Verdict::Accept;
    answer.skipBytes = m_overlap.size();
    answer.endBytes = range->lastBytes + 1;
    answer.hasLength = head.contentLength() >= 0;
    return answer;
}

RangeTransfer::Answer RangeTransfer::judgeWhole(const HttpHead &head)
{
    const qint64 length = head.contentLength();
    if (length == 0) {
        Answer answer = failWith(ErrorCode::MediaNotMedia, {});
        answer.error = emptyError(m_url);
        return answer;
    }
    if (m_resource->accept(head, length, UpstreamResource::Ranges::None) != UpstreamResource::Match::Same) {
        Answer answer = failWith(ErrorCode::UpstreamChanged, {});
        answer.error = changedError(m_url);
        return answer;
    }
    if (m_nextBytes > kMaxDiscardBytes)
        return failWith(ErrorCode::UpstreamNoRange,
                        u"cannot send parts of a file, so only playing from the start works"_s);
    Answer answer;
    answer.verdict = Answer::Verdict::Accept;
    answer.skipBytes = m_nextBytes;
    answer.endBytes = length;
    answer.hasLength = length >= 0;
    return answer;
}

RangeTransfer::Answer RangeTransfer::judgeUnsatisfied(const HttpHead &head)
{
    const auto range = parseContentRange(head.field("Content-Range"));
    const qint64 totalBytes = range ? range->totalBytes : -1;
    const SourceValidator pinned = m_resource->facts().validator;
    Answer answer = failWith(ErrorCode::UpstreamChanged, {});
    if (totalBytes == 0 || (totalBytes < 0 && m_nextBytes == 0)) {
        answer.error = emptyError(m_url);
    } else if (pinned.sizeBytes < 0 && totalBytes > m_nextBytes) {
        return wrongRange(u"says that a part of the file is not there"_s);
    } else if (pinned.sizeBytes < 0) {
        // Right behind what came just now is the end, said or not.
        if (totalBytes >= 0 || (m_nextBytes > m_beginBytes && m_overlap.isEmpty()))
            m_resource->learnSize(totalBytes >= 0 ? totalBytes : m_nextBytes);
        answer.verdict = Answer::Verdict::AtEnd;
    } else if (totalBytes >= 0 && totalBytes != pinned.sizeBytes) {
        answer.error = changedError(m_url);
        // Or it is shorter than it said before: here many do not say which version they have.
        if (isVouchedFor(pinned)) {
            answer.verdict = Answer::Verdict::TryAgain;
            answer.delay = std::chrono::milliseconds(0);
            m_asksVersion = true;
        }
    } else {
        return wrongRange(u"says that a part of the file is not there"_s);
    }
    return answer;
}

RangeTransfer::Answer RangeTransfer::judgeVersion(const HttpHead &head)
{
    const SourceValidator pinned = m_resource->facts().validator;
    const QByteArray etag = head.field("ETag");
    const QByteArray lastModified = head.field("Last-Modified");
    const bool isSame = isStrongEtag(pinned.etag) && isStrongEtag(etag)
                            ? pinned.etag == etag
                            : !lastModified.isEmpty() && pinned.lastModified == lastModified;
    if (head.status != 206 || !isSame) {
        Answer answer = failWith(ErrorCode::UpstreamChanged, {});
        answer.error = changedError(m_url);
        return answer;
    }
    m_resource->doubtSize();
    return failWith(ErrorCode::UpstreamRange, u"contradicts itself about the size of the file"_s);
}

RangeTransfer::Answer RangeTransfer::judgeRedirect(const HttpHead &head)
{
    QUrl target = m_url.resolved(QUrl::fromEncoded(head.field("Location"), QUrl::TolerantMode));
    target.setUserInfo({});
    target.setFragment({});
    if (head.field("Location").isEmpty() || !target.isValid() || target.host().isEmpty())
        return failWith(ErrorCode::UpstreamRedirect, u"redirects to nowhere"_s);
    if (target.scheme() != "http"_L1 && target.scheme() != "https"_L1)
        return failWith(
            ErrorCode::UpstreamRedirect,
            u"redirects to something that is not on the web (%1)"_s.arg(target.scheme().left(16)));
    if (m_visited.contains(target))
        return failWith(ErrorCode::UpstreamRedirect, u"redirects in a circle"_s);
    if (m_visited.size() > kMaxRedirects)
        return failWith(ErrorCode::UpstreamRedirect, u"redirects more than 8 times"_s);
    Answer answer;
    answer.verdict = Answer::Verdict::Redirect;
    answer.target = target;
    return answer;
}

RangeTransfer::Answer RangeTransfer::judgeFailure(const HttpHead &head)
{
    Answer answer;
    answer.error = errorOfStatus(head.status, m_url);
    const bool isLimit = answer.error.code == ErrorCode::UpstreamLimited;
    const bool mayHaveExpired = answer.error.code == ErrorCode::UpstreamAuth || head.status == 404;
    if (mayHaveExpired && m_usesRememberedUrl && !m_hasResolvedAgain &&
        m_resource->mayResolveAgain(std::chrono::steady_clock::now()))
        answer.verdict = Answer::Verdict::Resolve;
    else if (isLimit || (head.status >= 500 && answer.error.code != ErrorCode::UpstreamAuth))
        answer.verdict = Answer::Verdict::TryAgain;
    else
        answer.verdict = Answer::Verdict::Fail;
    if (isLimit) {
        if (const auto wait = parseRetryAfter(head.field("Retry-After"))) {
            answer.delay = *wait;
            answer.error = limitedError(m_url, *wait);
        }
    }
    // Some accounts refuse a second connection: what is let in alone shows that this was the reason.
    const bool mayBeCrowded = head.status == 403 || (head.status == 429 && !answer.delay);
    if (mayBeCrowded && answer.verdict != Answer::Verdict::Resolve && m_scheduler.holders(m_account) > 1 &&
        std::exchange(m_company, ConnectionScheduler::Company::None) ==
            ConnectionScheduler::Company::Welcome) {
        answer.verdict = Answer::Verdict::TryAgain;
        answer.delay = std::chrono::milliseconds(0);
    }
    // The one connection that it allows was another one until now.
    const bool isRefused = mayBeCrowded || head.status == kTooManyOfPanels;
    if (isRefused && answer.verdict == Answer::Verdict::Fail && m_scheduler.isSettling(m_account))
        answer.verdict = Answer::Verdict::TryAgain;
    return answer;
}

} // namespace cuegate
