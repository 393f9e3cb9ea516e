// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Descriptors.h"
#include "core/http/ConnectionShare.h"

#include <QTest>

#include <sys/resource.h>

using namespace cuegate;

class tst_ConnectionShare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesDescriptorsToOthers_data()
    {
        QTest::addColumn<int>("descriptors");
        QTest::addColumn<int>("media");
        QTest::addColumn<int>("control");
        QTest::newRow("few") << 128 << 24 << 8;
        QTest::newRow("macOS") << 256 << 120 << 40;
        QTest::newRow("most systems") << 1024 << 512 << 232;
        QTest::newRow("many") << std::numeric_limits<int>::max() << 512 << 512;
        QTest::newRow("hopeless") << 10 << 24 << 8;
    }
    void leavesDescriptorsToOthers()
    {
        QFETCH(int, descriptors);
        const HttpLimits media = withinDescriptors({}, descriptors, ConnectionShare::Media);
        const HttpLimits control = withinDescriptors({}, descriptors, ConnectionShare::Control);
        QTEST(media.maxConnections, "media");
        QTEST(control.maxConnections, "control");
        QVERIFY(media.maxConnectionsPerPeer < media.maxConnections);
        QVERIFY(media.maxConnectionsPerPeer >= 16 && media.maxConnectionsPerPeer <= 256);
    }

    void raisesTheLimitAsFarAsItMay()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit few = before;
        few.rlim_cur = 200;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        QCOMPARE(descriptorLimit(), 200);
        raiseDescriptorLimit();
        QCOMPARE(rlim_t(descriptorLimit()), std::min<rlim_t>(before.rlim_max, 4096));
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        raiseDescriptorLimit(); // never less
        QVERIFY(rlim_t(descriptorLimit()) >= before.rlim_cur);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionShare)
#include "tst_ConnectionShare.moc"
