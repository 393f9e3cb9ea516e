// SPDX-License-Identifier: GPL-3.0-or-later
// A body that tells a player's session what of it has been handed out.
// Thread: net.
#pragma once

#include "core/gateway/PlaySessions.h"
#include "core/http/HttpTypes.h"

namespace cuegate {

class MeteredBody final : public BodySource
{
public:
    /// Called after each piece, and at the end: how much of the body has been handed out.
    using OnSent = std::function<void(PlayTransfer &transfer, qint64 sentBytes, State state)>;
    /// \p onSent may be empty.
    MeteredBody(std::unique_ptr<BodySource> body, std::shared_ptr<PlayTransfer> transfer, OnSent onSent);

    [[nodiscard]] qint64 sizeBytes() const override { return m_body->sizeBytes(); }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override { m_body->setReady(std::move(ready)); }

private:
    std::unique_ptr<BodySource> m_body;
    std::shared_ptr<PlayTransfer> m_transfer;
    OnSent m_onSent;
    qint64 m_sentBytes = 0;
};

} // namespace cuegate
