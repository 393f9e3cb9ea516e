// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/UpstreamResource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace std::chrono_literals;

class tst_UpstreamResource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resolvesAgainOnceInHalfAMinute()
    {
        UpstreamResource resource({QUrl(u"http://a/film"_s), {}}, std::nullopt);
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(resource.mayResolveAgain(begin));
        QVERIFY(resource.mayResolveAgain(begin + 3s)); // another transfer that has noticed the same
        QVERIFY(!resource.mayResolveAgain(begin + 5s));
        QVERIFY(!resource.mayResolveAgain(begin + 29s));
        QVERIFY(resource.mayResolveAgain(begin + 31s));
        QVERIFY(!resource.mayResolveAgain(begin + 40s));
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamResource)
#include "tst_UpstreamResource.moc"
