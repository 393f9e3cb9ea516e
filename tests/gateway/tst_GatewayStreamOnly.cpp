// SPDX-License-Identifier: GPL-3.0-or-later
// MPEG-2 and DTS over HTTP: as they are to players that get transport streams, converted for all others. The
// judge is ffprobe, which is one of those players.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayStreamOnly : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    QByteArray m_id;
    QByteArray m_folder; ///< "/m/<capability>/"

    // "<folder><generation>/"
    QByteArray generationFolder()
    {
        const QByteArray uri = urisOf(m_gateway.media(m_folder + "master.m3u8").body).value(0);
        return m_folder + uri.left(uri.indexOf('/') + 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        const QString path = m_dir.filePath(u"film.mkv"_s);
        const auto words =
            u"-f lavfi -i testsrc2=s=160x96:r=25:d=12 -f lavfi -i sine=r=48000:d=12 -c:v mpeg2video "
            "-g 25 -bf 2 -c:a dca -strict -2 -ac 2"_s;
        if (!ffmpeg(words.split(u' ') + QStringList{path}))
            QSKIP("no ffmpeg here");
        m_origin.serveFile("/film.mkv", path);
        m_id = m_gateway.add(m_origin.url("/film.mkv"));
        m_folder = m_gateway.folderOf(m_id);
        QVERIFY(!m_folder.isEmpty());
    }

    void isCopiedForPlayersThatGetTransportStreams()
    {
        const QByteArray master =
            m_gateway.media(m_folder + "master.m3u8", "GET", {{"User-Agent", "Lavf/59.27.100"}}).body;
        QCOMPARE(urisOf(master).size(), 1);
        QVERIFY(urisOf(master)[0].endsWith("/ts/v1/index.m3u8"));
        QVERIFY(attributeOf(master, "#EXT-X-MEDIA", "URI").endsWith("/ts/a2/index.m3u8"));
        QCOMPARE(attributeOf(master, "#EXT-X-STREAM-INF", "CODECS"), QByteArray("mp4v.61,dtsc"));
        const QByteArray asked = m_gateway.media(m_folder + "master.m3u8?segments=ts").body;
        QVERIFY(asked.contains("/ts/v1/") && asked.contains("/ts/v1.avc/"));
        QVERIFY(asked.contains("/ts/a2/") && asked.contains("/ts/a2.aac/"));
        const QByteArray together = m_gateway.media(m_folder + "master.m3u8?segments=ts&audio=muxed").body;
        QVERIFY(urisOf(together).value(0).endsWith("/ts/v1-a2/index.m3u8"));
        const Answer segment = m_gateway.media(generationFolder() + "ts/v1-a2/1.ts");
        QCOMPARE(segment.status, 200);
        QCOMPARE(segment.field("content-type"), "video/mp2t");
        QFile file(m_dir.filePath(u"1.ts"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(segment.body) == segment.body.size());
        file.close();
        const auto streams =
            runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"stream=codec_name"_s,
                                      u"-of"_s, u"default=nw=1:nk=1"_s, file.fileName()});
        QVERIFY(streams && streams->startsWith("mpeg2video\ndts\n"));
    }

    void isConvertedForOthers()
    {
        for (const char *query : {"", "?segments=fmp4", "?audio=muxed"}) {
            const QByteArray master = m_gateway.media(m_folder + "master.m3u8" + query).body;
            QVERIFY(master.contains("avc1.") && master.contains("mp4a.40.2"));
            QVERIFY(!master.contains("/ts/") && !master.contains("dts") && !master.contains("mp4v"));
        }
        const Answer stream = m_gateway.media(m_folder + "stream.mp4", "HEAD");
        QCOMPARE(stream.status, 200);
        QCOMPARE(stream.field("content-type"), "video/mp4");
    }

    void isNotThereInFragmentedMp4()
    {
        const QByteArray folder = generationFolder();
        for (const char *rendition : {"v1", "a2", "v1-a2", "v1.avc-a2", "v1-a2.aac"}) {
            for (const char *file : {"index.m3u8", "init.mp4", "0.m4s"})
                QCOMPARE(m_gateway.media(folder + "fmp4/" + rendition + '/' + file).status, 404);
            QCOMPARE(m_gateway.media(folder + "ts/" + rendition + "/index.m3u8").status, 200);
            QCOMPARE(m_gateway.media(folder + "ts/" + rendition + "/init.mp4").status, 404);
        }
        QCOMPARE(m_gateway.media(folder + "fmp4/v1.iframes/index.m3u8").status, 404);
    }

    void isWhatTheControlPortSays()
    {
        const QByteArray source = "/v1/sources/" + m_id;
        const QJsonObject segments = jsonOf(m_gateway.control("GET", source + "/segments"));
        QByteArrayList places;
        const QJsonArray renditions = segments[u"renditions"_s].toArray();
        for (const auto &value : renditions)
            places << value.toObject()[u"id"_s].toString().toLatin1();
        QVERIFY2(places.contains("v1") && places.contains("a2"), places.join(' ').constData());
        QStringList reasons;
        const QJsonArray converted = segments[u"converted"_s].toArray();
        for (const auto &value : converted)
            reasons << value.toObject()[u"reason"_s].toString();
        QCOMPARE(reasons.size(), 2);
        QVERIFY(reasons[0].startsWith(
            u"MPEG-2 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to "
            "players that ask for that, and converted to H.264 for the others."));
        QCOMPARE(reasons[1],
                 u"DTS cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that "
                 "ask for that, and converted to AAC for the others."_s);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayStreamOnly)
#include "tst_GatewayStreamOnly.moc"
