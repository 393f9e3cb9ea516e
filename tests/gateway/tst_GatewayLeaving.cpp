// SPDX-License-Identifier: GPL-3.0-or-later
// A client that reads slowly or leaves must not make the gateway read on from the origin.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/io/IoTesting.h"
#include "tests/support/OriginRest.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kMib = 1024 * 1024;

class tst_GatewayLeaving : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;
    QByteArray m_bytes;

    qint64 sent(const QByteArray &path) const { return m_origin.counters(path).bodyBytes; }
    static qint64 take(BlockingClient &client, qint64 bytes)
    {
        qint64 taken = 0;
        while (taken < bytes) {
            const QByteArray piece = client.readSome(64 * 1024);
            if (piece.isEmpty())
                break;
            taken += piece.size();
        }
        return taken;
    }

private Q_SLOTS:
    void initTestCase() { m_bytes = distinctBytes(64 * kMib); }

    void readsOnlyWhatASlowClientTakes()
    {
        m_origin.serve("/slow", m_bytes);
        GatewayUnderTest gateway;
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/slow")));
        BlockingClient client(gateway.mediaPort(), 1, 64 * 1024);
        QVERIFY(client.send(requestBytes("GET", folder + "file", {})));
        const qint64 taken = take(client, kMib);
        QVERIFY(comesToRest(m_origin, "/slow"));
        const qint64 ahead = sent("/slow") - taken;
        qInfo("a client that stopped after %lld bytes: %lld bytes ahead at the origin", taken, ahead);
        QVERIFY(ahead <= 8 * kMib);
    }

    void stopsReadingWhenTheClientLeaves_data()
    {
        QTest::addColumn<qint64>("bytesPerSecond");
        QTest::addColumn<bool>("isReset");
        QTest::newRow("fast-close") << qint64(0) << false;
        QTest::newRow("fast-reset") << qint64(0) << true;
        QTest::newRow("slow-origin-close") << 2 * kMib << false;
        QTest::newRow("slow-origin-reset") << 2 * kMib << true;
    }
    void stopsReadingWhenTheClientLeaves()
    {
        QFETCH(qint64, bytesPerSecond);
        QFETCH(bool, isReset);
        const QByteArray path = QByteArray("/leave-") + QTest::currentDataTag();
        OriginFaults faults;
        faults.bytesPerSecond = bytesPerSecond;
        m_origin.serve(path, m_bytes, faults);
        GatewayUnderTest gateway;
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url(path)));
        BlockingClient client(gateway.mediaPort(), 1, 64 * 1024);
        QVERIFY(client.send(requestBytes("GET", folder + "file", {})));
        QVERIFY(take(client, 5 * kMib) >= 5 * kMib);
        if (isReset)
            client.reset();
        else
            client.close();
        QVERIFY(comesToRest(m_origin, path));
        const qint64 most = bytesPerSecond > 0 ? 2 * bytesPerSecond : 8 * kMib; // a slow one's of two seconds
        const qint64 more = sent(path) - 5 * kMib;
        qInfo("%lld bytes sent beyond those that the client took", more);
        QVERIFY(more <= most);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayLeaving)
#include "tst_GatewayLeaving.moc"
