// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel sends as a response body: from the last keyframe on, and on as it comes. Who cannot keep up
// is cut off, and nothing is held for him.
// Thread: net.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/live/LiveBroadcast.h"

#include <memory>

namespace cuegate {

class BroadcastBody final : public BodySource
{
public:
    /// It ends when the broadcast goes.
    BroadcastBody(const std::shared_ptr<LiveBroadcast> &broadcast, const QByteArray &viewer);
    ~BroadcastBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return -1; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override { m_ready = std::move(ready); }

private:
    const std::weak_ptr<LiveBroadcast> m_broadcast;
    LiveBroadcast::Listener m_listener = 0;
    LiveBroadcast::Place m_place;
    std::function<void()> m_ready;
};

} // namespace cuegate
