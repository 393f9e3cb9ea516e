// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveBody.h"

namespace cuegate {

UpstreamBody::UpstreamBody(std::shared_ptr<EndlessBody> body)
    : m_body(std::move(body))
    , m_door(std::make_shared<Door>())
{
}

UpstreamBody::~UpstreamBody()
{
    m_door->close();
    m_body->onChange({});
}

void UpstreamBody::onChange(std::function<void()> changed)
{
    m_body->onChange([door = m_door, changed = std::move(changed)] { door->post(changed); });
}

} // namespace cuegate
