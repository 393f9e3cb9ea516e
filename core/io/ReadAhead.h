// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises sequential reading of a source, by several readers at once, and says how far to fetch ahead of
// each: nothing for probing and seeking, then 256 KiB, doubling up to 4 MiB, never more than was read in a
// row. Thread: any, one at a time; a plain value.
#pragma once

#include "core/base/ByteRange.h"

#include <vector>

namespace cuegate {

class ReadAhead
{
public:
    static constexpr qint64 kMinWindowBytes = 256 * 1024;
    static constexpr qint64 kMaxWindowBytes = 4 * 1024 * 1024;

    /// Of a read: how many bytes after its end should be on their way; 0 if none.
    [[nodiscard]] qint64 note(ByteRange range);

private:
    struct Run // of reads that follow one another
    {
        qint64 beginBytes;
        qint64 lastBeginBytes;
        qint64 endBytes;
        int reads;
        quint64 usedAt;
    };
    [[nodiscard]] static qint64 windowOf(const Run &run);

    std::vector<Run> m_runs;
    quint64 m_clock = 0;
};

} // namespace cuegate
