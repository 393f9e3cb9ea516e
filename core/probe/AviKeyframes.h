// SPDX-License-Identifier: GPL-3.0-or-later
// Tells keyframes of an AVI file's picture by how frames begin, where no index tells them. Thread: any; pure.
#pragma once

#include "core/media/Track.h"
#include "core/media/Vc1Headers.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

class AviKeyframes
{
public:
    /// Enough of a frame.
    static constexpr qint64 kHeadBytes = 1024;

    explicit AviKeyframes(const Track &track);

    /// Whether they can be told at all.
    [[nodiscard]] bool areKnown() const;
    /// \p head: the beginning of a frame. False where it is not known.
    [[nodiscard]] bool isKeyframe(QByteArrayView head) const;

private:
    [[nodiscard]] bool isVc1Keyframe(QByteArrayView head) const;

    Codec m_codec;
    std::optional<Vc1MainSequence> m_vc1Main; ///< of WMV3
    bool m_vc1MayBeInterlaced = false;
};

} // namespace cuegate
