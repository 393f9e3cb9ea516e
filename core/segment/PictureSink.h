// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a segment from pictures that come one by one, in decoding order. Thread: worker.
#pragma once

#include "core/base/Error.h"
#include "core/libav/VideoTranscoder.h"

#include <functional>

namespace cuegate {

class PictureSink
{
public:
    using OnBytes = std::function<void(QByteArray)>;
    virtual ~PictureSink() = default;
    [[nodiscard]] virtual Result<void> add(EncodedPicture picture) = 0;
    /// \p endTime: of the source, where the last picture ends.
    [[nodiscard]] virtual Result<void> finish(qint64 endTime) = 0;
};

} // namespace cuegate
