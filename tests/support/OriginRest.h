// SPDX-License-Identifier: GPL-3.0-or-later
// Waits until an origin sends no more, before and after what it is measured by. Thread: the test's; runs the
// event loop.
#pragma once

#include "tests/support/TestOrigin.h"

#include <QTest>

namespace cuegate::test {

/// False if \p path sends without end. Looks are counted, 10 ms apart or more, and not time: a machine that
/// is busy looks less often, too.
[[nodiscard]] inline bool comesToRest(const TestOrigin &origin, const QByteArray &path)
{
    constexpr int kLooks = 50;
    constexpr int kMostMs = 30'000;
    qint64 bytes = -1;
    int looks = 0;
    const auto isAtRest = [&] {
        const qint64 now = origin.counters(path).bodyBytes;
        looks = now == bytes ? looks + 1 : 0;
        bytes = now;
        return looks >= kLooks;
    };
    return QTest::qWaitFor(isAtRest, kMostMs);
}

} // namespace cuegate::test
