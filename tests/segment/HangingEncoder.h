// SPDX-License-Identifier: GPL-3.0-or-later
// An encoder that, while a test holds it, does not come back: it heeds nothing, as code of others does not.
// Thread: any.
#pragma once

#include "core/libav/EncoderPaths.h"

#include <condition_variable>
#include <mutex>

namespace cuegate::test {

class HangingEncoder
{
public:
    ~HangingEncoder() { release(); }
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
    [[nodiscard]] int threadsInside() const
    {
        const std::lock_guard lock(m_mutex);
        return m_inside;
    }
    /// As the software of EncoderPaths.
    [[nodiscard]] SegmentEncoder encoder()
    {
        return [this](const VideoTranscodeInput &input, const AvcTarget &target, const CancelToken &cancel,
                      const std::function<void(EncodedPicture)> &onPicture) {
            {
                std::unique_lock lock(m_mutex);
                ++m_inside;
                m_wake.wait(lock, [this] { return !m_isHeld; });
                --m_inside;
            }
            return transcodeVideoInBand(input, target, cancel, onPicture);
        };
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isHeld = false; // guarded by m_mutex
    int m_inside = 0;      // guarded by m_mutex
};

} // namespace cuegate::test
