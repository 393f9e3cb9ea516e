// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ExtendedM3uReader.h"

#include <QList>
#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_ExtendedM3uReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsSaidOfAnEntry();
    void readsAttributesHoweverSloppy_data();
    void readsAttributesHoweverSloppy();
    void readsTheSameInPiecesOfAnySize();
    void takesLatin1ForWhatIsNoUtf8();
    void keepsNothingThatControls();
    void leavesOutALineThatIsTooLong();
    void takesHeadersOfVlcAndKodi();
    void resolvesAddresses_data();
    void resolvesAddresses();
    void tellsFilmsChannelsAndListsApart_data();
    void tellsFilmsChannelsAndListsApart();
    void knowsAStream();
    void namesTheGuide();
    void namesEntriesWithoutANameByTheirFile();
};

namespace {

struct Read
{
    QList<ListItem> items;
    QByteArray guideUrl;
    qint64 skipped = 0;
    bool isStream = false;
    bool isList = false;
};

Read read(const QByteArray &text, qsizetype pieceBytes = 1'000'000,
          const QUrl &base = QUrl(u"http://tv.example/lists/all.m3u?password=p"_s))
{
    Read result;
    ExtendedM3uReader reader(base, [&](const ListItem &item) { result.items.append(item); });
    for (qsizetype i = 0; i < text.size(); i += pieceBytes)
        reader.push(QByteArrayView(text).sliced(i, std::min(pieceBytes, text.size() - i)));
    reader.finish();
    result.guideUrl = reader.guideUrl();
    result.skipped = reader.skipped();
    result.isStream = reader.isStream();
    result.isList = reader.isList();
    return result;
}

} // namespace

void tst_ExtendedM3uReader::readsWhatIsSaidOfAnEntry()
{
    const Read list = read("\xEF\xBB\xBF#EXTM3U\r\n"
                           "#EXTINF:-1 tvg-id=\"one.tv\" tvg-name=\"Uno\" tvg-logo=\"http://l/x,y.png\" "
                           "tvg-chno=\"7\" group-title=\"News, world\",One, the first\r\n"
                           "http://tv.example/live/u/p/1.ts\r\n"
                           "#EXTINF:5400.5,A film\r\n#EXTGRP:Films\r\nhttps://tv.example/film.mkv\r\n");
    QCOMPARE(list.items.size(), 2);
    QVERIFY(list.isList);
    const ListItem &one = list.items[0];
    QCOMPARE(one.name, "One, the first");
    QCOMPARE(one.group, "News, world");
    QCOMPARE(one.channelId, "one.tv");
    QCOMPARE(one.number, 7);
    QCOMPARE(one.durationMs, 0);
    QCOMPARE(one.url, "http://tv.example/live/u/p/1.ts");
    QCOMPARE(one.kind, ListItem::Kind::Channel);
    QCOMPARE(list.items[1].group, "Films");
    QCOMPARE(list.items[1].durationMs, 5'400'500);
    QCOMPARE(list.items[1].kind, ListItem::Kind::Film);
    QVERIFY(list.items[1].channelId.isEmpty()); // nothing stays of the entry before
    QCOMPARE(list.skipped, 0);
}

void tst_ExtendedM3uReader::readsAttributesHoweverSloppy_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("no-quotes") << "#EXTINF:-1 tvg-id=a group-title=News,Name"_ba
                               << "News"_ba
                               << "Name"_ba;
    QTest::newRow("single-quotes") << "#EXTINF:-1 group-title='A b',Name"_ba
                                   << "A b"_ba
                                   << "Name"_ba;
    QTest::newRow("blanks") << "#EXTINF:-1  group-title = \"A\" , Name "_ba
                            << "A"_ba
                            << "Name"_ba;
    QTest::newRow("upper-case") << "#extinf:0 GROUP-TITLE=\"A\",Name"_ba
                                << "A"_ba
                                << "Name"_ba;
    QTest::newRow("unpaired") << "#EXTINF:-1 group-title=\"A,Name"_ba
                              << "A"_ba
                              << "Name"_ba;
    QTest::newRow("empty") << "#EXTINF:-1 group-title=\"\",Name"_ba
                           << ""_ba
                           << "Name"_ba;
    QTest::newRow("equals-in-value") << "#EXTINF:-1 tvg-logo=\"http://l/?a=b\" group-title=\"A\",N=m"_ba
                                     << "A"_ba
                                     << "N=m"_ba;
    QTest::newRow("no-comma") << "#EXTINF:-1 tvg-name=\"Nom\" group-title=\"A\""_ba
                              << "A"_ba
                              << "Nom"_ba;
}

