// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures in the memory of a VAAPI device, for its encoder, which takes no others. Thread: one at a time.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"

namespace cuegate {

class HardwareFrames
{
public:
    /// On the first of /dev/dri/renderD* whose driver works. Thread: worker, blocks.
    /// Errors: Unavailable, with what the last device said, or that there is none.
    [[nodiscard]] static Result<HardwareFrames> open(int width, int height);

    /// For AVCodecContext::hw_frames_ctx, which takes it over. Null: no memory.
    [[nodiscard]] AVBufferRef *newReference() const { return av_buffer_ref(m_frames.get()); }
    /// A copy of \p nv12 on the device. Errors: Unavailable.
    [[nodiscard]] Result<AvFramePtr> upload(const AVFrame &nv12) const;

private:
    AvBufferPtr m_frames; // holds the device, too
};

} // namespace cuegate
