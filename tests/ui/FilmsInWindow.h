// SPDX-License-Identifier: GPL-3.0-or-later
// Three films for tests of the window, and the window in front.
#pragma once

#include "FakeGateway.h"

#include "ui/MainWindow.h"

#include <QTest>

namespace cuegate::test {

using namespace Qt::StringLiterals;

// Shortcuts work only in the active window.
inline void activate(MainWindow &window)
{
    window.bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

inline QList<SourceSnapshot> threeFilms()
{
    return {makeSource(u"a"_s, u"Film A"_s, SourceState::Ready),
            makeSource(u"b"_s, u"Film B"_s, SourceState::Idle),
            makeSource(u"c"_s, u"Film C"_s, SourceState::Failed)};
}

} // namespace cuegate::test
