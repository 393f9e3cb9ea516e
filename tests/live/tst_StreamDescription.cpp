// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/StreamDescription.h"

#include "core/io/Upstream.h"
#include "tests/io/IoTesting.h"
#include "tests/live/ScriptedUpstream.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_StreamDescription : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;

private Q_SLOTS:
    void isAPlaylistByNameAndByContent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("isStream");
        const QByteArray hls = segmentsFrom(0, 1);
        const QByteArray octets = "application/octet-stream";
        const auto row = [](const char *name, const QString &url, const QByteArray &type,
                            const QByteArray &head,
                            bool isStream) { QTest::newRow(name) << url << type << head << isStream; };
        row("m3u8", u"https://tv.example/a.m3u8?x=1"_s, octets, hls, true);
        row("capitals", u"http://tv.example/A.M3U8"_s, {}, hls, true);
        row("m3u", u"http://tv.example/a.m3u"_s, octets, hls, true);
        row("by-type", u"http://tv.example/play/1"_s, "application/x-mpegURL; charset=utf-8", hls, true);
        row("a-film", u"http://tv.example/film.mkv"_s, octets, hls, false);
        row("a-film-avi", u"http://tv.example/film.avi"_s, "text/plain", hls, false);
        row("only-in-the-query", u"http://tv.example/film.mkv?x=.m3u8"_s, octets, hls, false);
        row("a-file", u"file:///home/me/a.m3u8"_s, {}, hls, false);
        row("another-scheme", u"ftp://tv.example/a.m3u8"_s, {}, hls, false);
        row("list-of-channels", u"http://tv.example/a.m3u8"_s, {}, "#EXTM3U\n#EXTINF:-1,One\nhttp://a/1\n",
            false);
        row("web-page", u"http://tv.example/a.m3u8"_s, {}, "<html>#EXT-X-TARGETDURATION:1", false);
        row("film-called-playlist", u"http://tv.example/a.m3u8"_s, {}, "\x1A\x45\xDF\xA3", false);
    }
    void isAPlaylistByNameAndByContent()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, head);
        QFETCH(bool, isStream);
        QCOMPARE(isHlsStream({QUrl(url), {}}, type, head), isStream);
    }
    void saysWhatAStreamOffers()
    {
        m_origin.serve("/all.m3u8",
                       "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Deutsch\",URI=\"de\"\n"
                       "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\",NAME=\"Deutsch\",URI=\"de2\"\n"
                       "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"English\",URI=\"en\"\n"
                       "#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360\nv/low\n"
                       "#EXT-X-STREAM-INF:BANDWIDTH=4000000,CODECS=\"avc1.64001f\"\nv/high\n");
        m_origin.serve("/v/low", QByteArray(segmentsFrom(0, 10) + "#EXT-X-ENDLIST\n"));
        const Upstream upstream(quickOptions());
        const auto found = describeStream(upstream, {m_origin.url("/all.m3u8"), {}}, {});
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(found->variants.size(), size_t(2));
        QCOMPARE(found->variants[0].height, 360u);
        QCOMPARE(found->variants[1].codecs, u"avc1.64001f"_s);
        QCOMPARE(found->audio, QStringList{u"Deutsch"_s});
        QCOMPARE(found->subtitles, QStringList{u"English"_s});
        QVERIFY(!found->isLive);
        QCOMPARE(found->durationMs, 40'000);
    }
    void isLiveAsLongAsNothingElseIsKnown()
    {
        m_origin.serve("/all.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000\nmissing\n");
        const Upstream upstream(quickOptions());
        const auto found = describeStream(upstream, {m_origin.url("/all.m3u8"), {}}, {});
        QVERIFY(found);
        QVERIFY(found->isLive);
    }
    void stopsWhenItIsCancelled()
    {
        m_origin.serve("/all.m3u8", segmentsFrom(0, 3), *parseOriginFaults(u"ttfb=5000"_s));
        const Upstream upstream(quickOptions());
        CancelSource cancel;
        cancel.cancel();
        const auto found = describeStream(upstream, {m_origin.url("/all.m3u8"), {}}, cancel.token());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
    }
    void endsWithAPlaylistThatNeverEnds()
    {
        m_origin.serve("/all.m3u8", QByteArray(1000, '\n'), *parseOriginFaults(u"endless"_s));
        const Upstream upstream(quickOptions());
        const auto found = describeStream(upstream, {m_origin.url("/all.m3u8"), {}}, {});
        QVERIFY(!found);
        QVERIFY2(found.error().message.contains(u"too large"_s), qPrintable(found.error().message));
        QVERIFY(m_origin.counters("/all.m3u8").bodyBytes < 32'000'000);
    }
};

QTEST_GUILESS_MAIN(tst_StreamDescription)
#include "tst_StreamDescription.moc"
