// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/MediaPlaylist.h"
#include "core/playlist/MultivariantPlaylist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Playlists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sumsOfDurationsStayTrue();
    void targetDurationIsTheLongestRoundedUp();
    void namesCannotBreakOutOfTheirQuotes();
    void listsIframes();
    void namesTheListOfIframesLast();
    void saysWhenTheFirstSegmentBegins();
};

void tst_Playlists::sumsOfDurationsStayTrue()
{
    MediaPlaylist playlist;
    playlist.timescale = 30000;
    for (qint64 i = 0; i <= 1000; ++i)
        playlist.boundaries.push_back(i * 1001 * 137);
    qint64 sum = 0;
    int segments = 0;
    for (const QByteArray &line : writeMediaPlaylist(playlist).split('\n')) {
        if (!line.startsWith("#EXTINF:"))
            continue;
        QByteArray digits = line.mid(8).chopped(1);
        sum += digits.replace(".", "").toLongLong();
        ++segments;
        const qint64 exact = (segments * 1001LL * 137 * 1'000'000 + 15000) / 30000;
        QCOMPARE(sum, exact);
    }
    QCOMPARE(segments, 1000);
}

void tst_Playlists::targetDurationIsTheLongestRoundedUp()
{
    const QByteArray text = writeMediaPlaylist({1000, {0, 6000, 12001}, "init.mp4", ".m4s"});
    QVERIFY(text.contains("#EXT-X-TARGETDURATION:7\n"));
    QVERIFY(text.contains("#EXTINF:6.001000,\n1.m4s\n"));
    QVERIFY(text.endsWith("#EXT-X-ENDLIST\n"));
}

void tst_Playlists::namesCannotBreakOutOfTheirQuotes()
{
    QCOMPARE(quotedText(u"a\"b\nc\u202Ed"_s), QByteArray("a b c d"));
}

void tst_Playlists::listsIframes()
{
    MediaPlaylist playlist{1000, {0, 2000, 4001, 5000}, "../v1/init.mp4", ".m4s"};
    playlist.holdsIframesOnly = true;
    QCOMPARE(writeMediaPlaylist(playlist), QByteArray("#EXTM3U\n"
                                                      "#EXT-X-VERSION:7\n"
                                                      "#EXT-X-TARGETDURATION:3\n"
                                                      "#EXT-X-MEDIA-SEQUENCE:0\n"
                                                      "#EXT-X-PLAYLIST-TYPE:VOD\n"
                                                      "#EXT-X-INDEPENDENT-SEGMENTS\n"
                                                      "#EXT-X-I-FRAMES-ONLY\n"
                                                      "#EXT-X-MAP:URI=\"../v1/init.mp4\"\n"
                                                      "#EXTINF:2.000000,\n0.m4s\n"
                                                      "#EXTINF:2.001000,\n1.m4s\n"
                                                      "#EXTINF:0.999000,\n2.m4s\n"
                                                      "#EXT-X-ENDLIST\n"));
}

void tst_Playlists::saysWhenTheFirstSegmentBegins()
{
    MediaPlaylist playlist{1000, {14, 2000}, "init.mp4", ".m4s"};
    QVERIFY(!writeMediaPlaylist(playlist).contains("DATE"));
    playlist.lateMs = 14;
    QVERIFY(writeMediaPlaylist(playlist).contains("#EXT-X-PROGRAM-DATE-TIME:2000-01-01T00:00:00.014Z\n"
                                                  "#EXTINF:1.986000,\n0.m4s\n"));
}

void tst_Playlists::namesTheListOfIframesLast()
{
    MultivariantPlaylist playlist;
    Variant film;
    film.uri = "film/index.m3u8";
    film.bandwidth = 2'000'000;
    film.codecs = "avc1.64001F,mp4a.40.2";
    film.width = 640;
    film.height = 360;
    film.frameRateNumerator = 25;
    film.videoRange = "SDR";
    film.audioGroupId = "aac";
    playlist.variants.push_back(film);
    Variant pictures = film;
    pictures.uri = "pictures/index.m3u8";
    pictures.bandwidth = 90'000;
    pictures.codecs = "avc1.64001F";
    pictures.frameRateNumerator = 0;
    playlist.iframes = pictures; // what they sound like is not said of them
    const QByteArray text = writeMultivariantPlaylist(playlist);
    QVERIFY(text.endsWith(
        "#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS=\"avc1.64001F,mp4a.40.2\",RESOLUTION=640x360,"
        "FRAME-RATE=25.000,VIDEO-RANGE=SDR,AUDIO=\"aac\"\nfilm/index.m3u8\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=90000,CODECS=\"avc1.64001F\",RESOLUTION=640x360,"
        "VIDEO-RANGE=SDR,URI=\"pictures/index.m3u8\"\n"));
}

QTEST_APPLESS_MAIN(tst_Playlists)
#include "tst_Playlists.moc"
