// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/SourceFetches.h"

#include "core/io/Upstream.h"
#include "core/live/Door.h"

namespace cuegate {

SourceFetches::SourceFetches(std::shared_ptr<Upstream> upstream, SourceLocation source)
    : m_upstream(std::move(upstream))
    , m_source(std::move(source))
    , m_door(std::make_shared<Door>())
{
}

SourceFetches::~SourceFetches()
{
    m_door->close();
    m_all.cancel();
}

void SourceFetches::fetch(const LiveRequest &request, const CancelToken &cancel, LiveListener listener)
{
    // Cancelled with all others, or alone.
    const auto either = std::make_shared<CancelSource>();
    const auto registrations =
        std::make_shared<std::pair<CancelToken::Registration, CancelToken::Registration>>(
            m_all.token().onCancel([either] { either->cancel(); }),
            cancel.onCancel([either] { either->cancel(); }));
    m_counters.connectionsMax = std::max(m_counters.connectionsMax, ++m_counters.connectionsNow);
    const auto heard = std::make_shared<LiveListener>(std::move(listener));
    FetchListener outside;
    outside.onHead = [door = m_door, heard](qint64 sizeBytes) {
        door->post([heard, sizeBytes] {
            if (heard->onHead)
                heard->onHead(sizeBytes);
        });
    };
    outside.onBytes = [this, door = m_door, heard](const QByteArray &bytes) {
        door->post([this, heard, bytes] {
            m_counters.bytes += bytes.size();
            heard->onBytes(bytes);
        });
    };
    outside.onDone = [this, door = m_door, heard, registrations](const Result<FetchedResource> &end) {
        door->post([this, heard, registrations, end] {
            finished(end ? end->requests : 1);
            heard->onDone(end ? Result<QUrl>(end->url) : std::unexpected(end.error()));
        });
    };
    const auto kind = request.kind == LiveRequest::Kind::Playlist ? ResourceRequest::Kind::Playlist
                                                                  : ResourceRequest::Kind::Media;
    m_upstream->fetch({m_source, request.url, request.range, request.mostBytes, kind}, either->token(),
                      std::move(outside));
}

void SourceFetches::finished(qint64 requests)
{
    --m_counters.connectionsNow;
    m_counters.requests += requests;
}

} // namespace cuegate
