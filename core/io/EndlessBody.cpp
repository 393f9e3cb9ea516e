// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/EndlessBody.h"

#include <limits>

namespace cuegate {

EndlessBody::EndlessBody(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                         std::shared_ptr<UpstreamResource> resource)
    : m_thread(std::move(thread))
    , m_options(options)
    , m_resource(std::move(resource))
{
}

EndlessBody::~EndlessBody()
{
    if (m_transfer)
        m_thread->loop().post([transfer = m_transfer] { transfer->cancel(); });
}

void EndlessBody::open()
{
    m_isOpened = true;
    m_thread->loop().post([weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        const ByteRange whole{0, std::numeric_limits<qint64>::max()};
        const auto transfer =
            std::make_shared<RangeTransfer>(self->m_thread->loop(), self->m_thread->scheduler(),
                                            self->m_options, self->m_resource, self, 0, whole);
        self->go(transfer);
        transfer->start();
    });
}

void EndlessBody::takeOver(const std::shared_ptr<RangeTransfer> &transfer, const QByteArray &begun)
{
    std::function<void()> changed;
    {
        const std::lock_guard lock(m_mutex);
        m_bytes = begun;
        changed = m_changed;
    }
    go(transfer);
    if (changed)
        changed();
}

void EndlessBody::go(const std::shared_ptr<RangeTransfer> &transfer)
{
    {
        const std::lock_guard lock(m_mutex);
        m_transfer = transfer;
    }
    transfer->goOnWithoutEnd(weak_from_this());
}

void EndlessBody::onChange(std::function<void()> changed)
{
    bool isThere = false;
    {
        const std::lock_guard lock(m_mutex);
        m_changed = changed;
        isThere = !m_bytes.isEmpty() || m_isOver;
    }
    if (isThere && changed)
        changed();
}

EndlessBody::Taken EndlessBody::take()
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_isPaused, false))
        m_thread->loop().post([transfer = m_transfer] { transfer->resume(); });
    return {std::exchange(m_bytes, {}), m_isOver, m_error};
}

void EndlessBody::setWanted(bool isWanted)
{
    if (m_isWanted.exchange(isWanted) == isWanted)
        return;
    m_thread->loop().post(
        [thread = std::weak_ptr(m_thread), account = accountOf(m_resource->location().url)] {
            if (const auto alive = thread.lock())
                alive->scheduler().reconsider(account);
        });
}

SourceCounters EndlessBody::counters() const
{
    return m_isOpened ? m_resource->counters() : SourceCounters();
}

bool EndlessBody::isWanted(quint64 /*tag*/)
{
    return m_isWanted;
}

HttpFlow EndlessBody::onBytes(quint64 /*tag*/, QByteArrayView bytes)
{
    std::function<void()> changed;
    {
        const std::lock_guard lock(m_mutex);
        if (m_bytes.size() >= kMostWaitingBytes) {
            m_isPaused = true;
            return HttpFlow::Pause;
        }
        if (m_bytes.isEmpty())
            changed = m_changed;
        m_bytes.append(bytes);
    }
    if (changed)
        changed();
    return HttpFlow::Continue;
}

void EndlessBody::onFinished(quint64 /*tag*/, const std::optional<Error> &error)
{
    std::function<void()> changed;
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_isPaused = false;
        m_error = error;
        m_transfer.reset();
        changed = m_changed;
    }
    if (changed)
        changed();
}

} // namespace cuegate
