// SPDX-License-Identifier: GPL-3.0-or-later
// What an Xtream account does not allow, or no longer; and what nobody may know of it.
#include "core/base/Log.h"
#include "tests/gateway/AccountsUnderTest.h"
#include "tests/support/Canaries.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayAccountLimits : public QObject, private AccountsUnderTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLogHandler();
        if (!makeFilm())
            QSKIP("ffmpeg is missing");
    }
    void init() { QVERIFY2(begin(), qPrintable(m_gateway->startError())); }

    void neverHasTwoConnectionsWhereOneIsAllowed()
    {
        OriginFaults slow;
        slow.latencyMs = 50;
        m_panel = std::make_unique<XtreamPanel>(slow);
        serveFilms();
        m_panel->serve("/get.php?" + XtreamPanel::login() + "&type=m3u", "#EXTM3U\n");
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).state, SourceState::Ready);
        const QByteArray film = pathOf(open(id, entryNamed(id, u"A Film"_s)));
        QCOMPARE(m_gateway->media(film).status, 200);
        const QByteArray folder = film.chopped(qsizetype(qstrlen("master.m3u8")));
        for (int round = 0; round < 3; ++round) { // what plays and what is read, at the same time
            m_gateway->gateway().probeSource(QString::fromLatin1(id));
            BlockingClient player(m_gateway->mediaPort());
            player.send(requestBytes("GET", folder + "file", {}));
            QVERIFY(!player.readSome(1000).isEmpty());
            (void)entries(id, "?series=" + entryNamed(id, u"A Series"_s));
        }
        QTRY_VERIFY(m_panel->requests("get_series") > 1);
        QCOMPARE(m_panel->origin().mostAnswersAtOnce(), 1);
    }

    void heedsWhatTheUserSaysOfConnections()
    {
        serveFilms();
        const QByteArray id = m_gateway->add(m_panel->url(), {{u"max_connections"_s, 3}});
        QCOMPARE(jsonOf(open(id, entryNamed(id, u"A Film"_s)))[u"max_connections"_s].toInt(), 3);
    }

    void learnsTheConnectionsOfAListFromItsAccount()
    {
        const QByteArray path = "/get.php?" + XtreamPanel::login() + "&type=m3u_plus";
        m_panel->serve(path, "#EXTM3U\n#EXTINF:-1,A Film\n" + m_panel->origin().url("/film.mkv").toEncoded() +
                                 '\n');
        const QByteArray id = m_gateway->add(m_panel->origin().url(path));
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).kind, u"m3u"_s);
        QCOMPARE(jsonOf(open(id, entryNamed(id, u"A Film"_s)))[u"max_connections"_s].toInt(), 1);
        QCOMPARE(m_panel->requests({}), 1);
        QVERIFY(!source(id).contains(u"account"_s));
    }

    void saysWhyAnAccountCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QString>("faults");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("text");
        const QByteArray expired = R"({"user_info":{"auth":1,"status":"Expired","exp_date":"1777809600"}})";
        QTest::newRow("expired") << expired << QString() << "E_ACCOUNT_EXPIRED"_ba
                                 << "The account expired on 3 May 2026. Renew it with the provider."_ba;
        QTest::newRow("banned") << R"({"user_info":{"auth":0,"status":"Banned"}})"_ba << QString()
                                << "E_ACCOUNT_BANNED"_ba
                                << "banned this account. Ask the provider why."_ba;
        QTest::newRow("disabled") << R"({"user_info":{"auth":0,"status":"Disabled"}})"_ba << QString()
                                  << "E_ACCOUNT_DISABLED"_ba
                                  << "disabled"_ba;
        QTest::newRow("wrong password")
            << R"({"user_info":{"auth":0}})"_ba << QString() << "E_ACCOUNT_REFUSED"_ba
            << "user name and password. Check"_ba;
        for (const QString &status : {u"401"_s, u"403"_s, u"404"_s, u"512"_s})
            QTest::addRow("%s", qPrintable(status))
                << "x"_ba << QString(u"code="_s + status) << "E_ACCOUNT_REFUSED"_ba
                << "user name and password"_ba;
        QTest::newRow("page") << "<html></html>"_ba << QString() << "E_ACCOUNT_NONE"_ba
                              << "address and port"_ba;
        QTest::newRow("empty") << ""_ba << QString() << "E_ACCOUNT_NONE"_ba
                               << "address and port"_ba;
        QTest::newRow("list") << "[]"_ba << QString() << "E_ACCOUNT_NONE"_ba
                              << "address and port"_ba;
    }
    void saysWhyAnAccountCannotBeUsed()
    {
        QFETCH(QByteArray, user);
        QFETCH(QString, faults);
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, text);
        m_panel->setUserText(user, faults.isEmpty() ? OriginFaults() : *parseOriginFaults(faults));
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Failed).state, SourceState::Failed);
        const QJsonValue error = source(id)[u"error"_s];
        QCOMPARE(error[u"kind"_s].toString().toLatin1(), word);
        const QByteArray message = error[u"message"_s].toString().toUtf8();
        QVERIFY2(message.contains(text), message);
        QCOMPARE(m_panel->requests("get_live_streams"), 0);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/entries").status, 502);
    }

    void keepsWhatItReadWhenTheAccountExpires()
    {
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 6);
        m_panel->setUser({{u"status"_s, u"Expired"_s}, {u"exp_date"_s, 1'777'809'600}});
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_COMPARE(m_gateway->shown(id, SourceState::Ready).list->account->status, AccountStatus::Expired);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QVERIFY(shown.list->problem.startsWith(u"The account expired on 3 May 2026"_s));
        QCOMPARE(shown.list->entries, 6);
    }

    void readsWhatCanBeRead()
    {
        m_panel->answer("get_vod_streams", "<html>Out of memory</html>");
        m_panel->answer("get_series", R"({"user_info":{"auth":1},"server_info":{}})");
        m_panel->answer("get_live_categories", "x", *parseOriginFaults(u"code=404"_s));
        const QByteArray id = add();
        SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->entries, 2);
        QCOMPARE(shown.list->problem, u"The films could not be read: what the server answered is no list."_s);
        m_panel->answer("get_vod_streams", R"([{"stream_id":1,"name":"Film"}])");
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_COMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 3);
        m_panel->answer("get_vod_streams", "[{"); // and does not lose it again
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_VERIFY(!m_gateway->shown(id, SourceState::Ready).list->problem.isEmpty());
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 3);
        for (const char *action : {"get_live_streams", "get_vod_streams", "get_series"})
            m_panel->answer(action, "<html></html>");
        m_gateway->gateway().removeSource(QString::fromLatin1(id));
        QCOMPARE(m_gateway->shown(add(), SourceState::Failed).state, SourceState::Failed);
    }

    void tellsPlayersNothingOfTheProvider()
    {
        serveFilms();
        m_panel->setUser({{u"message"_s, u"canary-word was shared by canary-user"_s}});
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).state, SourceState::Ready);
        const QByteArray path = QUrl(source(id)[u"urls"_s][u"playlist"_s].toString()).path().toLatin1();
        QByteArray said = m_gateway->media(path).body;
        QCOMPARE(said.count("#EXTINF"), 4); // series have no address of their own
        QVERIFY(!said.contains("get_series"));
        const Answer film = open(id, entryNamed(id, u"A Film"_s));
        const Answer opened = open(id, episode(id, u"Second"_s));
        said += film.body + opened.body + m_gateway->media(pathOf(film)).body +
                m_gateway->media(pathOf(opened)).body;
        const QByteArray series = entryNamed(id, u"A Series"_s);
        (void)open(id, entryNamed(id, u"Another Film"_s)); // which fails
        m_panel->setUser({{u"status"_s, u"Banned"_s}});
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QTRY_VERIFY(!m_gateway->shown(id, SourceState::Ready).list->problem.isEmpty());
        for (const QByteArray &target :
             {QByteArray("/v1/sources/" + id), QByteArray("/v1/sources/" + id + "/entries"),
              QByteArray("/v1/sources/" + id + "/entries?series=" + series), "/v1/sources"_ba, "/v1/stats"_ba,
              "/v1/sessions"_ba, "/v1/diagnostics"_ba})
            said += m_gateway->control("GET", target).body;
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        said += (shown.displayUrl + shown.name + shown.list->problem + shown.list->account->message).toUtf8();
        QCOMPARE(canaryIn(said, XtreamPanel::canaries()), QByteArray());
        QCOMPARE(canaryIn(recentLogLines().join(u'\n').toUtf8(), XtreamPanel::canaries()), QByteArray());
        QCOMPARE(canaryInFiles(m_gateway->profile(), XtreamPanel::canaries()), QByteArray());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayAccountLimits)
#include "tst_GatewayAccountLimits.moc"
