// SPDX-License-Identifier: GPL-3.0-or-later
// The segment cache through the two ports: pins, clearing, settings, and that a disk that fails costs no
// client anything.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayCache : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;

    struct Running
    {
        explicit Running(const QString &profile)
            : gateway(profile)
        {
        }
        GatewayUnderTest gateway;
        QByteArray film;
        QByteArrayList segments; // what each of the first rendition's holds
    };
    // A gateway that has served the film's first segments.
    std::unique_ptr<Running> play(const QString &profile)
    {
        auto running = std::make_unique<Running>(profile);
        if (!running->gateway.isRunning())
            return nullptr;
        running->film = running->gateway.add(m_origin.url("/film.mkv"));
        PlayerWalk player(running->gateway.mediaPort(), running->gateway.folderOf(running->film));
        if (!player.open({}))
            return nullptr;
        for (qsizetype i = 0; i < 3; ++i) {
            const Answer answer = player.get(player.renditions().front().segments[i]);
            running->segments << (answer.status == 200 ? answer.body : QByteArray());
        }
        return running;
    }
    static QJsonObject cacheOf(GatewayUnderTest &gateway)
    {
        return jsonOf(gateway.control("GET", "/v1/cache"));
    }
    static int entriesOf(GatewayUnderTest &gateway) { return cacheOf(gateway)[u"entries"_s].toInt(); }
    static QStringList filesIn(const QString &profile)
    {
        QStringList files;
        QDirIterator it(QString(profile + u"/cache/segments"_s), {u"*.seg"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << it.next();
        return files;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString film = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=30"_s, u"-c:v"_s, u"libx264"_s,
                     u"-g"_s, u"48"_s, film}))
            QSKIP("no ffmpeg here");
        m_origin.serveFile("/film.mkv", film);
    }

    void pinsATitleForGood()
    {
        const QTemporaryDir profile;
        {
            const auto running = play(profile.path());
            QVERIFY(running);
            QTRY_COMPARE(entriesOf(running->gateway), 3);
            const QByteArray path = "/v1/sources/" + running->film;
            QCOMPARE(jsonOf(running->gateway.control("GET", path))[u"pinned"_s], QJsonValue(false));
            const Answer pinned = running->gateway.control("PATCH", path, R"({"pinned":true})");
            QCOMPARE(pinned.status, 200);
            QCOMPARE(jsonOf(pinned)[u"pinned"_s], QJsonValue(true));
            for (const char *body : {"{}", "[]", "", R"({"pinned":1})"})
                QCOMPARE(running->gateway.control("PATCH", path, body).status, 400);
            QCOMPARE(running->gateway.control("PATCH", "/v1/sources/none", R"({"pinned":true})").status, 404);
            // All but what is pinned has to go.
            QCOMPARE(
                running->gateway.control("PATCH", "/v1/settings", R"({"cache_capacity_bytes":1})").status,
                200);
            QTRY_COMPARE(cacheOf(running->gateway)[u"capacity_bytes"_s].toInteger(), 1);
            QCOMPARE(entriesOf(running->gateway), 3);
        }
        GatewayUnderTest again(profile.path());
        QTRY_COMPARE(entriesOf(again), 3);
        const QJsonObject title = cacheOf(again)[u"titles"_s][0].toObject();
        QCOMPARE(title[u"pinned"_s], QJsonValue(true));
        QCOMPARE(title[u"entries"_s].toInt(), 3);
        QCOMPARE(title[u"bytes"_s].toInteger(), cacheOf(again)[u"used_bytes"_s].toInteger());
        const QByteArray id = title[u"source"_s].toString().toLatin1();
        QCOMPARE(again.control("DELETE", "/v1/sources/" + id).status, 200);
        QCOMPARE(cacheOf(again)[u"titles"_s][0][u"pinned"_s], QJsonValue(false));
    }

    void clearsATitle()
    {
        const QTemporaryDir profile;
        const auto running = play(profile.path());
        QVERIFY(running);
        QTRY_COMPARE(entriesOf(running->gateway), 3);
        for (const char *query : {"?source=0123456789abcdef", "?source=", "?src=x"})
            QCOMPARE(running->gateway.control("DELETE", QByteArray("/v1/cache") + query).status, 404);
        QCOMPARE(entriesOf(running->gateway), 3);
        const Answer cleared = running->gateway.control("DELETE", "/v1/cache?source=" + running->film);
        QCOMPARE(cleared.status, 200);
        QCOMPARE(jsonOf(cleared)[u"entries"_s].toInt(-1), 0);
        QCOMPARE(jsonOf(cleared)[u"titles"_s].toArray().size(), 0);
        QVERIFY(filesIn(profile.path()).isEmpty());
    }

    void servesOnWhenTheDiskIsFull()
    {
        const QTemporaryDir profile;
        {
            GatewayUnderTest gateway(profile.path());
            // More than any disk has: as full as one can be.
            const Answer set = gateway.control("PATCH", "/v1/settings", R"({"cache_min_free_bytes":8e15})");
            QCOMPARE(set.status, 200);
            QTRY_COMPARE(cacheOf(gateway)[u"min_free_bytes"_s].toDouble(), 8e15);
        }
        const auto running = play(profile.path());
        QVERIFY(running);
        QVERIFY(!running->segments.contains(QByteArray()));
        QTRY_VERIFY(cacheOf(running->gateway)[u"problem"_s].toString().contains(u"disk is nearly full"_s));
        QVERIFY(filesIn(profile.path()).isEmpty());
        QVERIFY(cacheOf(running->gateway)[u"free_bytes"_s].toInteger() > 0);
    }

    void servesWithoutAFolder()
    {
        const QTemporaryDir profile;
        QVERIFY(QDir(profile.path()).mkdir(u"cache"_s));
        QFile file(profile.filePath(u"cache/segments"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto running = play(profile.path());
        QVERIFY(running);
        QVERIFY(!running->segments.contains(QByteArray()));
        QVERIFY(cacheOf(running->gateway)[u"problem"_s].toString().contains(u"cannot be used"_s));
    }

    void servesNoDamagedFile()
    {
        const QTemporaryDir profile;
        QByteArrayList segments;
        {
            const auto running = play(profile.path());
            QVERIFY(running);
            segments = running->segments;
            QTRY_COMPARE(entriesOf(running->gateway), 3);
        }
        QVERIFY(!segments.contains(QByteArray()));
        // Once with files of an earlier run, once with files that have been served from disk already.
        for (int run = 0; run < 2; ++run) {
            const auto running = play(profile.path());
            QVERIFY(running);
            QCOMPARE(running->segments, segments);
            PlayerWalk player(running->gateway.mediaPort(), running->gateway.folderOf(running->film));
            QVERIFY(player.open({}));
            for (const QString &path : filesIn(profile.path())) {
                QFile damaged(path);
                QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(damaged.size() / 2));
                QVERIFY(damaged.putChar('?'));
            }
            for (qsizetype i = 0; i < 3; ++i)
                QCOMPARE(player.get(player.renditions().front().segments[i]).body, segments[i]);
            QTRY_COMPARE(filesIn(profile.path()).size(), 3);
        }
    }

    void fetchesNothingTwiceOverARestart()
    {
        const QTemporaryDir profile;
        QByteArrayList segments;
        QByteArray bytes;
        {
            const auto running = play(profile.path());
            QVERIFY(running);
            segments = running->segments;
            bytes = running->gateway.media(running->gateway.folderOf(running->film) + "file").body;
            QVERIFY(bytes.size() > 200'000);
            const auto fetched = [&] {
                return jsonOf(running->gateway.control("GET", "/v1/sources/" + running->film +
                                                                  "/probe"))[u"fetched"_s]
                    .toArray();
            };
            QTRY_COMPARE(fetched(), (QJsonArray{QJsonArray{0, bytes.size()}}));
            QTRY_COMPARE(cacheOf(running->gateway)[u"blocks"_s][u"used_bytes"_s].toInteger(), bytes.size());
            QVERIFY(
                running->gateway.control("PATCH", "/v1/settings", R"({"cache_capacity_bytes":0})").status ==
                200);
        }
        m_origin.serveFile("/film.mkv", m_dir.filePath(u"film.mkv"_s)); // counts from 0
        const auto running = play(profile.path());
        QVERIFY(running);
        QCOMPARE(running->segments, segments);
        QCOMPARE(running->gateway.media(running->gateway.folderOf(running->film) + "file").body, bytes);
        QVERIFY(jsonOf(running->gateway.control("GET", "/v1/stats"))[u"segments_built"_s].toInt() >= 3);
        QTRY_COMPARE(m_origin.counters("/film.mkv").requests, 1);
        QCOMPARE(m_origin.counters("/film.mkv").bodyBytes, 1); // for its head: is it still that version?
        // Clearing clears these too.
        QCOMPARE(running->gateway.control("DELETE", "/v1/cache?source=" + running->film).status, 200);
        QCOMPARE(cacheOf(running->gateway)[u"blocks"_s][u"used_bytes"_s].toInteger(), 0);
    }

    void keepsBlocksWithinWhatIsSet()
    {
        const QTemporaryDir profile;
        const auto running = play(profile.path());
        QVERIFY(running);
        QTRY_VERIFY(cacheOf(running->gateway)[u"blocks"_s][u"used_bytes"_s].toInteger() > 0);
        QCOMPARE(
            running->gateway.control("PATCH", "/v1/settings", R"({"block_cache_capacity_bytes":0})").status,
            200);
        QTRY_COMPARE(cacheOf(running->gateway)[u"blocks"_s][u"used_bytes"_s].toInteger(), 0);
        QTRY_COMPARE(cacheOf(running->gateway)[u"blocks"_s][u"capacity_bytes"_s].toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayCache)
#include "tst_GatewayCache.moc"
