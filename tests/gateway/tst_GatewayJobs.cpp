// SPDX-License-Identifier: GPL-3.0-or-later
// What is being made, as the window and the control port tell it, and what a player gets when it is
// cancelled.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayJobs : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QByteArray m_film;
    QList<QByteArray> m_segments; // of the picture, which is converted

    void serveFilm(qint64 bytesPerSecond)
    {
        OriginFaults faults;
        faults.bytesPerSecond = bytesPerSecond;
        m_origin.serveFile("/film.mkv", m_dir.filePath(u"film.mkv"_s), faults);
    }
    const QList<JobSnapshot> &jobs() { return m_gateway->gateway().jobs(); }
    QJsonObject stats() { return jsonOf(m_gateway->control("GET", "/v1/stats")); }
    bool isAsked(qsizetype number)
    {
        return std::any_of(jobs().begin(), jobs().end(), [number](const JobSnapshot &job) {
            return job.segment == number && job.isAsked && job.state == JobSnapshot::State::Running;
        });
    }
    void cancelAll()
    {
        for (const JobSnapshot &job : jobs())
            m_gateway->gateway().cancelJob(job.id);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=1280x720:r=24:d=40"_s, u"-c:v"_s, u"mpeg4"_s,
                     u"-q:v"_s, u"5"_s, u"-g"_s, u"240"_s, u"-sc_threshold"_s, u"1000000000"_s,
                     m_dir.filePath(u"film.mkv"_s)}))
            QSKIP("no ffmpeg here");
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        serveFilm(0);
        m_film = m_gateway->add(m_origin.url("/film.mkv"));
        PlayerWalk player(m_gateway->mediaPort(), m_gateway->folderOf(m_film));
        QVERIFY2(player.open({}), player.problem().constData());
        m_segments = player.renditions().front().segments;
        QCOMPARE(m_segments.size(), 4);
    }

    void showsAJobAndTellsItsPlayerWhenItIsCancelled()
    {
        serveFilm(1000); // the segment's bytes never come
        const qsizetype last = m_segments.size() - 1;
        BlockingClient client(m_gateway->mediaPort());
        QVERIFY(client.send(requestBytes("GET", m_segments[last], {})));
        QTRY_VERIFY(isAsked(last));
        const JobSnapshot shown = jobs().front();
        QCOMPARE(shown.source.toLatin1(), m_film);
        QCOMPARE(shown.name, u"film"_s);
        QVERIFY(shown.isConverting);
        QCOMPARE(shown.beginMs, 30'000);
        QCOMPARE(shown.endMs, 40'000);

        const QJsonObject told = stats();
        QCOMPARE(told[u"queue"_s].toInt(), 1);
        const QJsonObject job = told[u"jobs"_s][0].toObject();
        QCOMPARE(job[u"id"_s].toInteger(), qint64(shown.id));
        QCOMPARE(job[u"source"_s].toString().toLatin1(), m_film);
        QCOMPARE(job[u"rendition"_s].toString(), u"v1.avc"_s);
        QCOMPARE(job[u"n"_s].toInt(), int(last));
        QCOMPARE(job[u"start_ms"_s].toInt(), 30'000);
        QCOMPARE(job[u"duration_ms"_s].toInt(), 10'000);
        QCOMPARE(job[u"kind"_s].toString(), u"transcode"_s);
        QCOMPARE(job[u"for"_s].toString(), u"player"_s);
        QCOMPARE(job[u"state"_s].toString(), u"running"_s);
        QVERIFY(job[u"since_ms"_s].toInteger() >= 0);

        QElapsedTimer clock;
        clock.start();
        m_gateway->gateway().cancelJob(shown.id);
        const Answer answer = client.readAnswer();
        QVERIFY(clock.elapsed() < 3000); // its source would be given up after 6 s
        QCOMPARE(answer.status, 503);
        QVERIFY(!answer.field("retry-after").isEmpty());
        QVERIFY(answer.isComplete && answer.body.size() <= 512);
        QVERIFY(!jsonOf(answer)[u"error"_s][u"message"_s].toString().isEmpty());
        QTRY_VERIFY(jobs().isEmpty());
        QCOMPARE(stats()[u"queue"_s].toInt(), 0);
        const QJsonObject segments = jsonOf(m_gateway->control("GET", "/v1/sources/" + m_film + "/segments"));
        QCOMPARE(segments[u"renditions"_s][0][u"segments"_s][int(last)][u"state"_s].toString(), u"missing"_s);
    }

    void resetsASegmentThatWasBeingSent()
    {
        serveFilm(0);
        BlockingClient client(m_gateway->mediaPort());
        QVERIFY(client.send(requestBytes("GET", m_segments[1], {})));
        QByteArray taken = client.readSome(64 * 1024);
        QVERIFY(taken.startsWith("HTTP/1.1 200"));
        while (!taken.contains("moof"))
            taken += client.readSome(64 * 1024);
        QVERIFY(!taken.contains("\r\nContent-Length:"));
        QTRY_VERIFY(isAsked(1));
        cancelAll();
        QCOMPARE(client.readToEnd(), Ending::Reset);
        QTRY_VERIFY(jobs().isEmpty());
        // The player comes back and gets it, the same from the cache.
        const Answer again = m_gateway->media(m_segments[1]);
        QCOMPARE(again.status, 200);
        QVERIFY(again.body.size() > taken.size());
        QTRY_VERIFY_WITH_TIMEOUT(jobs().isEmpty(), 60'000);
        const Answer cached = m_gateway->media(m_segments[1]);
        QCOMPARE(cached.field("content-length"), QByteArray::number(again.body.size()));
        QCOMPARE(cached.body, again.body);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayJobs)
#include "tst_GatewayJobs.moc"
