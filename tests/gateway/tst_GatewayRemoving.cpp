// SPDX-License-Identifier: GPL-3.0-or-later
// A source that is removed while it is played: players are cut off, so that nothing looks whole, and its
// server is left alone.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/NoisyFilm.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/OriginRest.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayRemoving : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;
    QByteArray m_film;

private Q_SLOTS:
    void initTestCase()
    {
        m_film = noisyFilm();
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        m_film += QByteArray(30'000'000, '\0'); // probing alone does not bring all of it
    }

    void cutsOffWhoPlays_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("faults");
        QTest::addColumn<bool>("byControl");
        QTest::newRow("file") << u"file"_s << u"rate=300000"_s << true;
        QTest::newRow("file in the window") << u"file"_s << u"rate=300000"_s << false;
        QTest::newRow("file without ranges") << u"file"_s << u"rate=3000000,norange"_s << true;
        QTest::newRow("file without length") << u"file"_s << u"rate=3000000,chunked"_s << true;
        QTest::newRow("stream") << u"stream.mp4"_s << u"rate=300000"_s << true;
        QTest::newRow("segment") << u"segment"_s << u"rate=100000"_s << true;
        QTest::newRow("picture") << u"thumb.jpg?at=20"_s << u"rate=30000"_s << true;
    }

    void cutsOffWhoPlays()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, faults);
        QFETCH(const bool, byControl);
        m_origin.serve("/film.mkv", m_film);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url("/film.mkv"), {{u"max_connections"_s, 2}});
        const QByteArray folder = gateway.folderOf(id);
        QByteArray target = folder + what.toLatin1();
        if (!faults.contains(u"norange"_s) && !faults.contains(u"chunked"_s)) {
            PlayerWalk walk(gateway.mediaPort(), folder);
            QVERIFY2(walk.open({}), walk.problem().constData());
            if (what == "segment"_L1)
                target = walk.renditions().front().segments.back();
        }
        m_origin.serve("/film.mkv", m_film, *parseOriginFaults(faults));
        BlockingClient player(gateway.mediaPort());
        player.send(requestBytes("GET", target, {{"Connection", "close"}}));
        if (what == "file"_L1 || what == "stream.mp4"_L1)
            QVERIFY(!player.readSome(1).isEmpty());
        QTRY_VERIFY(m_origin.counters("/film.mkv").bodyBytes > 0);
        QElapsedTimer clock;
        clock.start();
        auto cut = std::async(std::launch::async, [&] {
            const Ending ending = player.readToEnd();
            return std::pair(ending, clock.elapsed());
        });
        if (byControl)
            QCOMPARE(gateway.control("DELETE", "/v1/sources/" + id).status, 200);
        else
            gateway.gateway().removeSource(QString::fromLatin1(id));
        // Idle connections may stay; none brings anything.
        QVERIFY(comesToRest(m_origin, "/film.mkv"));
        const auto [ending, afterMs] = cut.get();
        // By itself it would take ten seconds and more.
        QVERIFY2(afterMs < 3000, QByteArray::number(afterMs).constData());
        // A picture is told that there is none, in full.
        const bool isTold = player.received().startsWith("HTTP/1.1 503");
        QCOMPARE(ending, isTold ? Ending::Orderly : Ending::Reset);
        QVERIFY(player.received().size() < m_film.size());
        QCOMPARE(gateway.media(target).status, 404);
    }

    // The same film added again is the same source, with the same link.
    void playsAgainWhenItIsAddedAgain()
    {
        m_origin.serve("/film.mkv", m_film);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url("/film.mkv"));
        const QByteArray folder = gateway.folderOf(id);
        QCOMPARE(gateway.media(folder + "file").body, m_film);
        QCOMPARE(gateway.control("DELETE", "/v1/sources/" + id).status, 200);
        QCOMPARE(gateway.media(folder + "file").status, 404);
        QCOMPARE(gateway.add(m_origin.url("/film.mkv")), id);
        QCOMPARE(gateway.media(folder + "file").body, m_film);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayRemoving)
#include "tst_GatewayRemoving.moc"
