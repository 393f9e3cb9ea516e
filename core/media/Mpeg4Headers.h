// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be known of an MPEG-4 part 2 stream to decode its pictures and to tell when they are shown
// (ISO/IEC 14496-2 sections 6.2.3 and 6.2.5). Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace cuegate {

struct Mpeg4Vop
{
    enum class Kind : quint8 { Intra, Predicted, Bidirectional, Sprite };
    qsizetype offset = 0; ///< of its start code
    Kind kind = Kind::Intra;
};

/// The pictures that begin in \p bytes, 16 at most: more than one where B-frames are packed into the chunk of
/// the picture before them (DivX).
[[nodiscard]] std::vector<Mpeg4Vop> mpeg4Vops(QByteArrayView bytes);

/// low_delay of the first video object layer in \p bytes: true if there is no B-VOP; nothing if it does not
/// say.
[[nodiscard]] std::optional<bool> mpeg4LowDelay(QByteArrayView bytes);

/// Size, pixel aspect and frame rate by the first video object layer in \p bytes; nothing if there is none or
/// its pictures are no rectangles.
[[nodiscard]] std::optional<VideoFormat> readMpeg4Format(QByteArrayView bytes);

/// What stands before the first group of pictures or picture in \p bytes.
[[nodiscard]] QByteArrayView mpeg4Header(QByteArrayView bytes);

} // namespace cuegate
