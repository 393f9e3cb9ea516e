// SPDX-License-Identifier: GPL-3.0-or-later
// List sources through the whole gateway: read, searched, opened, served to players, and kept.
#include "core/base/Log.h"
#include "tests/gateway/ListsUnderTest.h"
#include "tests/http/BlockingClient.h"
#include "tests/support/Gzip.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayLists : public QObject, private ListsUnderTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLogHandler();
        makeFilm();
    }
    void init() { QVERIFY2(restart(), qPrintable(m_gateway->startError())); }

    void readsAListWhenItIsAdded()
    {
        const QByteArray id = serveList("/all.m3u", "#EXTM3U\n" + entry("One", "/1.ts", "group-title=\"G\"") +
                                                        entry("Two", "/2.mkv") + "rtmp://x/3\n");
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.state, SourceState::Ready);
        QCOMPARE(shown.kind, u"m3u"_s);
        QVERIFY(shown.list);
        QCOMPARE(shown.list->entries, 2);
        QCOMPARE(shown.list->skipped, 1);
        QCOMPARE(shown.list->groups, (QList<ListGroup>{{u"G"_s, 1}, {{}, 1}}));
        QVERIFY(shown.urls.master.isEmpty());
        QVERIFY(!shown.urls.playlist.isEmpty());
        QVERIFY(shown.urls.guide.isEmpty());
        const QJsonObject json = jsonOf(m_gateway->control("GET", "/v1/sources/" + id));
        QCOMPARE(json[u"kind"_s].toString(), u"m3u"_s);
        QCOMPARE(json[u"list"_s][u"entries"_s].toInt(), 2);
        QCOMPARE(json[u"list"_s][u"groups"_s][0][u"name"_s].toString(), u"G"_s);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/probe").status, 502);
    }

    void readsListsInGzip_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("faults");
        QTest::newRow("said-so") << QByteArray("/all.m3u") << u"gzip"_s;
        QTest::newRow("said-so-of-any-name") << QByteArray("/get.php") << u"gzip"_s;
        QTest::newRow("file") << QByteArray("/all.m3u.gz") << QString();
    }
    void readsListsInGzip()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, faults);
        QByteArray text = "#EXTM3U\n";
        for (int i = 0; i < 5000; ++i)
            text += entry("Entry " + QByteArray::number(i), "/" + QByteArray::number(i) + ".ts");
        m_origin->serve(path, gzip(text), *parseOriginFaults(faults));
        const QByteArray id = m_gateway->add(m_origin->url(path), {{u"kind"_s, u"m3u"_s}});
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QVERIFY2(shown.list, qPrintable(shown.error.message));
        QCOMPARE(shown.list->entries, 5000);
    }
    void refusesListsThatGrowWithoutMeasure()
    {
        m_origin->serve("/all.m3u", gzip("#EXTM3U\n" + QByteArray(200'000'000, '\n')),
                        *parseOriginFaults(u"gzip"_s));
        const QByteArray id = m_gateway->add(m_origin->url("/all.m3u"));
        QElapsedTimer timer;
        timer.start();
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Failed);
        QCOMPARE(shown.state, SourceState::Failed);
        QVERIFY2(shown.error.message.contains(u"hundredfold"_s), qPrintable(shown.error.message));
        QVERIFY(timer.elapsed() < 3000);
    }

    void knowsListsByTheirAddressOrWhenTold()
    {
        m_origin->serve("/get.php", "#EXTM3U\n" + entry("One", "/1.ts"));
        QUrl url = m_origin->url("/get.php");
        url.setQuery(u"username=somebody&password=something&type=m3u_plus"_s);
        const SourceSnapshot shown = m_gateway->shown(m_gateway->add(url), SourceState::Ready);
        QCOMPARE(shown.kind, u"m3u"_s);
        QCOMPARE(shown.name, u"127.0.0.1"_s); // not "get"
        const QByteArray film = m_gateway->add(m_origin->url("/odd.m3u"), {{u"kind"_s, u"http"_s}});
        const QByteArray edit = "{\"headers\":{\"X-Key\":\"v\"}}";
        QCOMPARE(jsonOf(m_gateway->control("PATCH", "/v1/sources/" + film, edit))[u"kind"_s].toString(),
                 u"http"_s);
        const QByteArray other = serveList("/channels", "#EXTM3U\n" + entry("One", "/1.ts"));
        QCOMPARE(jsonOf(m_gateway->control("GET", "/v1/sources/" + other))[u"kind"_s].toString(), u"http"_s);
        // Somebody who knows better adds it again.
        QCOMPARE(m_gateway->add(m_origin->url("/channels"), {{u"kind"_s, u"m3u"_s}}), other);
        QCOMPARE(m_gateway->shown(other, SourceState::Ready).list->entries, 1);
        const QByteArray path = "/v1/sources/" + other;
        QCOMPARE(jsonOf(m_gateway->control("PATCH", path, "{\"kind\":\"auto\"}"))[u"kind"_s].toString(),
                 u"http"_s);
        QCOMPARE(m_gateway->control("GET", path + "/entries").status, 404);
        QCOMPARE(jsonOf(m_gateway->control("PATCH", path, "{\"kind\":\"m3u\"}"))[u"kind"_s].toString(),
                 u"m3u"_s);
        QCOMPARE(entries(other)[u"total"_s].toInt(), 1);
        QCOMPARE(m_gateway->control("PATCH", path, "{\"kind\":\"file\"}").status, 400);
    }

    void findsEntriesPageByPage()
    {
        QByteArray text = "#EXTM3U\n";
        for (int i = 0; i < 250; ++i)
            text += entry("Entry " + QByteArray::number(i), "/" + QByteArray::number(i) + ".ts",
                          i % 2 ? "group-title=\"Odd ones\"" : "group-title=\"Even\"");
        const QByteArray id = serveList("/all.m3u", text);
        QJsonObject page = entries(id);
        QCOMPARE(page[u"total"_s].toInt(), 250);
        QCOMPARE(page[u"entries"_s].toArray().size(), 100);
        page = entries(id, "?offset=200&limit=100");
        QCOMPARE(page[u"offset"_s].toInt(), 200);
        QCOMPARE(page[u"entries"_s].toArray().size(), 50);
        QCOMPARE(page[u"entries"_s][0][u"name"_s].toString(), u"Entry 200"_s);
        page = entries(id, "?query=ENTRY+11&group=Odd%20ones");
        QCOMPARE(page[u"total"_s].toInt(), 7); // 11, 111, 113 … 119, 211
        QCOMPARE(page[u"entries"_s][1][u"kind"_s].toString(), u"channel"_s);
        QCOMPARE(entries(id, "?query=absent")[u"total"_s].toInt(), 0);
        for (const char *query : {"?limit=0", "?limit=1001", "?limit=x", "?offset=-1"})
            QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/entries" + query).status, 400);
        QCOMPARE(m_gateway->control("POST", "/v1/sources/" + id + "/entries").status, 405);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/entries/1").status, 404);
        QCOMPARE(m_gateway->control("POST", "/v1/sources/" + id + "/entries/0123456789abcdef/open").status,
                 404);
    }

    void answersWhoAsksAtTheSameTime()
    {
        QByteArray text = "#EXTM3U\n";
        for (int i = 0; i < 100'000; ++i)
            text += "#EXTINF:-1,Channel " + QByteArray::number(i) + "\nhttp://127.0.0.1:9/" +
                    QByteArray::number(i) + ".ts\n";
        const QByteArray id = serveList("/all.m3u", text);
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 100'000);
        std::vector<BlockingClient> clients;
        for (int i = 0; i < 4; ++i) {
            BlockingClient &client = clients.emplace_back(m_gateway->controlPort());
            QVERIFY(client.send(
                requestBytes("GET", "/v1/sources/" + id + "/entries?query=channel+9" + QByteArray::number(i),
                             {{"Authorization", "Bearer " + m_gateway->token()}})));
        }
        for (BlockingClient &client : clients)
            QCOMPARE(client.readAnswer().status, 200);
    }

    void answersTheWindowToo()
    {
        const QByteArray id =
            serveList("/all.m3u", "#EXTM3U\n" + entry("One", "/1.ts") + entry("Two", "/2.ts"));
        std::optional<Result<ListPage>> page;
        m_gateway->gateway().queryEntries(QString::fromLatin1(id), {u"two"_s, {}, {}, {}, 0, 10},
                                          [&](const Result<ListPage> &result) { page = result; });
        QTRY_VERIFY(page);
        QVERIFY(page->has_value());
        QCOMPARE((*page)->total, 1);
        std::optional<Result<SourceSnapshot>> opened;
        m_gateway->gateway().openEntry(QString::fromLatin1(id), (*page)->entries[0].id,
                                       [&](const Result<SourceSnapshot> &result) { opened = result; });
        QTRY_VERIFY(opened);
        QVERIFY(opened->has_value());
        QCOMPARE((*opened)->listId, QString::fromLatin1(id));
        QCOMPARE((*opened)->name, u"Two"_s);
        QTRY_COMPARE(m_gateway->gateway().sources().size(), 2);
        std::optional<Result<ListPage>> missing;
        m_gateway->gateway().queryEntries(u"0123456789abcdef"_s, {},
                                          [&](const Result<ListPage> &result) { missing = result; });
        QTRY_VERIFY(missing);
        QCOMPARE(missing->error().kind, ErrorKind::NotFound);
    }

    void opensAnEntryThatPlaysLikeAnyOther()
    {
        if (!QFile::exists(filmPath()))
            QSKIP("ffmpeg is missing");
        m_origin->serveFile("/film.mkv", filmPath());
        const QByteArray id =
            serveList("/all.m3u", "#EXTM3U\n" + entry("A film", "/film.mkv"), {{u"max_connections"_s, 2}});
        const QJsonValue film = entries(id)[u"entries"_s][0];
        QCOMPARE(film[u"kind"_s].toString(), u"film"_s);
        const Answer opened = open(id, film);
        QCOMPARE(opened.status, 200);
        const QJsonObject json = jsonOf(opened);
        QCOMPARE(json[u"name"_s].toString(), u"A film"_s);
        QCOMPARE(json[u"list_id"_s].toString().toLatin1(), id);
        QCOMPARE(json[u"max_connections"_s].toInt(), 2);
        QCOMPARE(m_gateway->media(folderOf(opened) + "master.m3u8").status, 200);
        const QByteArray own = json[u"id"_s].toString().toLatin1();
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + own).status, 200);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + own + "/segments").status, 200);
        const QJsonArray listed = jsonOf(m_gateway->control("GET", "/v1/sources"))[u"sources"_s].toArray();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(jsonOf(open(id, film))[u"id"_s].toString().toLatin1(), own); // the same again
        QCOMPARE(m_gateway->control("PATCH", "/v1/sources/" + own, "{\"name\":\"x\"}").status, 400);
        QCOMPARE(m_gateway->control("DELETE", "/v1/sources/" + id).status, 200);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + own).status, 404);
        QCOMPARE(m_gateway->media(folderOf(opened) + "master.m3u8").status, 404);
    }

    void servesEntriesThatNobodyOpenedAlsoAfterARestart()
    {
        if (!QFile::exists(filmPath()))
            QSKIP("ffmpeg is missing");
        m_origin->serveFile("/film.mkv", filmPath());
        const QTemporaryDir kept;
        m_gateway = std::make_unique<GatewayUnderTest>(kept.path());
        const QByteArray id = serveList("/all.m3u", "#EXTM3U\n" + entry("A \"film\", it is", "/film.mkv",
                                                                        "group-title=\"G\" tvg-id=\"f.id\""));
        const QByteArray path = m_gateway->shown(id, SourceState::Ready).urls.playlist.path().toLatin1();
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_gateway->mediaPort());
        const Answer playlist = m_gateway->media(path, "GET", {{"Host", host}});
        QCOMPARE(playlist.status, 200);
        QVERIFY(playlist.head.contains("audio/x-mpegurl"));
        QVERIFY(playlist.head.contains("nosniff"));
        const QByteArrayList lines = playlist.body.split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], "#EXTM3U");
        QVERIFY(lines[1].endsWith("group-title=\"G\",A \"film\", it is"));
        QVERIFY(!playlist.body.contains("f.id") && !playlist.body.contains("film.mkv"));
        const QUrl link(QString::fromLatin1(lines[2]));
        QCOMPARE(link.port(), int(m_gateway->mediaPort()));
        QCOMPARE(m_gateway->media(link.path().toLatin1()).status, 200);
        m_gateway.reset();
        m_gateway = std::make_unique<GatewayUnderTest>(kept.path());
        QCOMPARE(m_gateway->media(link.path().toLatin1()).status, 200);
        QByteArray wrong = link.path().toLatin1();
        wrong[10] = wrong[10] == 'a' ? 'b' : 'a';
        QCOMPARE(m_gateway->media(wrong).status, 404);
        QCOMPARE(m_gateway->media(QByteArray(path).replace("playlist.m3u", "master.m3u8")).status, 502);
    }

    void servesAGuide()
    {
        const auto time = [](int minutes) {
            return QDateTime::currentDateTimeUtc()
                .addSecs(minutes * 60)
                .toString(u"yyyyMMddHHmmss '+0000'")
                .toLatin1();
        };
        m_origin->serve("/guide.xml",
                        "<!DOCTYPE tv SYSTEM \"xmltv.dtd\"><tv><programme channel=\"one.tv\" start=\"" +
                            time(-10) + "\" stop=\"" + time(10) +
                            "\"><title>Now &lt;b&gt;</title></programme>" +
                            "<programme channel=\"ONE.tv\" start=\"" + time(10) + "\" stop=\"" + time(20) +
                            "\"><title>Next</title></programme><programme channel=\"other\" start=\"" +
                            time(0) + "\"><title>Nobody's</title></programme></tv>");
        const QByteArray id = serveList("/all.m3u", "#EXTM3U url-tvg=\"guide.xml\"\n" +
                                                        entry("One", "/1.ts", "tvg-id=\"one.tv\""));
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->guideProblem, QString());
        QCOMPARE(shown.list->guideProgrammes, 2);
        const QJsonValue one = entries(id)[u"entries"_s][0];
        QCOMPARE(one[u"now"_s][u"title"_s].toString(), u"Now <b>"_s);
        QCOMPARE(one[u"next"_s][u"title"_s].toString(), u"Next"_s);
        const QByteArray folder = m_gateway->media(shown.urls.playlist.path().toLatin1()).body;
        QVERIFY(folder.startsWith("#EXTM3U url-tvg=\"http://"));
        const Answer guide = m_gateway->media(shown.urls.guide.path().toLatin1());
        QCOMPARE(guide.status, 200);
        QVERIFY(guide.head.contains("application/xml"));
        QVERIFY(guide.body.contains("<title>Now &lt;b&gt;</title>"));
        QVERIFY(!guide.body.contains("Nobody") && !guide.body.contains("one.tv"));
        const QByteArray channel = guide.body.mid(guide.body.indexOf("channel id=\"") + 12, 16);
        QVERIFY(folder.contains(QByteArray("tvg-id=\"" + channel + '"')));
    }

    void saysWhyThereIsNoGuide()
    {
        m_origin->serve("/guide.xml", "<!DOCTYPE tv [<!ENTITY a \"b\">]><tv></tv>");
        const QByteArray id =
            serveList("/all.m3u", "#EXTM3U url-tvg=\"guide.xml\"\n" + entry("One", "/1.ts"));
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QVERIFY(shown.list->guideProblem.contains(u"entities"_s));
        QCOMPARE(shown.list->guideProgrammes, 0);
        QByteArray path = shown.urls.playlist.path().toLatin1();
        QCOMPARE(m_gateway->media(path.replace("playlist.m3u", "epg.xml")).status, 404);
    }

    void saysWhatIsNoList_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("stream") << "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n1.ts\n"_ba
                                << ErrorCode::ListIsStream;
        QTest::newRow("page") << "<html><body>no</body></html>"_ba << ErrorCode::ListNotList;
        QTest::newRow("empty") << ""_ba << ErrorCode::MediaNotMedia;
    }

    void saysWhatIsNoList()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);
        const QByteArray id = serveList("/all.m3u", text);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Failed);
        QCOMPARE(shown.state, SourceState::Failed);
        QCOMPARE(shown.error.code, code);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/entries").status, 502);
    }

    void readsListsInTheList()
    {
        m_origin->serve("/sub/a.m3u", "#EXTM3U\n" + entry("A", "/a.ts") + "b.m3u\n../all.m3u\n");
        m_origin->serve("/sub/b.m3u",
                        "#EXTM3U\n" + entry("B", "/b.ts", "group-title=\"Own\"") + "a.m3u\nc.m3u\n");
        m_origin->serve("/sub/c.m3u", "#EXTM3U\n" + entry("C", "/c.ts") + "d.m3u\n");
        m_origin->serve("/sub/d.m3u", "#EXTM3U\n" + entry("D", "/d.ts"));
        const QByteArray id =
            serveList("/all.m3u", "#EXTM3U\n" + entry("Top", "/t.ts") + entry("Sub", "/sub/a.m3u") +
                                      entry("Gone", "/gone.m3u"));
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->entries, 4); // D lies too deep
        QCOMPARE(shown.list->groups, (QList<ListGroup>{{{}, 1}, {u"Sub"_s, 2}, {u"Own"_s, 1}}));
        QCOMPARE(shown.list->skipped, 4); // the two circles, the deep one, the one that is gone
        QVERIFY(shown.list->problem.contains(u"1 of the lists"_s));
        QCOMPARE(m_origin->counters("/all.m3u").requests, 1);
    }

    void keepsTheFormerListWhenReadingAgainFails()
    {
        const QByteArray id = serveList("/all.m3u", "#EXTM3U\n" + entry("One", "/1.ts"));
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 1);
        m_origin->serve("/all.m3u", "x", *parseOriginFaults(u"code=404"_s));
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_VERIFY(!m_gateway->shown(id, SourceState::Ready).list->problem.isEmpty());
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 1);
        m_origin->serve("/all.m3u", "#EXTM3U\n" + entry("One", "/1.ts") + entry("Two", "/2.ts"));
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_COMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 2);
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->problem, QString());
    }

    void isThereAfterARestartWithoutItsProvider()
    {
        const QTemporaryDir kept;
        m_gateway = std::make_unique<GatewayUnderTest>(kept.path());
        m_origin->serve("/all.m3u",
                        "#EXTM3U\n" + entry("One", "/1.ts", "tvg-chno=\"5\" group-title=\"Gr\xC3\xBCn\""));
        QUrl url = m_origin->url("/all.m3u");
        url.setQuery(u"password=something-long"_s); // for which there is a key
        const QByteArray id = m_gateway->add(url);
        const QJsonValue before = entries(id)[u"entries"_s][0];
        QTRY_VERIFY(QFile::exists(QString(kept.path() + u"/lists/"_s + QString::fromLatin1(id))));
        m_gateway.reset();
        m_origin->serve("/all.m3u", "x", *parseOriginFaults(u"code=404"_s));
        m_gateway = std::make_unique<GatewayUnderTest>(kept.path());
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 1);
        QCOMPARE(entries(id)[u"entries"_s][0], before);
        QCOMPARE(m_origin->counters("/all.m3u").requests, 0);
        QCOMPARE(m_gateway->control("DELETE", "/v1/sources/" + id).status, 200);
        QTRY_VERIFY(!QFile::exists(QString(kept.path() + u"/lists/"_s + QString::fromLatin1(id))));
    }

    void closesWhatIsUsedLeast()
    {
        QByteArray text = "#EXTM3U\n";
        for (int i = 0; i < 70; ++i)
            text += entry("Entry " + QByteArray::number(i), "/" + QByteArray::number(i) + ".mkv");
        const QByteArray id = serveList("/all.m3u", text);
        const QJsonArray listed = entries(id)[u"entries"_s].toArray();
        QCOMPARE(listed.size(), 70);
        const QByteArray first = jsonOf(open(id, listed[0]))[u"id"_s].toString().toLatin1();
        const QByteArray second = jsonOf(open(id, listed[1]))[u"id"_s].toString().toLatin1();
        for (qsizetype i = 2; i < 64; ++i)
            QCOMPARE(open(id, listed[i]).status, 200);
        (void)open(id, listed[0]); // used again
        QCOMPARE(open(id, listed[64]).status, 200);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + first).status, 200);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + second).status, 404);
    }

    void staysAListElsewhere()
    {
        const QByteArray id = serveList("/all.m3u", "#EXTM3U\n" + entry("One", "/1.ts"));
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 1);
        m_origin->serve("/other", "#EXTM3U\n" + entry("One", "/1.ts") + entry("Two", "/2.ts"));
        const QByteArray body = "{\"url\":\"" + m_origin->url("/other").toEncoded() + "\"}";
        QCOMPARE(m_gateway->control("PATCH", "/v1/sources/" + id, body).status, 200);
        QCOMPARE(entries(id)[u"total"_s].toInt(), 2);
        QCOMPARE(jsonOf(m_gateway->control("GET", "/v1/sources/" + id))[u"kind"_s].toString(), u"m3u"_s);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayLists)
#include "tst_GatewayLists.moc"
