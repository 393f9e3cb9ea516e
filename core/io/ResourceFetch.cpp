// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ResourceFetch.h"

#include "core/io/UpstreamError.h"

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

static QUrl withoutUserInfo(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

ResourceFetch::ResourceFetch(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                             const ResourceRequest &request, FetchListener listener)
    : m_thread(std::move(thread))
    , m_options(options)
    , m_request(request)
    , m_listener(std::move(listener))
    , m_resource(std::make_shared<UpstreamResource>(
          request.source, withoutUserInfo(request.url),
          request.range.isEmpty() ? UpstreamResource::Ranges::None : UpstreamResource::Ranges::Supported))
{
    if (m_request.kind == ResourceRequest::Kind::Media)
        return;
    m_resource->allowGzip();
    m_gzip.emplace(m_request.mostBytes + 1); // one more shows that there is more
}

void ResourceFetch::start(const CancelToken &cancel)
{
    const QUrl &url = m_resource->target();
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!isWeb || url.host().isEmpty()) {
        const QString scheme = url.scheme().left(16);
        m_listener.onDone(fail(ErrorKind::CorruptInput,
                               u"the playlist names something that is not on the web (%1)"_s.arg(scheme),
                               ErrorCode::UpstreamAddress));
        return;
    }
    m_self = shared_from_this();
    const ByteRange whole{0, std::numeric_limits<qint64>::max()};
    m_thread->loop().post([self = shared_from_this(), whole] {
        const ByteRange range = self->m_request.range.isEmpty() ? whole : self->m_request.range;
        self->m_transfer =
            std::make_shared<RangeTransfer>(self->m_thread->loop(), self->m_thread->scheduler(),
                                            self->m_options, self->m_resource, self, 0, range);
        self->m_transfer->start();
    });
    m_registration = cancel.onCancel([weak = weak_from_this(), thread = m_thread] {
        thread->loop().post([weak] {
            if (const auto self = weak.lock())
                self->finish(Error::cancelled());
        });
    });
}

void ResourceFetch::onAccepted(quint64)
{
    if (m_isOver || std::exchange(m_hasHead, true))
        return;
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    m_listener.onHead(m_request.range.isEmpty() ? sizeBytes : m_request.range.sizeBytes());
}

HttpFlow ResourceFetch::onBytes(quint64, QByteArrayView bytes)
{
    if (m_isOver)
        return HttpFlow::Stop;
    if (!m_gzip)
        return take(bytes);
    const auto unpacked = m_gzip->push(bytes, [this](QByteArrayView piece) -> Result<void> {
        return take(piece) == HttpFlow::Stop ? std::unexpected(Error::cancelled()) : Result<void>();
    });
    if (!unpacked && !m_isOver)
        finish(Error{ErrorKind::CorruptInput,
                     u"%1 sent a playlist that cannot be read: %2"_s.arg(m_resource->target().host(),
                                                                         unpacked.error().message),
                     ErrorCode::MediaNotMedia});
    return m_isOver ? HttpFlow::Stop : HttpFlow::Continue;
}

HttpFlow ResourceFetch::take(QByteArrayView bytes)
{
    // A server without ranges sends all there is.
    const qint64 most = m_request.range.isEmpty() ? m_request.mostBytes : m_request.range.sizeBytes();
    const QByteArrayView taken = bytes.first(std::min<qint64>(bytes.size(), most - m_bytes));
    m_bytes += taken.size();
    if (!taken.isEmpty())
        m_listener.onBytes(taken.toByteArray());
    const bool isMore = taken.size() < bytes.size();
    if (isMore && m_request.range.isEmpty())
        finish(
            Error{ErrorKind::CorruptInput,
                  u"%1 sent more than the %2 bytes such a thing may have"_s.arg(m_resource->target().host())
                      .arg(most),
                  ErrorCode::MediaNotMedia});
    else if (isMore)
        finish(std::nullopt);
    return m_isOver ? HttpFlow::Stop : HttpFlow::Continue;
}

// Who waits has to be told; nobody comes back for this one.
void ResourceFetch::onLate(quint64, const Error &error)
{
    finish(error);
}

void ResourceFetch::onFinished(quint64, const std::optional<Error> &error)
{
    const bool isShort = !error && !m_request.range.isEmpty() && m_bytes < m_request.range.sizeBytes();
    finish(isShort ? upstreamError(ErrorCode::UpstreamRange, m_resource->target(),
                                   u"has less of the file than its playlist says"_s)
                   : error);
}

void ResourceFetch::finish(const std::optional<Error> &error)
{
    if (std::exchange(m_isOver, true))
        return;
    const auto self = std::exchange(m_self, nullptr);
    // Not from within its own calls.
    m_thread->loop().post([transfer = std::exchange(m_transfer, nullptr)] {
        if (transfer)
            transfer->cancel();
    });
    const SourceCounters counters = m_resource->counters();
    const FetchListener listener = std::exchange(m_listener, {});
    if (error)
        return listener.onDone(std::unexpected(*error));
    const QUrl url = m_resource->currentUrl(std::chrono::steady_clock::now());
    listener.onDone(FetchedResource{withoutUserInfo(url), counters.requests});
}

} // namespace cuegate
