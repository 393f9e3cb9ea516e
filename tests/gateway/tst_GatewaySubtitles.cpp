// SPDX-License-Identifier: GPL-3.0-or-later
// Subtitles over HTTP: what players ask for, what it costs upstream, and that reading them is not playing.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewaySubtitles : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    QByteArray m_film;
    QByteArray m_rendition; ///< folder of the subtitles

private Q_SLOTS:
    void initTestCase()
    {
        QFile srt(m_dir.filePath(u"words.srt"_s));
        QVERIFY(srt.open(QIODevice::WriteOnly));
        for (int second = 0; second < 58; second += 2) {
            srt.write(
                QByteArray::number(second) + "\n00:00:" + QByteArray::number(second).rightJustified(2, '0') +
                ",500 --> 00:00:" + QByteArray::number(second + 2).rightJustified(2, '0') + ",000\nLine\n\n");
        }
        srt.close();
        const QString film = m_dir.filePath(u"film.mkv"_s);
        // Pictures that compress badly: bytes count.
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=60,noise=alls=60:allf=t"_s,
                     u"-i"_s, srt.fileName(), u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s,
                     u"-pix_fmt"_s, u"yuv420p"_s, u"-g"_s, u"48"_s, u"-c:s"_s, u"subrip"_s, film}))
            QSKIP("no ffmpeg here");
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        m_origin.serveFile("/film.mkv", film);
        m_film = m_gateway.add(m_origin.url("/film.mkv"));
        const QByteArray folder = m_gateway.folderOf(m_film);
        const QByteArray master = m_gateway.media(folder + "master.m3u8").body;
        const QByteArray uri = attributeOf(master, "#EXT-X-MEDIA:TYPE=SUBTITLES", "URI");
        QVERIFY2(uri.endsWith("/s2/index.m3u8"), master.constData());
        m_rendition = folder + uri.first(uri.lastIndexOf('/') + 1);
    }

    void servesThemAsWebVtt()
    {
        const Answer playlist = m_gateway.media(m_rendition + "index.m3u8");
        QCOMPARE(playlist.status, 200);
        QCOMPARE(urisOf(playlist.body).first(), "0.vtt");
        const Answer segment = m_gateway.media(m_rendition + "1.vtt");
        QCOMPARE(segment.status, 200);
        QCOMPARE(segment.field("content-type"), "text/vtt; charset=utf-8");
        QVERIFY(segment.body.startsWith("WEBVTT\n") && segment.body.contains("\nLine\n"));
        QCOMPARE(m_gateway.media(m_rendition + "1.vtt", "HEAD").field("content-length"),
                 QByteArray::number(segment.body.size()));
        QCOMPARE(
            m_gateway.media(m_rendition + "1.vtt", "GET", {{"If-None-Match", segment.field("etag")}}).status,
            304);
    }

    void hasNothingOfOtherNames()
    {
        for (const char *name : {"1.m4s", "init.mp4", "99.vtt", "01.vtt", "1.ts"})
            QVERIFY2(m_gateway.media(m_rendition + name).status == 404, name);
        QByteArray picture = m_rendition;
        picture.replace("/s2/", "/v1/");
        QCOMPARE(m_gateway.media(picture + "1.vtt").status, 404);
        QCOMPARE(m_gateway.media(picture + "1.m4s").status, 200);
    }

    void isNoSession()
    {
        GatewayUnderTest gateway;
        const QByteArray film = gateway.add(m_origin.url("/film.mkv"));
        QByteArray path = m_rendition;
        path.replace(m_gateway.folderOf(m_film), gateway.folderOf(film));
        QCOMPARE(gateway.media(path + "3.vtt").status, 200);
        QVERIFY(jsonOf(gateway.control("GET", "/v1/sessions"))[u"sessions"_s].toArray().isEmpty());
        const QByteArray segments = gateway.control("GET", "/v1/sources/" + film + "/segments").body;
        const QJsonArray renditions = QJsonDocument::fromJson(segments)[u"renditions"_s].toArray();
        QCOMPARE(renditions.last()[u"id"_s].toString(), u"s2"_s);
        QCOMPARE(renditions.last()[u"codecs"_s].toString(), u"wvtt"_s);
        QCOMPARE(renditions.last()[u"kind"_s].toString(), u"copy"_s);
        QCOMPARE(renditions.last()[u"segments"_s][3][u"state"_s].toString(), u"cached"_s);
    }

    // The words lie among the pictures: who watches both, has what both take read once.
    void costsNothingMoreBesideThePicture()
    {
        GatewayUnderTest gateway;
        const QByteArray film = gateway.add(m_origin.url("/film.mkv"));
        const auto upstreamBytes = [&] {
            return jsonOf(gateway.control("GET", "/v1/stats"))[u"sources"_s][0][u"upstream_bytes"_s]
                .toInteger();
        };
        QByteArray path = m_rendition;
        path.replace(m_gateway.folderOf(m_film), gateway.folderOf(film));
        QByteArray picture = path;
        picture.replace("/s2/", "/v1/");
        const auto count = urisOf(gateway.media(picture + "index.m3u8").body).size();
        QVERIFY(count > 5);
        for (qsizetype n = 0; n < count; ++n) {
            QCOMPARE(gateway.media(picture + QByteArray::number(n) + ".m4s").status, 200);
            QCOMPARE(gateway.media(path + QByteArray::number(n) + ".vtt").status, 200);
        }
        const qint64 sizeBytes = QFile(m_dir.filePath(u"film.mkv"_s)).size();
        QVERIFY2(upstreamBytes() <= sizeBytes * 102 / 100,
                 qPrintable(u"%1 of %2"_s.arg(upstreamBytes()).arg(sizeBytes)));
        QVERIFY(upstreamBytes() > sizeBytes / 2);
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySubtitles)
#include "tst_GatewaySubtitles.moc"
