// SPDX-License-Identifier: GPL-3.0-or-later
// What a LiveChannel does where addresses are refused that its playlists have named.
#include "core/live/LiveChannel.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

// What is not found where it was said to be a moment ago is gone.
static constexpr std::chrono::milliseconds kGoneBefore = 30s;

// Signed addresses that have expired are refused (401, 403, 410), those of sessions that are over not found.
static bool isRefused(const Error &error)
{
    return error.code == ErrorCode::UpstreamAuth || error.code == ErrorCode::UpstreamNotFound;
}

void LiveChannel::setAddress(const LiveAddress &address)
{
    const bool hasMoved = address.url != m_address.url;
    const bool isOther = address.isOther || m_address.isOther;
    m_address = {address.url, address.generation, isOther};
    if (!hasMoved || m_depth > 2)
        return;
    m_url = address.url;
    m_answeredBy.clear();
}

void LiveChannel::loaded(const Result<LiveDocument> &document)
{
    if (document || !m_wiring.findAgain || !isRefused(document.error()))
        return laid(document);
    m_refusal = document.error();
    findAgain(m_answeredBy.isEmpty() ? m_url : m_answeredBy);
}

void LiveChannel::findAgain(const QUrl &refused)
{
    if (std::exchange(m_isFindingAgain, true))
        return;
    m_wiring.findAgain({refused, m_loadedGeneration},
                       [weak = weak_from_this()](const Result<LiveAddress> &address) {
                           if (const auto self = weak.lock())
                               self->foundAgain(address);
                       });
}

void LiveChannel::foundAgain(const Result<LiveAddress> &address)
{
    if (!std::exchange(m_isFindingAgain, false))
        return; // its playlist was what the stream found
    if (address) {
        setAddress(*address);
        m_depth = 2;
        m_url = m_address.url;
        m_answeredBy.clear();
        m_refusal.reset();
        m_isLoadingAgain = true;
        load();
    } else if (m_refusal) {
        laid(std::unexpected(Error(*m_refusal)));
    } else {
        tellPlaces();
    }
}

// Of what goes on, a segment that is not found has left, or has not come yet.
bool LiveChannel::mayHaveExpired(const Error &error) const
{
    return error.code == ErrorCode::UpstreamAuth ||
           (m_table.isEnded() && m_wiring.clock.now() - m_laidAt >= kGoneBefore);
}

std::optional<LiveDownloads::Place> LiveChannel::placeOf(const LiveId &id) const
{
    if (id.kind == LiveId::Kind::Map) {
        const auto map = m_table.map(id.number);
        return map ? std::optional(LiveDownloads::Place{map->url, map->range, map->key}) : std::nullopt;
    }
    const LiveEntry *entry = m_table.find(id.number);
    if (!entry || entry->isGap)
        return std::nullopt;
    return LiveDownloads::Place{entry->url(), entry->range,
                                entry->key ? std::optional(*entry->key) : std::nullopt};
}

Error LiveChannel::missing(const LiveId &id) const
{
    const bool isMap = id.kind == LiveId::Kind::Map;
    if (isMap ? m_table.isFormerMap(id.number) : m_table.isFormer(id.number))
        return {ErrorKind::Unavailable, u"the stream is another one than when its playlist was fetched"_s,
                ErrorCode::UpstreamChanged};
    return {ErrorKind::NotFound, isMap ? u"the live stream has no such init segment"_s
                                       : u"the live stream has no such segment, or not any more"_s};
}

void LiveChannel::findPlace(Waiting waiting)
{
    const auto now = placeOf(waiting.id);
    if (!isRefused(waiting.why))
        return waiting.done(std::unexpected(waiting.why));
    if (!now)
        return waiting.done(std::unexpected(missing(waiting.id)));
    if (*now != waiting.refused)
        return waiting.done(*now); // others found out before
    if (!m_wiring.findAgain || !mayHaveExpired(waiting.why))
        return waiting.done(std::unexpected(waiting.why));
    m_waitingForPlaces.push_back(std::move(waiting));
    if (!m_isLoadingAgain)
        findAgain({});
}

void LiveChannel::tellPlaces()
{
    const auto waiting = std::exchange(m_waitingForPlaces, {});
    for (const Waiting &one : waiting) {
        const auto now = placeOf(one.id);
        if (!now)
            one.done(std::unexpected(missing(one.id)));
        else if (*now == one.refused)
            one.done(std::unexpected(one.why));
        else
            one.done(*now);
    }
}

} // namespace cuegate
