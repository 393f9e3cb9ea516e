// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CancelToken.h"

#include <QTest>

using namespace cuegate;

class tst_CancelToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsEachFunctionOnce()
    {
        CancelSource source;
        int calls = 0;
        const auto registration = source.token().onCancel([&] { ++calls; });
        source.cancel();
        source.cancel();
        QCOMPARE(calls, 1);
        QVERIFY(source.token().isCancelled());
    }
    void callsAtOnceWhenAlreadyCancelled()
    {
        CancelSource source;
        source.cancel();
        bool called = false;
        const auto registration = source.token().onCancel([&] { called = true; });
        QVERIFY(called);
    }
    void forgetsFunctionsWhoseRegistrationEnded()
    {
        CancelSource source;
        bool called = false;
        {
            const auto registration = source.token().onCancel([&] { called = true; });
        }
        source.cancel();
        QVERIFY(!called);
    }
    void defaultTokenIsNeverCancelled()
    {
        const CancelToken token;
        QVERIFY(!token.isCancelled());
    }
};

QTEST_APPLESS_MAIN(tst_CancelToken)
#include "tst_CancelToken.moc"
