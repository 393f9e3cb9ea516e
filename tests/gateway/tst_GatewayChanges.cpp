// SPDX-License-Identifier: GPL-3.0-or-later
// A film that is replaced on its server while it is played (FAULTS.md U12).
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/NoisyFilm.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayChanges : public QObject
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
    }

    void theFileIsReadAnew_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("etag") << u"etag=2"_s;
        QTest::newRow("length") << u"len=2"_s;
    }
    void theFileIsReadAnew()
    {
        QFETCH(QString, change);
        m_origin.serve("/film.mkv", m_film, *parseOriginFaults(change));
        GatewayUnderTest gateway;
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/film.mkv")));
        const Answer broken = gateway.media(folder + "file");
        QVERIFY(!broken.isComplete);
        QVERIFY(m_film.startsWith(broken.body)); // nothing of the new version is behind the old
        const Answer whole = gateway.media(folder + "file");
        QVERIFY(whole.isComplete);
        QCOMPARE(whole.body.size(), change.startsWith("len"_L1) ? m_film.size() / 2 : m_film.size());
        QVERIFY(!m_film.startsWith(whole.body.first(1000)));
    }

    void segmentsOfTheFormerVersionAreGone()
    {
        m_origin.serve("/film.mkv", m_film);
        GatewayUnderTest gateway;
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/film.mkv")));
        PlayerWalk walk(gateway.mediaPort(), folder);
        QVERIFY(walk.open({}));
        QVERIFY(walk.play(0) > 0);
        // The origin turns the bytes of a new version around.
        QByteArray turned = m_film;
        std::for_each(turned.begin(), turned.end(), [](char &byte) { byte = static_cast<char>(~byte); });
        m_origin.serve("/film.mkv", turned, *parseOriginFaults(u"etag=0"_s));
        const QByteArrayList segments = walk.renditions().front().segments;
        QCOMPARE(gateway.media(segments.last()).status, 410);
        QCOMPARE(gateway.media(segments.first()).status, 410); // though it was in the cache
        const auto entries = [&] {
            return jsonOf(gateway.control("GET", "/v1/cache"))[u"entries"_s].toInt(-1);
        };
        QTRY_COMPARE(entries(), 0);
        PlayerWalk again(gateway.mediaPort(), folder);
        QVERIFY(again.open({}));
        QVERIFY(again.renditions().front().segments.first() != segments.first());
        QVERIFY2(again.play(0) > 0 && again.problem().isEmpty(), again.problem().constData());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayChanges)
#include "tst_GatewayChanges.moc"