void tst_ExtendedM3uReader::readsAttributesHoweverSloppy()
{
    QFETCH(QByteArray, line);
    const Read list = read(QByteArray("#EXTM3U\n" + line + "\nhttp://tv.example/1\n"));
    QCOMPARE(list.items.size(), 1);
    QTEST(list.items[0].group, "group");
    QTEST(list.items[0].name, "name");
}

void tst_ExtendedM3uReader::readsTheSameInPiecesOfAnySize()
{
    const QByteArray text =
        "#EXTM3U url-tvg=\"http://g/e.xml\"\r\n#EXTINF:-1 group-title=\"G\",Caf\xC3\xA9\r\n"
        "http://tv.example/1.ts\r\n\r\n#EXTINF:-1,Two\nhttp://tv.example/2.ts";
    const Read whole = read(text);
    QCOMPARE(whole.items.size(), 2);
    for (qsizetype size = 1; size < 40; ++size) {
        const Read list = read(text, size);
        QCOMPARE(list.items.size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            QCOMPARE(list.items[i].name, whole.items[i].name);
            QCOMPARE(list.items[i].url, whole.items[i].url);
        }
        QCOMPARE(list.guideUrl, whole.guideUrl);
    }
}

void tst_ExtendedM3uReader::takesLatin1ForWhatIsNoUtf8()
{
    const Read list = read("#EXTM3U\n#EXTINF:-1 group-title=\"Gr\xC3\xBCn\",Caf\xE9\nhttp://h/1\n");
    QCOMPARE(QString::fromUtf8(list.items[0].name), u"Café"_s);
    QCOMPARE(QString::fromUtf8(list.items[0].group), u"Grün"_s);
}

void tst_ExtendedM3uReader::keepsNothingThatControls()
{
    const QByteArray name = u"Evil\u202E gnp.exe\u0007\u2028#EXTINF"_s.toUtf8();
    const Read list = read(QByteArray("#EXTINF:-1 group-title=\"a\rb\"," + name + "\nhttp://h/1\n"));
    QCOMPARE(list.items[0].name, "Evil gnp.exe #EXTINF");
    QCOMPARE(list.items[0].group, "a b");
}

void tst_ExtendedM3uReader::leavesOutALineThatIsTooLong()
{
    const QByteArray bomb(1'000'000, 'x');
    const Read list = read(QByteArray("#EXTM3U\n#EXTINF:-1,One\nhttp://h/1\n#EXTINF:-1," + bomb +
                                      "\nhttp://h/2\n#EXTINF:-1,Three\nhttp://h/3\n" + bomb),
                           1000);
    QCOMPARE(list.items.size(), 3);
    QCOMPARE(list.items[1].name, "2"); // what was said of it is lost
    QCOMPARE(list.items[2].name, "Three");
    QCOMPARE(list.skipped, 2);
}

void tst_ExtendedM3uReader::takesHeadersOfVlcAndKodi()
{
    const Read list = read("#EXTM3U\n#EXTINF:-1,One\n#EXTVLCOPT:http-user-agent=VLC/3\n"
                           "#EXTVLCOPT:http-referrer=http://site/\nhttp://h/1\n"
                           "#EXTINF:-1,Two\nhttp://h/2.m3u8|User-Agent=Kodi%2F20&Referer=http%3A%2F%2Fs%2F\n"
                           "#EXTINF:-1,Three\nhttp://h/3|User-Agent=a%0D%0AX-Evil: 1\n");
    QCOMPARE(list.items[0].userAgent, "VLC/3");
    QCOMPARE(list.items[0].referrer, "http://site/");
    QCOMPARE(list.items[1].userAgent, "Kodi/20");
    QCOMPARE(list.items[1].referrer, "http://s/");
    QCOMPARE(list.items[1].url, "http://h/2.m3u8");
    QVERIFY(list.items[2].userAgent.isEmpty());
}

