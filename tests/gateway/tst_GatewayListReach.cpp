// SPDX-License-Identifier: GPL-3.0-or-later
// What a list may lead to, and to whom what grants access to it goes (FAULTS.md threats 2 and 3).
#include "core/base/Log.h"
#include "tests/gateway/ListsUnderTest.h"
#include "tests/support/Canaries.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayListReach : public QObject, private ListsUnderTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLogHandler();
        makeFilm();
    }
    void init() { QVERIFY2(restart(), qPrintable(m_gateway->startError())); }

    void leadsToNoPrivateAddressButItsOwn()
    {
        TestOrigin sink;
        sink.serve("/1.ts", "canary");
        sink.serve("/sub.m3u", "#EXTM3U\n");
        sink.serve("/guide.xml", "<tv></tv>");
        const QByteArray other = sink.url("/").toEncoded();
        const QByteArray id =
            serveList("/all.m3u", "#EXTM3U url-tvg=\"" + other + "guide.xml\"\n#EXTINF:-1,Router\n" + other +
                                      "1.ts\n" + other + "sub.m3u\n" + "#EXTINF:-1,Name\nhttp://localhost:" +
                                      QByteArray::number(sink.port()) + "/1.ts\n");
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->entries, 2);
        QVERIFY(!shown.list->guideProblem.isEmpty());
        QVERIFY(!shown.list->problem.isEmpty());
        const QJsonArray listed = entries(id)[u"entries"_s].toArray();
        QCOMPARE(open(id, listed[0]).status, 403);
        const Answer named = open(id, listed[1]); // only its address tells
        QCOMPARE(named.status, 200);
        const Answer played = m_gateway->media(folderOf(named) + "master.m3u8");
        QCOMPARE(played.status, 502);
        QVERIFY2(played.body.contains("not of the internet"), played.body.constData());
        QCOMPARE(sink.accepted(), 0);
    }

    void givesWhatIsSecretToItsOwnOriginOnly()
    {
        TestOrigin other;
        other.serve("/2.ts", QByteArray(100'000, 'x'));
        m_origin->serve("/1.ts", QByteArray(100'000, 'x'));
        m_origin->serve("/2.ts", QByteArray(),
                        *parseOriginFaults(u"to=%1"_s.arg(other.url("/2.ts").toString())));
        m_origin->serve("/all.m3u", "#EXTM3U\n#EXTINF:-1,One\n#EXTVLCOPT:http-user-agent=Agent/1\n" +
                                        m_origin->url("/1.ts").toEncoded() + '\n' + entry("Two", "/2.ts"));
        QUrl url = m_origin->url("/all.m3u");
        url.setUserName(u"somebody"_s);
        url.setPassword(u"canary-word"_s);
        const QByteArray id = m_gateway->add(
            url,
            {{u"headers"_s, QJsonObject{{u"X-Key"_s, u"canary-key"_s}, {u"User-Agent"_s, u"List/1"_s}}}});
        for (const QJsonValue &each : entries(id)[u"entries"_s].toArray())
            (void)m_gateway->media(folderOf(open(id, each)) + "master.m3u8");
        QCOMPARE(m_origin->requests("/all.m3u").at(0).header("user-agent"), "List/1");
        const OriginRequest one = m_origin->requests("/1.ts").at(0);
        QCOMPARE(one.header("x-key"), "canary-key");
        QCOMPARE(one.header("user-agent"), "Agent/1");
        QVERIFY(one.header("authorization").startsWith("Basic "));
        QVERIFY(other.requests("/2.ts").isEmpty()); // another port at home: not even without them
    }

    void saysNoSecretOfItsEntries()
    {
        const QByteArrayList canaries{"canary-user", "canary-word", "canary-token", "canary-agent"};
        m_origin->serve("/get.php",
                        "#EXTM3U\n#EXTINF:-1,One\n#EXTVLCOPT:http-user-agent=canary-agent\n" +
                            m_origin->url("/live/canary-user/canary-word/1.ts").toEncoded() +
                            "\n#EXTINF:-1,Two\n" + m_origin->url("/film.mkv?token=canary-token").toEncoded() +
                            "\n#EXTINF:-1,Three\nhttp://" + "canary-user:canary-word@127.0.0.1:9/3.ts\n");
        QUrl url = m_origin->url("/get.php");
        url.setQuery(u"username=canary-user&password=canary-word&type=m3u"_s);
        const QByteArray id = m_gateway->add(url);
        QByteArray said = m_gateway->control("GET", "/v1/sources/" + id + "/entries").body;
        for (const QJsonValue &each : entries(id)[u"entries"_s].toArray()) {
            const Answer opened = open(id, each);
            said += opened.body;
            if (opened.status != 200)
                continue;
            const Answer played = m_gateway->media(folderOf(opened) + "master.m3u8");
            said += played.head + played.body;
        }
        for (const char *target : {"/v1/sources", "/v1/stats", "/v1/diagnostics", "/v1/sessions"})
            said += m_gateway->control("GET", target).body;
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->entries, 3);
        const Answer playlist = m_gateway->media(shown.urls.playlist.path().toLatin1());
        QCOMPARE(playlist.status, 200);
        said += playlist.head + playlist.body;
        QCOMPARE(canaryIn(said, canaries), QByteArray());
        QCOMPARE(canaryIn(recentLogLines().join(u'\n').toUtf8(), canaries), QByteArray());
        QTRY_VERIFY(QFile::exists(QString(m_gateway->profile() + u"/lists/"_s + QString::fromLatin1(id))));
        QCOMPARE(canaryInFiles(m_gateway->profile(), canaries), QByteArray());
        const auto forOthers = QFile::Permissions(0x077);
        QVERIFY((QFile::permissions(m_gateway->profile() + u"/lists/"_s + QString::fromLatin1(id)) &
                 forOthers) == 0);
    }

    void neverAsksItself()
    {
        for (const quint16 port : {m_gateway->mediaPort(), m_gateway->controlPort()}) {
            const QByteArray id = m_gateway->add(QUrl(u"http://127.0.0.1:%1/film.mkv"_s.arg(port)));
            (void)m_gateway->media(m_gateway->folderOf(id) + "master.m3u8");
            const SourceSnapshot shown = m_gateway->shown(id, SourceState::Failed);
            QCOMPARE(shown.state, SourceState::Failed);
            QCOMPARE(shown.error.code, ErrorCode::UpstreamAddress);
        }
    }

    void readsAListOnDisk()
    {
        if (!QFile::exists(filmPath()))
            QSKIP("ffmpeg is missing");
        QTemporaryDir outside;
        QVERIFY(QFile::copy(filmPath(), outside.filePath(u"secret.mkv"_s)));
        QFile::link(outside.filePath(u"secret.mkv"_s), m_dir.filePath(u"link.mkv"_s));
        QFile list(m_dir.filePath(u"all.m3u"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("#EXTM3U\nfilm.mkv\nlink.mkv\n" + outside.filePath(u"secret.mkv"_s).toUtf8() + '\n');
        list.close();
        const QByteArray id = m_gateway->add(QUrl::fromLocalFile(list.fileName()));
        const QJsonArray listed = entries(id)[u"entries"_s].toArray();
        QCOMPARE(listed.size(), 2);
        QCOMPARE(m_gateway->media(folderOf(open(id, listed[0])) + "master.m3u8").status, 200);
        QCOMPARE(m_gateway->media(folderOf(open(id, listed[1])) + "master.m3u8").status, 502);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayListReach)
#include "tst_GatewayListReach.moc"
