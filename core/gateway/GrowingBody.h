// SPDX-License-Identifier: GPL-3.0-or-later
// A segment that is still being made as a response body: sent as it grows. Its end is that of the connection.
// Thread: net.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/segment/SegmentService.h"

#include <QPointer>

namespace cuegate {

class GrowingBody final : public BodySource
{
public:
    /// \p ticket is the asker's, which leaves with this body.
    GrowingBody(SegmentService &service, SegmentService::Ticket ticket,
                std::shared_ptr<GrowingSegment> segment);
    ~GrowingBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return -1; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override;

private:
    QPointer<SegmentService> m_service;
    SegmentService::Ticket m_ticket;
    std::shared_ptr<GrowingSegment> m_segment;
    GrowingSegment::Listener m_listener = 0;
    qint64 m_offsetBytes = 0;
};

} // namespace cuegate
