// SPDX-License-Identifier: GPL-3.0-or-later
// Lets calls from other threads into the one it was made on, as long as somebody is at home.
// Thread: post() any, else the one it was made on.
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace cuegate {

class Door
{
public:
    void post(std::function<void()> call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_inside)
            QMetaObject::invokeMethod(m_inside.get(), std::move(call), Qt::QueuedConnection);
    }
    void close()
    {
        std::unique_ptr<QObject> inside;
        const std::lock_guard lock(m_mutex);
        inside = std::move(m_inside);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_inside = std::make_unique<QObject>(); // guarded by m_mutex
};

} // namespace cuegate
