// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds the memory that the pictures of one decoder take at a time: how large they are and how many it holds
// back, the file says. Thread: the decoder's; pictures may outlive it.
#pragma once

#include "core/libav/AvPtr.h"

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace cuegate {

class FrameBudget
{
public:
    /// 8K with 10 bits and a full buffer of references takes a good half.
    static constexpr qint64 kMostBytes = qint64(1536) << 20;

    explicit FrameBudget(qint64 mostBytes = kMostBytes)
        : m_mostBytes(mostBytes)
    {
    }
    /// \p context, not opened yet, gets no more than that; this must outlive it.
    void apply(AVCodecContext &context);
    /// Whether a picture was refused.
    [[nodiscard]] bool isExceeded() const { return m_isExceeded; }

private:
    using Used = std::atomic<qint64>;
    struct Held;
    [[nodiscard]] int take(AVCodecContext *context, AVFrame *frame, int flags);

    const qint64 m_mostBytes;
    const std::shared_ptr<Used> m_used = std::make_shared<Used>(0); ///< bytes
    bool m_isExceeded = false;
};

} // namespace cuegate
