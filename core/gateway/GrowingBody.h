// SPDX-License-Identifier: GPL-3.0-or-later
// A segment that is still being made as a response body: sent as it grows.
// Thread: net.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/segment/GrowingSegment.h"

#include <functional>
#include <memory>

namespace cuegate {

class GrowingBody final : public BodySource
{
public:
    /// \p sizeBytes: -1 if that is not known; its end is that of the connection then. \p onGone is called
    /// when the body goes.
    GrowingBody(std::shared_ptr<GrowingSegment> segment, qint64 sizeBytes, std::function<void()> onGone);
    ~GrowingBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return m_sizeBytes; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override;

private:
    std::shared_ptr<GrowingSegment> m_segment;
    qint64 m_sizeBytes;
    std::function<void()> m_onGone;
    GrowingSegment::Listener m_listener = 0;
    qint64 m_offsetBytes = 0;
};

} // namespace cuegate
