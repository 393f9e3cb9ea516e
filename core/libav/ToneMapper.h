// SPDX-License-Identifier: GPL-3.0-or-later
// Brings pictures of high dynamic range or wide gamut into BT.709 by a table of colours, in whole numbers:
// several times faster than libavfilter's zscale and tonemap, and the same on every machine, which those are
// not. Thread: any; pictures do not depend on each other.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"
#include "core/libav/AvcTarget.h"

#include <QtGlobal>

#include <array>
#include <vector>

namespace cuegate {

class ToneMapper
{
public:
    explicit ToneMapper(const AvcTarget &target);

    /// \p frame: yuv420p10 of limited range; the result is yuv420p, with its pts. Errors: Internal (no
    /// memory).
    [[nodiscard]] Result<AvFramePtr> map(const AVFrame &frame) const;

private:
    void mapRows(const AVFrame &from, AVFrame &to, int chromaRow) const;

    /// Y', Cb, Cr of 8 bits and kFractionBits at the nodes of a grid over codes of 10 bits; luma runs
    /// fastest.
    std::vector<std::array<qint16, 3>> m_nodes;
};

} // namespace cuegate
