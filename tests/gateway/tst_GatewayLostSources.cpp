// SPDX-License-Identifier: GPL-3.0-or-later
// A film that could be played, and whose server fails later: it is shown so, what is in the cache plays on,
// and it is ready again as soon as its server answers.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/NoisyFilm.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayLostSources : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;
    QByteArray m_film;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QByteArray m_id;
    QByteArray m_first;
    QByteArray m_last;

    void serve(const QString &faults) { m_origin.serve("/film.mkv", m_film, *parseOriginFaults(faults)); }
    [[nodiscard]] SourceSnapshot shown(SourceState state) { return m_gateway->shown(m_id, state); }
    [[nodiscard]] int statusOf(const QByteArray &target) { return m_gateway->media(target).status; }

private Q_SLOTS:
    void initTestCase()
    {
        m_film = noisyFilm();
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
    }

    void init()
    {
        serve({});
        m_gateway = std::make_unique<GatewayUnderTest>();
        m_id = m_gateway->add(m_origin.url("/film.mkv"));
        PlayerWalk walk(m_gateway->mediaPort(), m_gateway->folderOf(m_id));
        QVERIFY(walk.open({}));
        const QByteArrayList segments = walk.renditions().front().segments;
        m_first = segments.first();
        m_last = segments.last();
        QCOMPARE(statusOf(m_first), 200);
        serve(u"code=404"_s);
        QCOMPARE(statusOf(m_last), 502);
    }

    void failsAndIsReadyAgainWhenBytesCome()
    {
        const SourceSnapshot failed = shown(SourceState::Failed);
        QCOMPARE(failed.error.code, ErrorCode::UpstreamNotFound);
        QVERIFY(failed.media);
        QCOMPARE(statusOf(m_first), 200);
        QCOMPARE(shown(SourceState::Failed).state, SourceState::Failed); // that was in the cache
        serve({});
        QCOMPARE(statusOf(m_last), 200);
        const SourceSnapshot ready = shown(SourceState::Ready);
        QCOMPARE(ready.state, SourceState::Ready);
        QCOMPARE(ready.error, Error());
    }

    void neverSaysAWrongLength()
    {
        m_origin.serve("/false.mkv", m_film, *parseOriginFaults(u"falsetotal"_s));
        const QByteArray id = m_gateway->add(m_origin.url("/false.mkv"));
        for (const char *name : {"master.m3u8", "file", "master.m3u8", "file"}) {
            const Answer answer = m_gateway->media(m_gateway->folderOf(id) + name);
            QCOMPARE(answer.status, 502);
            QVERIFY2(answer.body.contains("E_UP_RANGE"), answer.body.constData());
        }
    }

    void failsWhenTheOriginalFileIsRead()
    {
        serve({});
        QCOMPARE(statusOf(m_last), 200);
        QCOMPARE(shown(SourceState::Ready).state, SourceState::Ready);
        serve(u"code=404"_s);
        const auto folder = m_gateway->folderOf(m_id);
        const Answer answer = m_gateway->media(folder + "file", "GET", {{"Range", "bytes=3000000-"}});
        QVERIFY(!answer.isComplete || answer.status >= 400);
        QCOMPARE(shown(SourceState::Failed).state, SourceState::Failed);
    }

    // That its account is in use says nothing of its server.
    void isNotLostWhileAnotherFilmHasTheOneConnection()
    {
        const QJsonObject one{{u"max_connections"_s, 1}};
        serve({});
        m_origin.serve("/other.mkv", m_film, *parseOriginFaults(u"rate=100000,norange"_s));
        GatewayUnderTest gateway;
        const QByteArray film = gateway.add(m_origin.url("/film.mkv"), one);
        const QByteArray other = gateway.add(m_origin.url("/other.mkv"), one);
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(film));
        QVERIFY(walk.open({}));
        QCOMPARE(gateway.media(walk.renditions().front().segments.first()).status, 200);
        BlockingClient reader(gateway.mediaPort());
        reader.send(requestBytes("GET", gateway.folderOf(other) + "file", {}));
        QVERIFY(!reader.readSome(1).isEmpty());
        for (int i = 0; i < 2; ++i) { // what became of the first is known by the second
            const Answer refused = gateway.media(walk.renditions().front().segments.last());
            QCOMPARE(refused.status, 502);
            QCOMPARE(jsonOf(refused)[u"error"_s][u"kind"_s].toString(), u"E_UP_BUSY"_s);
        }
        QCOMPARE(gateway.shown(film, SourceState::Ready).state, SourceState::Ready);
    }

    void isNotForgottenByTryingAgainInVain()
    {
        QCOMPARE(shown(SourceState::Failed).state, SourceState::Failed);
        serve(u"code=403"_s);
        m_gateway->gateway().probeSource(QString::fromLatin1(m_id));
        const auto error = [this] { return shown(SourceState::Failed).error.code; };
        QTRY_COMPARE(error(), ErrorCode::UpstreamAuth);
        QVERIFY(shown(SourceState::Failed).media);
        QCOMPARE(statusOf(m_first), 200);
    }

    void isReadyAgainWhenTryingAgainWorks()
    {
        QCOMPARE(shown(SourceState::Failed).state, SourceState::Failed);
        serve({});
        m_gateway->gateway().probeSource(QString::fromLatin1(m_id));
        QCOMPARE(shown(SourceState::Ready).state, SourceState::Ready);
        QCOMPARE(statusOf(m_last), 200);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayLostSources)
#include "tst_GatewayLostSources.moc"
