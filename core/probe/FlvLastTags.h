// SPDX-License-Identifier: GPL-3.0-or-later
// Where an FLV file ends, by its last tags in any order: when what they hold has been shown and heard.
// Thread: any; one user.
#pragma once

#include "core/probe/FlvTag.h"

#include <map>
#include <optional>

namespace cuegate {

class FlvLastTags
{
public:
    void take(const FlvTag &tag);
    /// In milliseconds; nothing if there was no sample.
    [[nodiscard]] std::optional<qint64> endMs() const;

private:
    struct Last
    {
        qint64 shownMs = 0;
        qint64 timeMs = -1;   ///< of decoding
        qint64 beforeMs = -1; ///< of the one before that
    };
    std::map<TrackType, Last> m_last;
};

} // namespace cuegate
