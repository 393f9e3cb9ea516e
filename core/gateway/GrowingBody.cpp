// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GrowingBody.h"

namespace cuegate {

GrowingBody::GrowingBody(SegmentService &service, SegmentService::Ticket ticket,
                         std::shared_ptr<GrowingSegment> segment)
    : m_service(&service)
    , m_ticket(ticket)
    , m_segment(std::move(segment))
{
}

GrowingBody::~GrowingBody()
{
    m_segment->unlisten(m_listener);
    if (m_service)
        m_service->leave(m_ticket);
}

void GrowingBody::setReady(std::function<void()> ready)
{
    m_segment->unlisten(m_listener);
    m_listener = m_segment->listen(std::move(ready));
}

BodySource::Piece GrowingBody::next(qint64)
{
    GrowingSegment::Look look = m_segment->look(m_offsetBytes);
    m_offsetBytes += look.bytes.size();
    if (!look.bytes.isEmpty())
        return {State::Data, std::move(look.bytes)};
    if (look.isBroken)
        return {State::Failed, {}};
    return {look.isEnd ? State::End : State::Pending, {}};
}

} // namespace cuegate
