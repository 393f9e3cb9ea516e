// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/HlsPlaylistReader.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_HlsPlaylistReader : public QObject
{
    Q_OBJECT
    static HlsMediaPlaylist media(const QByteArray &text)
    {
        const auto read = readHlsPlaylist(text);
        if (!read)
            qWarning() << read.error().message;
        return read && std::holds_alternative<HlsMediaPlaylist>(*read) ? std::get<HlsMediaPlaylist>(*read)
                                                                       : HlsMediaPlaylist();
    }
    static HlsMultivariantPlaylist multivariant(const QByteArray &text)
    {
        const auto read = readHlsPlaylist(text);
        if (!read)
            qWarning() << read.error().message;
        return read && std::holds_alternative<HlsMultivariantPlaylist>(*read)
                   ? std::get<HlsMultivariantPlaylist>(*read)
                   : HlsMultivariantPlaylist();
    }

private Q_SLOTS:
    void readsALivePlaylist()
    {
        const HlsMediaPlaylist read = media("\xEF\xBB\xBF#EXTM3U\r\n#EXT-X-VERSION:6\r\n"
                                            "#EXT-X-TARGETDURATION:6\r\n#EXT-X-MEDIA-SEQUENCE:4711\r\n"
                                            "#EXT-X-DISCONTINUITY-SEQUENCE:3\r\n"
                                            "#EXT-X-INDEPENDENT-SEGMENTS\r\n"
                                            "#EXT-X-PROGRAM-DATE-TIME:2026-11-29T06:00:00.000Z\r\n"
                                            "#EXTINF:5.96,title, with comma\r\na.ts\r\n\r\n"
                                            "# a comment\r\n#EXT-X-DISCONTINUITY\r\n#EXT-X-GAP\r\n"
                                            "#EXTINF:6,\r\nhttp://elsewhere.example/b.ts?x=1\r\n");
        QCOMPARE(read.targetDurationS, 6);
        QCOMPARE(read.mediaSequence, 4711);
        QCOMPARE(*read.discontinuitySequence, 3);
        QVERIFY(read.isIndependent);
        QVERIFY(!read.isEnded);
        QCOMPARE(read.segments.size(), size_t(2));
        QCOMPARE(read.segments[0].uri, "a.ts"_ba);
        QCOMPARE(read.segments[0].durationUs, 5'960'000);
        QCOMPARE(read.segments[0].programDateTime, "2026-11-29T06:00:00.000Z"_ba);
        QVERIFY(!read.segments[0].isDiscontinuity);
        QVERIFY(read.segments[1].isDiscontinuity);
        QVERIFY(read.segments[1].isGap);
        QCOMPARE(read.segments[1].uri, "http://elsewhere.example/b.ts?x=1"_ba);
        QCOMPARE(read.durationUs(), 11'960'000);
    }
    void readsKeysMapsAndRanges()
    {
        const HlsMediaPlaylist read = media(
            "#EXTM3U\n#EXT-X-TARGETDURATION:5.5\n#EXT-X-PLAYLIST-TYPE:VOD\n"
            "#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"720@8\"\n"
            "#EXTINF:5,\n#EXT-X-BYTERANGE:100@1000\nall.m4s\n"
            "#EXT-X-KEY:METHOD=AES-128,URI=\"k?a=1,b=2\",IV=0x00000000000000000000000000000a0B\n"
            "#EXTINF:5,\n#EXT-X-BYTERANGE:50\nall.m4s\n"
            "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
            "#EXTINF:5,\nc.m4s\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:5,\nd.m4s\n#EXT-X-ENDLIST\n");
        QCOMPARE(read.targetDurationS, 6);
        QCOMPARE(read.type, HlsMediaPlaylist::Type::Vod);
        QVERIFY(read.isEnded);
        QCOMPARE(read.segments.size(), size_t(4));
        QCOMPARE(read.maps.size(), size_t(1));
        QCOMPARE(read.maps[0].range, (ByteRange{8, 728}));
        QCOMPARE(read.segments[0].range, (ByteRange{1000, 1100}));
        QCOMPARE(read.segments[1].range, (ByteRange{1100, 1150}));
        QCOMPARE(read.segments[0].key, -1);
        QCOMPARE(read.keys[size_t(read.segments[1].key)].uri, "k?a=1,b=2"_ba);
        QCOMPARE(read.keys[size_t(read.segments[1].key)].iv.toHex(), "00000000000000000000000000000a0b"_ba);
        QCOMPARE(read.keys[size_t(read.segments[2].key)].method, HlsKey::Method::Other);
        QCOMPARE(read.segments[3].key, -1);
        QCOMPARE(read.segments[3].map, 0);
    }
    void readsVariantsAndRenditions()
    {
        const HlsMultivariantPlaylist read = multivariant(
            "#EXTM3U\n#EXT-X-INDEPENDENT-SEGMENTS\n"
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Français, \xC3\xA9\",LANGUAGE=\"fr\",DEFAULT=YES,"
            "CHANNELS=\"6\",URI=\"fr.m3u8\"\n"
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"inside\",CHANNELS=\"2/-/-\"\n"
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"de\",FORCED=YES,URI=\"de.m3u8\"\n"
            "#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID=\"c\",NAME=\"cc\",INSTREAM-ID=\"CC1\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=1280000,AVERAGE-BANDWIDTH=1000000,CODECS=\"avc1.4d401e,mp4a.40.2\","
            "RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO=\"a\",SUBTITLES=\"s\",VIDEO-RANGE=SDR\n"
            "# between\n\nlow/index.m3u8\n"
            "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100,URI=\"i.m3u8\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=65000,CODECS=\"evil\n#EXTM3U\",RESOLUTION=axb\nhigh.m3u8\n"_ba
                .replace("evil\n#EXTM3U", "<evil>"));
        QVERIFY(read.isIndependent);
        QCOMPARE(read.variants.size(), size_t(2));
        QCOMPARE(read.variants[0].uri, "low/index.m3u8"_ba);
        QCOMPARE(read.variants[0].bandwidth, 1'280'000);
        QCOMPARE(read.variants[0].averageBandwidth, 1'000'000);
        QCOMPARE(read.variants[0].codecs, "avc1.4d401e,mp4a.40.2"_ba);
        QCOMPARE(read.variants[0].width, 1280u);
        QCOMPARE(read.variants[0].height, 720u);
        QCOMPARE(read.variants[0].frameRateThousandths, 29'970u);
        QCOMPARE(read.variants[0].audioGroup, "a"_ba);
        QCOMPARE(read.variants[0].subtitleGroup, "s"_ba);
        QVERIFY(read.variants[1].codecs.isEmpty());
        QCOMPARE(read.variants[1].width, 0u);
        QCOMPARE(read.renditions.size(), size_t(3));
        QCOMPARE(read.renditions[0].channels, 6);
        QCOMPARE(read.renditions[0].language, "fr"_ba);
        QVERIFY(read.renditions[0].isDefault);
        QCOMPARE(read.renditions[1].channels, 2);
        QVERIFY(read.renditions[1].uri.isEmpty());
        QVERIFY(read.renditions[2].isForced);
    }
    void refusesWhatIsWrongByItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &text, const QString &said) {
            QTest::newRow(name) << text << said;
        };
        const QByteArray head = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n";
        row("empty", {}, u"neither"_s);
        row("web-page", "<html>", u"line 1"_s);
        row("list-of-channels", "#EXTM3U\n#EXTINF:-1,News\nhttp://tv.example/1\n", u"line 2"_s);
        row("no-target-duration", "#EXTM3U\n#EXTINF:1,\na.ts\n", u"EXT-X-TARGETDURATION"_s);
        row("both-kinds", QByteArray(head + "#EXT-X-STREAM-INF:BANDWIDTH=1\nb.m3u8\n"), u"line 3"_s);
        row("segment-without-duration", QByteArray(head + "a.ts\n"), u"line 3"_s);
        row("duration-of-a-century", QByteArray(head + "#EXTINF:3155760000,\na.ts\n"), u"line 3"_s);
        row("duration-infinite", QByteArray(head + "#EXTINF:inf,\na.ts\n"), u"line 3"_s);
        row("duration-empty", QByteArray(head + "#EXTINF:,\na.ts\n"), u"line 3"_s);
        row("sequence-negative", QByteArray(head + "#EXT-X-MEDIA-SEQUENCE:-1\n"), u"line 3"_s);
        row("sequence-huge", QByteArray(head + "#EXT-X-MEDIA-SEQUENCE:18446744073709551615\n"), u"line 3"_s);
        row("range-of-nothing", QByteArray(head + "#EXT-X-BYTERANGE:0@0\n"), u"line 3"_s);
        row("range-without-offset", QByteArray(head + "#EXT-X-BYTERANGE:9\n#EXTINF:1,\na\n"), u"line 5"_s);
        row("range-negative", QByteArray(head + "#EXT-X-BYTERANGE:9@-9\n"), u"line 3"_s);
        row("key-without-uri", QByteArray(head + "#EXT-X-KEY:METHOD=AES-128\n"), u"line 3"_s);
        row("iv-too-long",
            QByteArray(head + "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x" + QByteArray(34, '1') + '\n'),
            u"line 3"_s);
        row("map-without-uri", QByteArray(head + "#EXT-X-MAP:BYTERANGE=\"1@0\"\n"), u"line 3"_s);
        row("quote-without-end", QByteArray(head + "#EXT-X-MAP:URI=\"a\n"), u"line 3"_s);
        row("line-of-a-megabyte", QByteArray(head + "#" + QByteArray(1'000'000, 'a') + '\n'), u"line 3"_s);
        row("too-large", QByteArray(5'000'000, '\n'), u"4 MiB"_s);
        row("50,001-segments", QByteArray(head + QByteArray("#EXTINF:1,\na\n").repeated(50'001)),
            u"50,000"_s);
        row("51-variants",
            QByteArray("#EXTM3U\n" + QByteArray("#EXT-X-STREAM-INF:BANDWIDTH=1\na\n").repeated(51)),
            u"more than 50"_s);
        row("51-renditions",
            QByteArray(
                "#EXTM3U\n" +
                QByteArray("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"b\",URI=\"c\"\n").repeated(51)),
            u"more than 50"_s);
        row("no-variant", "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"b\"\n", u"no variant"_s);
        row("65-attributes",
            QByteArray("#EXTM3U\n#EXT-X-STREAM-INF:" + QByteArray("A=1,").repeated(65) + '\n'), u"64"_s);
    }
    void refusesWhatIsWrongByItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        QElapsedTimer timer;
        timer.start();
        const auto read = readHlsPlaylist(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::CorruptInput);
        QVERIFY2(read.error().message.contains(said), qPrintable(read.error().message));
        QVERIFY(timer.elapsed() < 1000);
    }
    void tellsStreamsFromListsOfChannels_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("isHls");
        QTest::newRow("media") << "#EXTM3U\n#EXT-X-TARGETDURATION:6\n"_ba << true;
        QTest::newRow("multivariant") << "#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\n"_ba << true;
        QTest::newRow("channels") << "#EXTM3U x-tvg-url=\"a\"\n#EXTINF:-1,News\nhttp://tv.example/1\n"_ba
                                  << false;
        QTest::newRow("film") << "\x1A\x45\xDF\xA3#EXTM3U\n#EXT-X-TARGETDURATION:6\n"_ba << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void tellsStreamsFromListsOfChannels()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, isHls);
        QCOMPARE(isHlsText(head), isHls);
    }
};

QTEST_GUILESS_MAIN(tst_HlsPlaylistReader)
#include "tst_HlsPlaylistReader.moc"
