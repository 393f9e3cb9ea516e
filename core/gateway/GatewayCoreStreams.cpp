// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the gateway's sources are streams, and what those who watch them find out.
#include "core/gateway/GatewayCore.h"

namespace cuegate {

// As those who are kept from its account are told.
static SourceLocation titled(const CatalogSource &source)
{
    SourceLocation location = source.location;
    location.title = source.name;
    return location;
}

void GatewayCore::makeStreams()
{
    m_streams = std::make_unique<LiveStreams>(m_upstream, m_clock);
    m_broadcasts = std::make_unique<LiveBroadcasts>(m_upstream, m_streams->ring(), m_clock);
    connect(m_streams.get(), &LiveStreams::failureChanged, m_sources.get(),
            &SourceRegistry::setStreamFailure);
    connect(m_broadcasts.get(), &LiveBroadcasts::failureChanged, m_sources.get(),
            &SourceRegistry::setStreamFailure);
    connect(m_broadcasts.get(), &LiveBroadcasts::described, m_sources.get(), &SourceRegistry::setStream);
    connect(m_sources.get(), &SourceRegistry::broadcastOpened, this,
            [this](const SourceId &id, const std::shared_ptr<EndlessBody> &body) {
                m_broadcasts->adopt(id, titled(*m_sources->record(id)), body);
            });
    connect(m_sources.get(), &SourceRegistry::broadcastWanted, this, [this](const SourceId &id) {
        m_broadcasts->broadcast(id, titled(*m_sources->record(id)))->tryNow();
    });
}

void GatewayCore::withStream(const SourceId &id, const std::function<void(const StreamDescription &)> &done)
{
    const auto tell = [this, id, done, stream = m_sources->stream(id)] {
        const auto now = m_sources->stream(id);
        done(now ? *now : *stream);
    };
    if (m_sources->stream(id)->broadcast)
        m_broadcasts->broadcast(id, titled(*m_sources->record(id)))->askDescription(tell);
    else
        tell();
}

} // namespace cuegate
