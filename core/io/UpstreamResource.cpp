// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/UpstreamResource.h"

#include "core/io/HostPort.h"
#include "core/io/PlaylistName.h"

#include <algorithm>

namespace cuegate {

static constexpr std::chrono::seconds kRedirectLifetime(60);

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && hostPortOf(a) == hostPortOf(b);
}

bool isVouchedFor(const SourceValidator &validator)
{
    return isStrongEtag(validator.etag) || !validator.lastModified.isEmpty();
}

UpstreamResource::UpstreamResource(SourceLocation location, std::optional<SourceValidator> pinned)
    : m_location(std::move(location))
    , m_target(m_location.url)
{
    if (pinned) {
        m_facts.isPinned = true;
        m_facts.validator = *std::move(pinned);
    }
}

UpstreamResource::UpstreamResource(SourceLocation location, QUrl target, Ranges ranges)
    : m_location(std::move(location))
    , m_target(std::move(target))
{
    m_facts.ranges = ranges;
}

void UpstreamResource::allowGzip()
{
    const std::lock_guard lock(m_mutex);
    m_isGzipAllowed = true;
}

bool UpstreamResource::mayBeGzip(const HttpHead &head) const
{
    const std::lock_guard lock(m_mutex);
    return m_isGzipAllowed || isPlaylistName(m_target, head.field("Content-Type"));
}

UpstreamResource::Facts UpstreamResource::facts() const
{
    const std::lock_guard lock(m_mutex);
    return m_facts;
}

UpstreamResource::Match UpstreamResource::accept(const HttpHead &head, qint64 sizeBytes, Ranges ranges)
{
    const QByteArray etag = head.field("ETag");
    const QByteArray lastModified = head.field("Last-Modified");
    const std::lock_guard lock(m_mutex);
    SourceValidator &pinned = m_facts.validator;
    if (m_facts.contentType.isEmpty())
        m_facts.contentType = head.field("Content-Type");
    if (!std::exchange(m_hasAnswered, true))
        m_facts.ranges = ranges;
    if (!m_facts.isPinned) {
        pinned = {etag, lastModified, sizeBytes};
        m_facts.isPinned = true;
        return Match::Same;
    }
    // A strong tag decides alone: servers behind one name often disagree about modification times.
    bool isVouchedFor = false;
    if (isStrongEtag(pinned.etag) && isStrongEtag(etag)) {
        if (pinned.etag != etag)
            return Match::Changed;
        isVouchedFor = true;
    } else if (!pinned.lastModified.isEmpty() && !lastModified.isEmpty()) {
        if (pinned.lastModified != lastModified)
            return Match::Changed;
        isVouchedFor = true;
    }
    if (sizeBytes >= 0 && pinned.sizeBytes >= 0 && sizeBytes != pinned.sizeBytes)
        return isVouchedFor ? Match::WrongTotal : Match::Changed;
    if (pinned.sizeBytes < 0)
        pinned.sizeBytes = sizeBytes;
    return Match::Same;
}

void UpstreamResource::learnSize(qint64 sizeBytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_facts.validator.sizeBytes < 0)
        m_facts.validator.sizeBytes = sizeBytes;
}

void UpstreamResource::forgetRanges()
{
    const std::lock_guard lock(m_mutex);
    m_facts.ranges = Ranges::None;
}

void UpstreamResource::doubtSize()
{
    const std::lock_guard lock(m_mutex);
    m_facts.isSizeInDoubt = true;
}

std::vector<QByteArray> UpstreamResource::headerLinesFor(const QUrl &url) const
{
    std::vector<QByteArray> lines = {"Accept: */*", "Accept-Encoding: identity"};
    if (!isSameOrigin(url, m_location.url))
        return lines;
    const auto names = [](const char *name) {
        return [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; };
    };
    if (std::any_of(m_location.headers.begin(), m_location.headers.end(), names("Accept")))
        lines.erase(lines.begin());
    for (const auto &[name, value] : m_location.headers) {
        // An empty field is written with a semicolon for libcurl.
        lines.push_back(value.isEmpty() ? QByteArray(name + ";") : QByteArray(name + ": " + value));
    }
    const bool hasOwnAuthorization =
        std::any_of(m_location.headers.begin(), m_location.headers.end(), names("Authorization"));
    if (!m_location.url.userInfo().isEmpty() && !hasOwnAuthorization) {
        const QByteArray login = m_location.url.userName(QUrl::FullyDecoded).toUtf8() + ':' +
                                 m_location.url.password(QUrl::FullyDecoded).toUtf8();
        lines.push_back("Authorization: Basic " + login.toBase64());
    }
    return lines;
}

QUrl UpstreamResource::currentUrl(TimePoint now) const
{
    const std::lock_guard lock(m_mutex);
    return !m_redirectedUrl.isEmpty() && now < m_redirectedTil ? m_redirectedUrl : m_target;
}

void UpstreamResource::rememberUrl(const QUrl &url, TimePoint now)
{
    const std::lock_guard lock(m_mutex);
    // Not prolonged while in use, so that the original is asked again at least once in 60 s.
    if (url == m_redirectedUrl && now < m_redirectedTil)
        return;
    m_redirectedUrl = url;
    m_redirectedTil = now + kRedirectLifetime;
}

void UpstreamResource::forgetUrl()
{
    const std::lock_guard lock(m_mutex);
    m_redirectedUrl.clear();
}

bool UpstreamResource::mayResolveAgain(TimePoint now)
{
    constexpr std::chrono::seconds kAtTheSameTime(4);
    constexpr std::chrono::seconds kNotBefore(30);
    const std::lock_guard lock(m_mutex);
    if (m_resolvedAgainAt && now < *m_resolvedAgainAt + kNotBefore)
        return now < *m_resolvedAgainAt + kAtTheSameTime;
    m_resolvedAgainAt = now;
    return true;
}

SourceCounters UpstreamResource::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

void UpstreamResource::countRequest()
{
    const std::lock_guard lock(m_mutex);
    ++m_counters.requests;
}

void UpstreamResource::countBytes(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_counters.bytes += bytes;
}

void UpstreamResource::countConnection(int change)
{
    const std::lock_guard lock(m_mutex);
    m_counters.connectionsNow += change;
    m_counters.connectionsMax = std::max(m_counters.connectionsMax, m_counters.connectionsNow);
}

} // namespace cuegate
