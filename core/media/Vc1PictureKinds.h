// SPDX-License-Identifier: GPL-3.0-or-later
// Tells which pictures of VC-1 in AVI or in Matroska's V_MS/VFW/FOURCC are shown before the one that stands
// before them in the file: their headers tell, but not without what the configuration and sequence headers
// say (SMPTE 421M sections 7.1.1 and 9.1.1). Thread: any; one user.
#pragma once

#include "core/media/Track.h"
#include "core/media/Vc1Headers.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

class Vc1PictureKinds
{
public:
    /// Enough of a picture.
    static constexpr qsizetype kHeadBytes = 4096;

    explicit Vc1PictureKinds(const Track &track);

    /// Whether the configuration says so; where it says nothing, there are none.
    [[nodiscard]] bool mayBeBidirectional() const;
    /// \p head: the beginning of the next picture in the order of the file, the first a keyframe. B and BI.
    [[nodiscard]] bool isBidirectional(QByteArrayView head);

private:
    std::optional<Vc1MainSequence> m_mainSequence; ///< of WMV3
    bool m_isAdvanced = false;                     ///< there is a sequence header
    bool m_mayBeInterlaced = false;
};

} // namespace cuegate
