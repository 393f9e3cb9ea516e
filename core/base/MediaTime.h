// SPDX-License-Identifier: GPL-3.0-or-later
// Exact media time: integer ticks of a timescale (ISO/IEC 14496-12 section 8.4.2), and conversions between
// timescales. Thread: any; pure.
#pragma once

#include <QtGlobal>

namespace cuegate {

inline constexpr quint32 kNanosecondTimescale = 1'000'000'000;

/// \p ticks of \p from expressed in ticks of \p to, rounded to nearest, halves away from zero; saturates at
/// the limits of qint64. Both timescales are ticks per second and above 0.
[[nodiscard]] qint64 rescale(qint64 ticks, quint32 from, quint32 to);

/// The same, rounded towards minus infinity.
[[nodiscard]] qint64 rescaleDown(qint64 ticks, quint32 from, quint32 to);

/// The same, rounded towards plus infinity.
[[nodiscard]] qint64 rescaleUp(qint64 ticks, quint32 from, quint32 to);

/// Ticks in milliseconds, rounded to nearest.
[[nodiscard]] inline qint64 toMilliseconds(qint64 ticks, quint32 timescale)
{
    return rescale(ticks, timescale, 1000);
}

} // namespace cuegate
