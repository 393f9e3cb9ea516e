// SPDX-License-Identifier: GPL-3.0-or-later
// I-frame playlists over HTTP: named by the master playlist, answered as other segments, cheap for the
// source, and no sign of where a player is.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayIframes : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    QByteArray m_film; ///< a minute, a keyframe every second, groups of more than a megabyte

    // "/m/<capability>/<generation>/fmp4/v1.iframes/" of a source; empty if its master playlist names none.
    QByteArray iframesOf(const QByteArray &id)
    {
        const QByteArray folder = m_gateway.folderOf(id);
        const QByteArray uri =
            attributeOf(m_gateway.media(folder + "master.m3u8").body, "#EXT-X-I-FRAME-STREAM-INF", "URI");
        return uri.isEmpty() ? QByteArray() : QByteArray(folder + uri.first(uri.lastIndexOf('/') + 1));
    }
    // The film under a name of its own, so that nothing of it is in a cache.
    QByteArray addedAs(const QByteArray &name)
    {
        m_origin.serveFile(name, m_dir.filePath(u"film.mkv"_s));
        return m_gateway.add(m_origin.url(name));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        if (!ffmpeg({u"-f"_s,
                     u"lavfi"_s,
                     u"-i"_s,
                     u"testsrc2=s=640x360:r=24:d=60,noise=alls=20:allf=t"_s,
                     u"-f"_s,
                     u"lavfi"_s,
                     u"-i"_s,
                     u"sine=r=48000:d=60"_s,
                     u"-c:v"_s,
                     u"libx264"_s,
                     u"-preset"_s,
                     u"ultrafast"_s,
                     u"-qp"_s,
                     u"28"_s,
                     u"-g"_s,
                     u"24"_s,
                     u"-pix_fmt"_s,
                     u"yuv420p"_s,
                     u"-c:a"_s,
                     u"aac"_s,
                     m_dir.filePath(u"film.mkv"_s)}))
            QSKIP("no ffmpeg here");
        m_film = addedAs("/film.mkv");
    }

    void isNamedByTheMasterPlaylist()
    {
        const QByteArray folder = iframesOf(m_film);
        QVERIFY(folder.endsWith("/fmp4/v1.iframes/"));
        const Answer playlist = m_gateway.media(folder + "index.m3u8");
        QCOMPARE(playlist.status, 200);
        QCOMPARE(playlist.field("content-type"), "application/vnd.apple.mpegurl");
        QCOMPARE(playlist.field("access-control-allow-origin"), "*");
        QVERIFY(playlist.body.contains("#EXT-X-I-FRAMES-ONLY\n"));
        QCOMPARE(urisOf(playlist.body).size(), 60);
        QCOMPARE(urisOf(playlist.body)[7], "7.m4s");
        QCOMPARE(attributeOf(playlist.body, "#EXT-X-MAP", "URI"), "../v1/init.mp4");
        const Fields known{{"If-None-Match", playlist.field("etag")}};
        QCOMPARE(m_gateway.media(folder + "index.m3u8", "GET", known).status, 304);
        const Answer transport = m_gateway.media(m_gateway.folderOf(m_film) + "master.m3u8?segments=ts");
        QVERIFY(!transport.body.contains("I-FRAME"));
        const Answer muxed = m_gateway.media(m_gateway.folderOf(m_film) + "master.m3u8?audio=muxed");
        QVERIFY(muxed.body.contains("#EXT-X-I-FRAME-STREAM-INF:"));
    }

    void isAnsweredAsOtherSegments()
    {
        const QByteArray folder = iframesOf(m_film);
        const QByteArray target(folder + "3.m4s");
        const Answer get = m_gateway.media(target);
        QCOMPARE(get.status, 200);
        QCOMPARE(get.field("content-type"), "video/mp4");
        QCOMPARE(get.field("access-control-allow-origin"), "*");
        QVERIFY(get.field("cache-control").contains("immutable"));
        QCOMPARE(get.body.mid(4, 4), "styp");
        QCOMPARE(get.body.count("moof"), 1);
        const QByteArray etag = get.field("etag");
        QVERIFY(etag.startsWith('"') && etag.endsWith('"'));
        const Answer head = m_gateway.media(target, "HEAD");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.field("content-length"), QByteArray::number(get.body.size()));
        QCOMPARE(head.field("etag"), etag);
        QCOMPARE(m_gateway.media(target, "GET", {{"If-None-Match", etag}}).status, 304);
        const Answer part = m_gateway.media(target, "GET", {{"Range", "bytes=4-7"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, "styp");
        QVERIFY(m_gateway.media(folder + "4.m4s").field("etag") != etag);
    }

    void isNothingElse_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char *file :
             {"60.m4s", "999999.m4s", "-1.m4s", "03.m4s", "init.mp4", "3.ts", "3.vtt",
              "../../ts/v1.iframes/index.m3u8", "../../ts/v1.iframes/3.ts", "../v2.iframes/index.m3u8"})
            QTest::newRow(file) << QByteArray(file);
    }
    void isNothingElse()
    {
        QFETCH(QByteArray, file);
        const QByteArray folder = iframesOf(m_film);
        QUrl url(QString::fromLatin1(folder));
        const QByteArray target = url.resolved(QUrl(QString::fromLatin1(file))).path().toLatin1();
        QCOMPARE(m_gateway.media(target).status, 404);
    }

    void readsThePictureAndNotItsGroup()
    {
        const QByteArray folder = iframesOf(addedAs("/read.mkv"));
        QVERIFY(!folder.isEmpty());
        const qint64 groupBytes = QFileInfo(m_dir.filePath(u"film.mkv"_s)).size() / 60;
        const qint64 before = m_origin.counters("/read.mkv").bodyBytes;
        const Answer iframe = m_gateway.media(folder + "41.m4s");
        QCOMPARE(iframe.status, 200);
        const qint64 read = m_origin.counters("/read.mkv").bodyBytes - before;
        qInfo("an I-frame of %lld bytes read %lld of a group of %lld", qint64(iframe.body.size()), read,
              groupBytes);
        QVERIFY(read > 0 && read < groupBytes / 2);
        QCOMPARE(m_gateway.media(folder + "41.m4s").body, iframe.body);
        QCOMPARE(m_origin.counters("/read.mkv").bodyBytes - before, read);
    }

    void countsInTheCacheButIsNoRendition()
    {
        const QByteArray id = addedAs("/cache.mkv");
        const QByteArray folder = iframesOf(id);
        const auto entries = [this] {
            return jsonOf(m_gateway.control("GET", "/v1/cache"))[u"entries"_s].toInteger();
        };
        QCOMPARE(m_gateway.control("DELETE", "/v1/cache").status / 100, 2);
        QTRY_COMPARE(entries(), 0);
        for (const char *file : {"5.m4s", "6.m4s", "5.m4s"})
            QCOMPARE(m_gateway.media(folder + file).status, 200);
        QTRY_COMPARE(entries(), 2);
        const auto shown = jsonOf(m_gateway.control("GET", "/v1/sources/" + id + "/segments"));
        QVERIFY(shown[u"renditions"_s].toArray().size() > 1);
        QVERIFY(!QJsonDocument(shown).toJson().contains("iframes"));
    }

    // A viewer who looks for a place in the film is still where it was.
    void saysNothingOfWhereThePlayerIs()
    {
        const QByteArray id = addedAs("/played.mkv");
        PlayerWalk player(m_gateway.mediaPort(), m_gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        const qint64 played = player.play(0) + player.play(1);
        const auto session = [&] {
            for (const QJsonValue &one :
                 jsonOf(m_gateway.control("GET", "/v1/sessions"))[u"sessions"_s].toArray()) {
                if (one[u"source"_s].toString().toLatin1() == id)
                    return one.toObject();
            }
            return QJsonObject();
        };
        QTRY_COMPARE(session()[u"bytes"_s].toInteger(), played);
        const QJsonObject before = session();
        const QByteArray folder = iframesOf(id);
        qint64 pictures = 0;
        for (const char *file : {"50.m4s", "3.m4s", "31.m4s"})
            pictures += m_gateway.media(folder + file).body.size();
        QTRY_COMPARE(session()[u"bytes"_s].toInteger(), played + pictures);
        const QJsonObject after = session();
        QCOMPARE(after[u"id"_s], before[u"id"_s]);
        QCOMPARE(after[u"position_ms"_s], before[u"position_ms"_s]);
        QCOMPARE(after[u"renditions"_s], before[u"renditions"_s]);
        QVERIFY(after[u"shown_ms"_s].toInteger() < 10'000);
        QVERIFY(after[u"buffer_ms"_s].toInteger() <= before[u"buffer_ms"_s].toInteger());
    }

    void tellsThatTheSourceFailed()
    {
        const QByteArray folder = iframesOf(addedAs("/gone.mkv"));
        QVERIFY(!folder.isEmpty());
        OriginFaults gone;
        gone.status = 404;
        m_origin.serveFile("/gone.mkv", m_dir.filePath(u"film.mkv"_s), gone);
        const Answer answer = m_gateway.media(folder + "20.m4s");
        QCOMPARE(answer.status, 502);
        QVERIFY(jsonOf(answer).contains(u"error"_s));
        m_origin.serveFile("/gone.mkv", m_dir.filePath(u"film.mkv"_s));
        QTRY_COMPARE(m_gateway.media(folder + "20.m4s").status, 200);
    }

    // What plays before its index is there has none, since its keyframes are not known.
    void waitsForTheIndex()
    {
        const QString film = m_dir.filePath(u"long.ts"_s);
        QVERIFY(ffmpeg({u"-i"_s, m_dir.filePath(u"film.mkv"_s), u"-c"_s, u"copy"_s, film}));
        OriginFaults slow;
        slow.latencyMs = 60;
        m_origin.serveFile("/long.ts", film, slow);
        const QByteArray id = m_gateway.add(m_origin.url("/long.ts"));
        QVERIFY(iframesOf(id).isEmpty());
        QVERIFY(m_gateway.shown(id, SourceState::Ready).isProvisional);
        QTRY_VERIFY_WITH_TIMEOUT(!m_gateway.shown(id, SourceState::Ready).isProvisional, 60'000);
        const QByteArray folder = iframesOf(id);
        QVERIFY(!folder.isEmpty());
        QCOMPARE(m_gateway.media(folder + "4.m4s").status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayIframes)
#include "tst_GatewayIframes.moc"
