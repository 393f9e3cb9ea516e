// SPDX-License-Identifier: GPL-3.0-or-later
// A source in memory whose reads wait while a test holds it, as if the upstream were slow; cancelled ones end
// at once. Thread: any.
#pragma once

#include "tests/support/MemoryByteSource.h"

#include <condition_variable>

namespace cuegate::test {

class HeldSource final : public ByteSource
{
public:
    explicit HeldSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_isHeld = true;
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        m_isHeld = false;
        m_wake.notify_all();
    }

    [[nodiscard]] qint64 sizeBytes() const override { return m_bytes.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_bytes.validator(); }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        const auto wakes = cancel.onCancel([this] {
            const std::lock_guard lock(m_mutex);
            m_wake.notify_all();
        });
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return !m_isHeld || cancel.isCancelled(); });
        lock.unlock();
        return m_bytes.read(range, cancel);
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        m_bytes.readAsync(range, cancel, std::move(done));
    }

private:
    MemoryByteSource m_bytes;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_wake;
    bool m_isHeld = false; // guarded by m_mutex
};

} // namespace cuegate::test
