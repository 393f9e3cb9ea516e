// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel sends over one connection, as its broadcast reads it: from the network, or of a script in
// tests. Thread: net; closes its connection when it goes.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/EndlessBody.h"
#include "core/live/Door.h"

#include <functional>
#include <memory>

namespace cuegate {

class LiveBody
{
public:
    virtual ~LiveBody() = default;
    /// \p changed is called on this thread when there is something to take, not from within other calls.
    virtual void onChange(std::function<void()> changed) = 0;
    [[nodiscard]] virtual EndlessBody::Taken take() = 0;
    /// Somebody waits for what it brings; else who needs its connection gets that.
    virtual void setWanted(bool isWanted) = 0;
    [[nodiscard]] virtual SourceCounters counters() const = 0;
};

class UpstreamBody final : public LiveBody
{
public:
    explicit UpstreamBody(std::shared_ptr<EndlessBody> body);
    ~UpstreamBody() override;
    void onChange(std::function<void()> changed) override;
    [[nodiscard]] EndlessBody::Taken take() override { return m_body->take(); }
    void setWanted(bool isWanted) override { m_body->setWanted(isWanted); }
    [[nodiscard]] SourceCounters counters() const override { return m_body->counters(); }

private:
    const std::shared_ptr<EndlessBody> m_body;
    const std::shared_ptr<Door> m_door;
};

} // namespace cuegate
