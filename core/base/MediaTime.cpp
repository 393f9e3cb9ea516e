// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MediaTime.h"

#include <limits>

namespace cuegate {

__extension__ using Wide = __int128;

static qint64 saturated(Wide value)
{
    if (value > std::numeric_limits<qint64>::max())
        return std::numeric_limits<qint64>::max();
    if (value < std::numeric_limits<qint64>::min())
        return std::numeric_limits<qint64>::min();
    return static_cast<qint64>(value);
}

qint64 rescale(qint64 ticks, quint32 from, quint32 to)
{
    Q_ASSERT(from > 0 && to > 0);
    const Wide scaled = Wide(ticks) * to;
    const Wide half = from / 2;
    return saturated(scaled >= 0 ? (scaled + half) / from : -((-scaled + half) / from));
}

qint64 rescaleDown(qint64 ticks, quint32 from, quint32 to)
{
    Q_ASSERT(from > 0 && to > 0);
    const Wide scaled = Wide(ticks) * to;
    Wide quotient = scaled / from;
    if (scaled % from != 0 && scaled < 0)
        --quotient;
    return saturated(quotient);
}

qint64 rescaleUp(qint64 ticks, quint32 from, quint32 to)
{
    Q_ASSERT(from > 0 && to > 0);
    const Wide scaled = Wide(ticks) * to;
    Wide quotient = scaled / from;
    if (scaled % from != 0 && scaled > 0)
        ++quotient;
    return saturated(quotient);
}

} // namespace cuegate
