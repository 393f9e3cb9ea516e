// SPDX-License-Identifier: GPL-3.0-or-later
// Makes decoded pictures of any format into those of an AvcTarget: deinterlaced, upright, scaled, in its
// colours. As many pictures come out as went in, in the same order. Thread: one at a time; one thread, no
// choices by the processor.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"
#include "core/libav/AvcTarget.h"

#include <deque>
#include <memory>

namespace cuegate {

class ToneMapper;

class PictureFilter
{
public:
    /// \p target must outlive the filter.
    explicit PictureFilter(const AvcTarget &target);
    ~PictureFilter();

    /// Takes the picture out of \p frame; \p number counts pictures and comes out again as the pts.
    /// Errors: Unsupported where a picture's format cannot be converted; Internal.
    [[nodiscard]] Result<void> send(AVFrame &frame, qint64 number);
    [[nodiscard]] Result<void> finish();
    /// Null: send more, or the end.
    [[nodiscard]] AvFramePtr receive();

private:
    /// What a graph is made for; another one is made when it changes within a stream.
    struct Shape
    {
        int width = 0;
        int height = 0;
        int format = -1;
        int colourSpace = 0;
        int colourRange = 0;
        friend bool operator==(const Shape &, const Shape &) = default;
    };
    [[nodiscard]] Result<void> open(const Shape &shape);
    [[nodiscard]] QByteArray description(const Shape &shape) const;
    [[nodiscard]] Result<void> collect();
    [[nodiscard]] Result<void> drain();

    const AvcTarget &m_target;
    std::unique_ptr<ToneMapper> m_toneMapper;
    Shape m_shape;
    AvFilterGraphPtr m_graph;
    AVFilterContext *m_source = nullptr; ///< owned by the graph
    AVFilterContext *m_sink = nullptr;
    std::deque<AvFramePtr> m_ready;
};

} // namespace cuegate
