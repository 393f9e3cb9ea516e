// SPDX-License-Identifier: GPL-3.0-or-later
// AAC in LOAS and LATM, as DVB carries it (ISO/IEC 14496-3 sections 1.7.2 and 1.7.3): one programme, one
// layer and one frame in each element. Thread: any; LatmFrames for one user, the rest pure.
#pragma once

#include "core/media/FoundFrame.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1String>

namespace cuegate {

/// Track::codecId of such streams, whose samples are AAC as in any other container.
inline constexpr QLatin1StringView kAacInLatm("AAC in LATM");

/// Whether a LOAS frame may begin here, and no ADTS header does.
[[nodiscard]] bool isLoasSync(QByteArrayView bytes);

/// The AudioSpecificConfig in a LOAS frame, or in its beginning; empty if it has none, or one that is not
/// taken here.
[[nodiscard]] QByteArray latmConfig(QByteArrayView loasFrame);

class LatmFrames
{
public:
    /// \p config for streams that are read from some place on: only some frames carry it.
    explicit LatmFrames(QByteArrayView config) { configure(config); }

    /// The frame that \p bytes begin with; one to skip where its configuration is not known.
    [[nodiscard]] FoundFrame at(QByteArrayView bytes);

private:
    void configure(QByteArrayView config);
    quint32 m_samples = 0;
    quint32 m_sampleRate = 0;
};

} // namespace cuegate
