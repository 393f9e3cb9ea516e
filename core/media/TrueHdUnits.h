// SPDX-License-Identifier: GPL-3.0-or-later
// Access units of Dolby TrueHD and MLP ("Meridian Lossless Packing, Technical Reference for FBA and FBB
// streams", sections 3 and 4). Thread: any; TrueHdUnits for one user, the rest pure.
#pragma once

#include "core/media/FoundFrame.h"
#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Whether an access unit with a major sync of TrueHD begins here.
[[nodiscard]] bool isTrueHdSync(QByteArrayView bytes);

/// Rate and unit length by a major sync; nothing if \p unit has none.
[[nodiscard]] std::optional<AudioFormat> readTrueHdFormat(QByteArrayView unit);

/// Finds units one after the other; only those with a major sync can be told from anything else.
class TrueHdUnits
{
public:
    /// What \p bytes begin with. Without a major sync before it, or after something that is no unit: only a
    /// unit that has one.
    [[nodiscard]] FoundFrame at(QByteArrayView bytes);

private:
    quint32 m_substreams = 0; ///< by the last major sync; 0: none is known
    AudioFormat m_format;
};

} // namespace cuegate