void tst_ExtendedM3uReader::resolvesAddresses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QByteArray>("url"); // empty: skipped
    const QUrl web(u"https://u:p@tv.example:8443/lists/all.m3u?password=p"_s);
    const QUrl disk = QUrl::fromLocalFile(u"/home/me/tv/all.m3u"_s);
    QTest::newRow("absolute") << "http://other/1.ts?x=1"_ba << web << "http://other/1.ts?x=1"_ba;
    QTest::newRow("upper-case") << "HTTP://other/1"_ba << web << "HTTP://other/1"_ba;
    QTest::newRow("relative") << "../ch/1.ts"_ba << web << "https://tv.example:8443/ch/1.ts"_ba;
    QTest::newRow("rooted") << "/ch/1.ts"_ba << web << "https://tv.example:8443/ch/1.ts"_ba;
    QTest::newRow("same-scheme") << "//other/1.ts"_ba << web << "https://other/1.ts"_ba;
    QTest::newRow("no-host") << "http:///1.ts"_ba << web << ""_ba;
    QTest::newRow("file-from-the-web") << "file:///etc/passwd"_ba << web << ""_ba;
    QTest::newRow("rtmp") << "rtmp://other/1"_ba << web << ""_ba;
    QTest::newRow("script") << "javascript:alert(1)"_ba << web << ""_ba;
    QTest::newRow("plugin") << "plugin://plugin.video.x/"_ba << disk << ""_ba;
    QTest::newRow("beside") << "films/a b%20c.mkv"_ba << disk
                            << "file:///home/me/tv/films/a%20b%2520c.mkv"_ba;
    QTest::newRow("in-the-folder") << "/home/me/tv/a.mkv"_ba << disk << "file:///home/me/tv/a.mkv"_ba;
    QTest::newRow("file-url") << "file:///home/me/tv/a.mkv"_ba << disk << "file:///home/me/tv/a.mkv"_ba;
    QTest::newRow("above") << "../secret.mkv"_ba << disk << ""_ba;
    QTest::newRow("around") << "films/../../secret.mkv"_ba << disk << ""_ba;
    QTest::newRow("another-folder") << "/home/me/tvx/a.mkv"_ba << disk << ""_ba;
    QTest::newRow("web-from-disk") << "http://other/1"_ba << disk << "http://other/1"_ba;
}

void tst_ExtendedM3uReader::resolvesAddresses()
{
    QFETCH(QByteArray, line);
    QFETCH(QUrl, base);
    QFETCH(QByteArray, url);
    const Read list = read(QByteArray("#EXTM3U\n#EXTINF:-1,One\n" + line + '\n'), 1000, base);
    QCOMPARE(list.items.size(), url.isEmpty() ? 0 : 1);
    QCOMPARE(list.skipped, url.isEmpty() ? 1 : 0);
    if (!url.isEmpty())
        QCOMPARE(list.items[0].url, url);
}

void tst_ExtendedM3uReader::tellsFilmsChannelsAndListsApart_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<ListItem::Kind>("kind");
    QTest::newRow("ts") << "#EXTINF:-1,x\nhttp://h/1.ts"_ba << ListItem::Kind::Channel;
    QTest::newRow("hls") << "#EXTINF:0,x\nhttp://h/1.m3u8?a=b.mkv"_ba << ListItem::Kind::Channel;
    QTest::newRow("mkv") << "#EXTINF:-1,x\nhttp://h/1.MKV?token=1"_ba << ListItem::Kind::Film;
    QTest::newRow("xtream-film") << "#EXTINF:-1,x\nhttp://h/movie/u/p/1.ts"_ba << ListItem::Kind::Film;
    QTest::newRow("long") << "#EXTINF:5400,x\nhttp://h/1"_ba << ListItem::Kind::Film;
    QTest::newRow("list") << "#EXTINF:-1,x\nhttp://h/sub.m3u"_ba << ListItem::Kind::List;
}

void tst_ExtendedM3uReader::tellsFilmsChannelsAndListsApart()
{
    QFETCH(QByteArray, lines);
    QTEST(read(lines).items[0].kind, "kind");
}

void tst_ExtendedM3uReader::knowsAStream()
{
    const Read list = read("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://h/1.ts\n");
    QVERIFY(list.isStream);
    QVERIFY(list.items.isEmpty());
    QVERIFY(!read("#EXTM3U\n#EXTINF:5,a\nhttp://h/1.ts\n").isStream);
    QVERIFY(!read("<html>\n").isList);
}

void tst_ExtendedM3uReader::namesTheGuide()
{
    QCOMPARE(read("#EXTM3U x-tvg-url=\"http://g/a.xml.gz,http://g/b.xml\"\n").guideUrl, "http://g/a.xml.gz");
    QCOMPARE(read("#EXTM3U url-tvg=epg.xml\n").guideUrl, "epg.xml");
}

void tst_ExtendedM3uReader::namesEntriesWithoutANameByTheirFile()
{
    const Read list = read("http://h/a/My%20film.mkv?x=1\nhttp://h/b/\n#EXTINF:-1,\nhttp://h:8000\n");
    QCOMPARE(list.items[0].name, "My film.mkv");
    QCOMPARE(list.items[1].name, "b");
    QCOMPARE(list.items[2].name, "h:8000");
}

QTEST_GUILESS_MAIN(tst_ExtendedM3uReader)
#include "tst_ExtendedM3uReader.moc"
