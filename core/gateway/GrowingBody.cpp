// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GrowingBody.h"

namespace cuegate {

GrowingBody::GrowingBody(std::shared_ptr<GrowingSegment> segment, qint64 sizeBytes,
                         std::function<void()> onGone)
    : m_segment(std::move(segment))
    , m_sizeBytes(sizeBytes)
    , m_onGone(std::move(onGone))
{
}

GrowingBody::~GrowingBody()
{
    m_segment->unlisten(m_listener);
    m_onGone();
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
