// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/ServedProgram.h"

#include "tests/faults/Measuring.h"
#include "tests/gateway/PlayerWalk.h"

namespace cuegate::test {

QByteArrayList watchAll(quint16 port, const QByteArray &folder, double *longestSeconds)
{
    PlayerWalk walk(port, folder);
    if (!walk.open({}))
        return {};
    QByteArrayList bytes;
    double longest = 0;
    for (const PlayerWalk::Rendition &rendition : walk.renditions()) {
        bytes << rendition.init;
        for (const QByteArray &segment : rendition.segments)
            longest = std::max(longest, secondsOf([&] { bytes << walk.get(segment).body; }));
    }
    if (longestSeconds)
        *longestSeconds = longest;
    return walk.problem().isEmpty() ? bytes : QByteArrayList();
}

} // namespace cuegate::test
