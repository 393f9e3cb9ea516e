// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the boxes that list the fragments of an MP4: sidx (ISO/IEC 14496-12 section 8.16.3) and mfra with its
// tfra (sections 8.8.9 to 8.8.11). Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/BoxReader.h"

#include <vector>

namespace cuegate {

/// What of a list is a place to start at, or leads to more of the list.
struct ListedFragment
{
    qint64 offsetBytes = 0; ///< in the file
    qint64 sizeBytes = 0;   ///< of a sidx only
    qint64 time = 0;        ///< of the first picture that can be decoded there, in ticks of the list
    bool isSidx = false;    ///< another sidx lies there, with the details
    bool isStart = true;    ///< decoding can start there
};

struct FragmentList
{
    quint32 trackId = 0;
    quint32 timescale = 0; ///< 0: that of the track
    qint64 endTime = 0;    ///< of a sidx only: of the last fragment
    qint64 endBytes = 0;   ///< behind the last fragment
    qint64 listBytes = 0;  ///< of the boxes themselves
    std::vector<ListedFragment> fragments;
};

/// Errors: CorruptInput with the byte offset, where it is damaged or leads nowhere or backwards.
[[nodiscard]] Result<FragmentList> readSegmentIndex(const Box &sidx);

/// The lists of \p mfra, one of each track; times do not decrease, offsets neither. Errors: as above.
[[nodiscard]] Result<std::vector<FragmentList>> readRandomAccess(const Box &mfra);

} // namespace cuegate
