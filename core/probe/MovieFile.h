// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the moov of an MP4 or QuickTime file and reads it, in at most three requests beyond the head: by the
// sizes of the boxes before it. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/BoxReader.h"

#include <vector>

namespace cuegate {

struct MovieFile
{
    bool hasFileType = false;       ///< an ftyp
    bool hasQuickTimeBrand = false; ///< "qt  " is its major or a compatible brand
    QByteArray moov;                ///< with its header
    qint64 moovOffsetBytes = 0;
    std::vector<ByteRange> reads; ///< what was asked of the source beyond the head
};

/// \p head: the first bytes of the source. Errors: CorruptInput with the byte offset; CorruptInput with
/// MediaNoIndex if there is no moov; Unsupported with MediaIndexTooBig if it is over 64 MiB; errors of the
/// source; Cancelled.
[[nodiscard]] Result<MovieFile> readMovieFile(const ByteSource &source, const QByteArray &head,
                                              const CancelToken &cancel);

} // namespace cuegate
