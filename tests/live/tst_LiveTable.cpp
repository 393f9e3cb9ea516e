// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveTable.h"

#include "core/playlist/HlsPlaylistReader.h"
#include "tests/live/ScriptedUpstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveTable : public QObject
{
    Q_OBJECT
    using Change = LiveTable::Change;
    static HlsMediaPlaylist read(const QByteArray &text)
    {
        return std::get<HlsMediaPlaylist>(*readHlsPlaylist(text));
    }
    static Change merge(LiveTable &table, const QByteArray &text, bool isWatched = true,
                        bool mayBeBehind = true)
    {
        return table.merge(read(text), QUrl(u"http://tv.example/live/x.m3u8"_s), {isWatched, mayBeBehind});
    }
    // "10 11 |12": numbers, a bar before each discontinuity; then the upstream's names.
    static QByteArray shown(const LiveTable &table)
    {
        const LivePlaylist playlist = table.shown(".ts");
        QByteArray text;
        qint64 number = playlist.mediaSequence;
        for (const LivePlaylist::Segment &segment : playlist.segments) {
            text += (text.isEmpty() ? "" : " ") + QByteArray(segment.isDiscontinuity ? "|" : "") +
                    QByteArray::number(number) + '=' + table.find(number)->uri;
            ++number;
        }
        return text;
    }

private Q_SLOTS:
    void goesOnWithTheUpstream()
    {
        LiveTable table;
        QCOMPARE(merge(table, segmentsFrom(10, 3)), Change::New);
        QCOMPARE(shown(table), "10=s10.ts 11=s11.ts 12=s12.ts"_ba);
        QCOMPARE(merge(table, segmentsFrom(10, 3)), Change::None);
        QCOMPARE(merge(table, segmentsFrom(12, 3)), Change::New);
        QCOMPARE(shown(table), "12=s12.ts 13=s13.ts 14=s14.ts"_ba);
        QCOMPARE(table.find(13)->url(), QUrl(u"http://tv.example/live/s13.ts"_s));
        QCOMPARE(table.find(13)->startUs, 12'000'000);
        QVERIFY(table.find(10)); // it has just left
        QVERIFY(!table.find(15));
        QCOMPARE(merge(table, segmentsFrom(15, 2)), Change::New);
        QCOMPARE(shown(table), "15=s15.ts 16=s16.ts"_ba);
    }
    void marksAGapAndAJumpBack()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(10, 3));
        QCOMPARE(merge(table, segmentsFrom(20, 2)), Change::New);
        QCOMPARE(shown(table), "|13=s20.ts 14=s21.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 0);
        QCOMPARE(merge(table, segmentsFrom(0, 2)), Change::New);
        QCOMPARE(shown(table), "|15=s0.ts 16=s1.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 1);
        QCOMPARE(merge(table, segmentsFrom(1, 2)), Change::New);
        QCOMPARE(shown(table), "16=s1.ts 17=s2.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 2);
    }
    void passesTheUpstreamsDiscontinuitiesOn()
    {
        LiveTable table;
        (void)merge(table, "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:7\n"
                           "#EXT-X-DISCONTINUITY-SEQUENCE:5\n#EXTINF:4,\na.ts\n#EXT-X-DISCONTINUITY\n"
                           "#EXTINF:4,\nb.ts\n");
        QCOMPARE(shown(table), "7=a.ts |8=b.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 5);
        (void)merge(table, "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:8\n"
                           "#EXT-X-DISCONTINUITY-SEQUENCE:5\n#EXT-X-DISCONTINUITY\n#EXTINF:4,\nb.ts\n"
                           "#EXTINF:4,\nc.ts\n");
        QCOMPARE(shown(table), "|8=b.ts 9=c.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 5);
        (void)merge(table, "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:9\n"
                           "#EXT-X-DISCONTINUITY-SEQUENCE:6\n#EXTINF:4,\nc.ts\n#EXTINF:4,\nd.ts\n");
        QCOMPARE(shown(table), "9=c.ts 10=d.ts"_ba);
        QCOMPARE(table.shown({}).discontinuitySequence, 6);
    }
    void passesOverAServerThatLagsBehind()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(10, 4));
        (void)merge(table, segmentsFrom(11, 4));
        QCOMPARE(merge(table, segmentsFrom(9, 4)), Change::Behind);
        QCOMPARE(shown(table), "11=s11.ts 12=s12.ts 13=s13.ts 14=s14.ts"_ba);
        // It stays there: that is the stream now.
        QCOMPARE(merge(table, segmentsFrom(9, 4), true, false), Change::New);
        QCOMPARE(shown(table), "|15=s9.ts 16=s10.ts 17=s11.ts 18=s12.ts"_ba);
    }
    void followsServersThatNumberEveryPlaylistAlike()
    {
        LiveTable table;
        const auto alike = [](const QByteArray &text) {
            return QByteArray(text).replace("#EXT-X-MEDIA-SEQUENCE", "#EXT-X-NOTHING");
        };
        (void)merge(table, alike(segmentsFrom(10, 3)));
        QCOMPARE(merge(table, alike(segmentsFrom(11, 3))), Change::New);
        QCOMPARE(shown(table), "1=s11.ts 2=s12.ts 3=s13.ts"_ba);
        QCOMPARE(merge(table, alike(segmentsFrom(11, 3))), Change::None);
        QCOMPARE(merge(table, alike(segmentsFrom(14, 3))), Change::New);
        QCOMPARE(shown(table), "|4=s14.ts 5=s15.ts 6=s16.ts"_ba);
    }
    void followsServersThatNameEverythingAnew()
    {
        LiveTable table;
        const auto named = [](const QByteArray &text, const QByteArray &token) {
            return QByteArray(text).replace(".ts", QByteArray(token + ".ts"));
        };
        (void)merge(table, named(segmentsFrom(10, 3), "-x"));
        QCOMPARE(merge(table, named(segmentsFrom(11, 3), "-y")), Change::New);
        // Where they are now: the former names may be good no more.
        QCOMPARE(shown(table), "11=s11-y.ts 12=s12-y.ts 13=s13-y.ts"_ba);
        // Tokens that are not part of the name do not matter.
        (void)merge(table,
                    QByteArray(segmentsFrom(12, 3)).replace("s1", "abc/s1").replace(".ts", "-y.ts?t=1"));
        QCOMPARE(shown(table), "12=abc/s12-y.ts?t=1 13=abc/s13-y.ts?t=1 14=abc/s14-y.ts?t=1"_ba);
    }
    void followsALoopOfTheSameNames()
    {
        LiveTable table;
        const auto slate = [](int first) {
            QByteArray text = segmentsFrom(first, 3);
            for (int i = first; i < first + 3; ++i)
                text.replace(QByteArray('s' + QByteArray::number(i)), "slate");
            return text;
        };
        (void)merge(table, slate(10));
        QCOMPARE(merge(table, slate(11)), Change::New);
        QCOMPARE(shown(table), "11=slate.ts 12=slate.ts 13=slate.ts"_ba);
    }
    void beginsAnewAfterAPauseWithoutGoingBack()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(10, 3));
        QCOMPARE(merge(table, segmentsFrom(500, 3), false), Change::New);
        QCOMPARE(shown(table), "500=s500.ts 501=s501.ts 502=s502.ts"_ba);
        QVERIFY(!table.find(12));
        QCOMPARE(merge(table, segmentsFrom(0, 2), false), Change::New);
        QCOMPARE(shown(table), "|503=s0.ts 504=s1.ts"_ba);
    }
    void neverNamesAShorterTargetDuration()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(10, 3, 9));
        (void)merge(table, segmentsFrom(13, 3, 4));
        QCOMPARE(table.targetDurationS(), 4);
        QCOMPARE(table.shown({}).targetDurationS, 9);
    }
    void keepsAllOfAStreamThatEnds()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(0, 3, 4, "#EXT-X-PLAYLIST-TYPE:EVENT\n"));
        QCOMPARE(merge(table, QByteArray(segmentsFrom(0, 5, 4, "#EXT-X-PLAYLIST-TYPE:EVENT\n") +
                                         "#EXT-X-ENDLIST\n")),
                 Change::New);
        const LivePlaylist playlist = table.shown(".ts");
        QCOMPARE(playlist.mediaSequence, 0);
        QCOMPARE(playlist.segments.size(), size_t(5));
        QCOMPARE(playlist.type, LivePlaylist::Type::Event);
        QVERIFY(playlist.isEnded);
        QCOMPARE(table.windowUs(), 20'000'000);
    }
    void saysNothingOfATypeThatIsNotKept()
    {
        LiveTable table;
        (void)merge(table, segmentsFrom(0, 3, 4, "#EXT-X-PLAYLIST-TYPE:VOD\n"));
        QCOMPARE(table.shown({}).type, LivePlaylist::Type::Live);
        (void)merge(table, segmentsFrom(0, 4, 4, "#EXT-X-PLAYLIST-TYPE:EVENT\n"));
        QCOMPARE(table.shown({}).type, LivePlaylist::Type::Event);
        (void)merge(table, segmentsFrom(20, 3, 4, "#EXT-X-PLAYLIST-TYPE:EVENT\n"));
        QCOMPARE(table.shown({}).type, LivePlaylist::Type::Live);
    }
    void numbersMapsByWhatTheyAre()
    {
        LiveTable table;
        const QByteArray head = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";
        (void)merge(table, QByteArray(head + "#EXT-X-MAP:URI=\"i.mp4?t=1\"\n#EXTINF:4,\na\n"
                                             "#EXT-X-MAP:URI=\"j.mp4\"\n#EXTINF:4,\nb\n"));
        (void)merge(
            table,
            QByteArray(head + "#EXT-X-MEDIA-SEQUENCE:2\n#EXT-X-MAP:URI=\"i.mp4?t=2\"\n#EXTINF:4,\nc\n"));
        QCOMPARE(table.shown(".m4s").segments.front().mapUri, "0.mp4"_ba);
        QCOMPARE(table.map(1)->url, QUrl(u"http://tv.example/live/j.mp4"_s));
        QVERIFY(!table.map(2));
        QCOMPARE(table.map(0)->url, QUrl(u"http://tv.example/live/i.mp4?t=2"_s)); // where it is now
    }
    void keepsEveryMapOfAFilm()
    {
        constexpr int kMany = 300;
        QByteArray text = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-PLAYLIST-TYPE:VOD\n";
        for (int i = 0; i < kMany; ++i) {
            const QByteArray number = QByteArray::number(i);
            text += "#EXT-X-MAP:URI=\"" + number + ".mp4\"\n#EXTINF:4,\n" + number + ".m4s\n";
        }
        LiveTable table;
        (void)merge(table, text + "#EXT-X-ENDLIST\n");
        for (int i = 0; i < kMany; ++i) {
            QVERIFY(table.map(i));
            QCOMPARE(table.map(i)->url, QUrl(u"http://tv.example/live/%1.mp4"_s.arg(i)));
        }
        QVERIFY(!table.map(kMany));
    }
    void forgetsMapsThatNoSegmentHas()
    {
        constexpr int kMany = 300;
        LiveTable table;
        for (int i = 0; i < kMany; ++i) {
            const QByteArray number = QByteArray::number(i);
            (void)merge(table, segmentsFrom(i, 3, 4, "#EXT-X-MAP:URI=\"" + number + ".mp4\"\n"));
        }
        QVERIFY(!table.map(0));
        QVERIFY(table.map(kMany - 1));
    }
    void takesTheAddressesOfTheSameStreamOnly_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<bool>("isSame");
        const auto ended = [](const QByteArray &text) { return QByteArray(text + "#EXT-X-ENDLIST\n"); };
        const QByteArray same = ended(segmentsFrom(5, 4));
        QTest::newRow("same") << same << true;
        QTest::newRow("tokens") << QByteArray(same).replace(".ts", ".ts?t=2") << true;
        QTest::newRow("other-names") << QByteArray(same).replace("s", "new/t") << true;
        QTest::newRow("longer") << ended(segmentsFrom(5, 5)) << false;
        QTest::newRow("shorter") << ended(segmentsFrom(5, 3)) << false;
        QTest::newRow("other-numbers") << ended(segmentsFrom(6, 4)) << false;
        QTest::newRow("other-times") << QByteArray(same).replace("#EXTINF:4,\ns7", "#EXTINF:3.9,\ns7")
                                     << false;
        QTest::newRow("a-map") << QByteArray(same).replace("#EXTINF:4,\ns5",
                                                           "#EXT-X-MAP:URI=\"m\"\n#EXTINF:4,\ns5")
                               << false;
        QTest::newRow("a-gap") << QByteArray(same).replace("#EXTINF:4,\ns6", "#EXT-X-GAP\n#EXTINF:4,\ns6")
                               << false;
        QTest::newRow("parts") << QByteArray(same).replace("s5.ts", "#EXT-X-BYTERANGE:9@0\ns5.ts") << false;
        QTest::newRow("not-ended") << segmentsFrom(5, 4) << false;
    }
    void takesTheAddressesOfTheSameStreamOnly()
    {
        QFETCH(QByteArray, now);
        QFETCH(bool, isSame);
        LiveTable table;
        (void)merge(table, QByteArray(segmentsFrom(5, 4) + "#EXT-X-ENDLIST\n"));
        const QByteArray before = shown(table);
        const QUrl base(u"http://cdn.example/2/x.m3u8"_s);
        QCOMPARE(table.takeAddresses(read(now), base), isSame);
        QCOMPARE(table.shown({}).segments.size(), size_t(4));
        for (qint64 number = 5; number < 9; ++number)
            QCOMPARE(table.find(number)->url().host() == "cdn.example"_L1, isSame);
        if (!isSame)
            QCOMPARE(shown(table), before);
    }
    void keepsTheNumbersOfMapsWhereverTheyAre()
    {
        const QByteArray head = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";
        const auto text = [&head](const QByteArray &folder) {
            return QByteArray(head + "#EXT-X-MAP:URI=\"" + folder + "/i\"\n#EXTINF:4,\n" + folder +
                              "/a\n#EXT-X-MAP:URI=\"" + folder + "/j\"\n#EXTINF:4,\n" + folder +
                              "/b\n#EXT-X-ENDLIST\n");
        };
        LiveTable table;
        (void)merge(table, text("1"));
        QVERIFY(table.takeAddresses(read(text("2")), QUrl(u"http://tv.example/x.m3u8"_s)));
        QCOMPARE(table.map(0)->url, QUrl(u"http://tv.example/2/i"_s));
        QCOMPARE(table.map(1)->url, QUrl(u"http://tv.example/2/j"_s));
        QCOMPARE(table.shown(".m4s").segments.back().mapUri, "1.mp4"_ba);
        QVERIFY(!table.map(2));
    }
    void numbersAnotherStreamBehindTheFormer()
    {
        LiveTable table;
        (void)merge(table, QByteArray(segmentsFrom(0, 4, 9, "#EXT-X-MAP:URI=\"m\"\n") + "#EXT-X-ENDLIST\n"));
        table.beginAgain(
            read(QByteArray(segmentsFrom(0, 2, 4, "#EXT-X-MAP:URI=\"m\"\n") + "#EXT-X-ENDLIST\n")),
            QUrl(u"http://tv.example/live/x.m3u8"_s));
        QCOMPARE(shown(table), "4=s0.ts 5=s1.ts"_ba);
        QVERIFY(table.isFormer(3) && !table.isFormer(4) && !table.isFormer(-1));
        QVERIFY(table.isFormerMap(0) && !table.isFormerMap(1));
        QCOMPARE(table.shown({}).segments.front().mapUri, "1.mp4"_ba);
        QCOMPARE(table.shown({}).targetDurationS, 4);
        QVERIFY(table.isEnded());
    }
};

QTEST_GUILESS_MAIN(tst_LiveTable)
#include "tst_LiveTable.moc"
