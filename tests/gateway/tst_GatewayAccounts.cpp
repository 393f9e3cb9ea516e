// SPDX-License-Identifier: GPL-3.0-or-later
// Xtream accounts through the whole gateway: added, read, searched, opened, served to players, and kept.
#include "core/base/Log.h"
#include "tests/gateway/AccountsUnderTest.h"
#include "tests/support/TransportBytes.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayAccounts : public QObject, private AccountsUnderTest
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

    void readsAnAccountWhenItIsAdded()
    {
        const QByteArray id = add();
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.state, SourceState::Ready);
        QCOMPARE(shown.kind, u"xtream"_s);
        QCOMPARE(shown.name, u"127.0.0.1"_s);
        QCOMPARE(shown.displayUrl, m_panel->origin().url("/").toString());
        QCOMPARE(shown.list->problem, QString());
        QCOMPARE(shown.list->guideProblem, u"127.0.0.1 does not have this file (status 404)"_s);
        QCOMPARE(shown.list->entries, 6);
        QCOMPARE(shown.list->skipped, 1);
        QCOMPARE(shown.list->groups, (QList<ListGroup>{{u"News"_s, 1, EntryKind::Channel},
                                                       {{}, 1, EntryKind::Channel},
                                                       {u"News"_s, 2, EntryKind::Film},
                                                       {u"Drama"_s, 1, EntryKind::Series},
                                                       {{}, 1, EntryKind::Series}}));
        const AccountSummary account{AccountStatus::Active, false, 4'102'444'800'000, 0, 1, u"Welcome"_s};
        QCOMPARE(shown.list->account, std::optional(account));
        const QJsonObject json = source(id);
        QCOMPARE(json[u"kind"_s].toString(), u"xtream"_s);
        QCOMPARE(json[u"list"_s][u"groups"_s][2][u"kind"_s].toString(), u"film"_s);
        QCOMPARE(json[u"account"_s].toObject(), (QJsonObject{{u"status"_s, u"active"_s},
                                                             {u"trial"_s, false},
                                                             {u"expires_at_ms"_s, qint64(4'102'444'800'000)},
                                                             {u"connections_now"_s, 0},
                                                             {u"max_connections"_s, 1},
                                                             {u"message"_s, u"Welcome"_s}}));
        QVERIFY(!json.contains(u"max_connections"_s)); // that is what the user says
    }

    void knowsTheSameAccountInEachSpelling()
    {
        const QByteArray id = add();
        QUrl list = m_panel->origin().url("/get.php?" + XtreamPanel::login() + "&type=m3u_plus");
        QUrl typed = m_panel->origin().url("/");
        typed.setUserName(QString::fromLatin1(XtreamPanel::kUser));
        typed.setPassword(QString::fromLatin1(XtreamPanel::kPassword));
        const QJsonObject asAccount{{u"kind"_s, u"xtream"_s}};
        QCOMPARE(m_gateway->add(list, asAccount), id);
        QCOMPARE(m_gateway->add(typed, asAccount), id);
        QVERIFY(m_gateway->add(list) != id); // a list
        typed.setScheme(u"xtream"_s);
        QCOMPARE(m_gateway->add(typed), id);
        const QByteArray noAccount = "{\"url\":\"http://127.0.0.1/get.php?username=me\",\"kind\":\"xtream\"}";
        QCOMPARE(m_gateway->control("POST", "/v1/sources", noAccount).status, 400);
    }

    void takesANewPasswordFromWhoAddsItAgain()
    {
        m_panel->setUserText(R"({"user_info":{"auth":0}})");
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Failed).error.code, ErrorCode::AccountRefused);
        QUrl url = m_panel->url();
        url.setQuery(u"username=canary-user&password=another-word"_s);
        m_panel->origin().serve("/player_api.php", R"({"user_info":{"auth":1,"status":"Active"}})");
        QCOMPARE(m_gateway->add(url), id);
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->account->status, AccountStatus::Active);
        QCOMPARE(jsonOf(m_gateway->control("GET", "/v1/sources"))[u"sources"_s].toArray().size(), 1);
    }

    void findsEntriesByKind()
    {
        const QByteArray id = add();
        QCOMPARE(namesOf(id, "?kind=channel"), (QStringList{u"Channel Ünder"_s, u"Channel Two"_s}));
        QCOMPARE(namesOf(id, "?kind=film&query=other"), QStringList{u"Another Film"_s});
        QCOMPARE(namesOf(id, "?kind=series"), (QStringList{u"A Series"_s, u"Empty Series"_s}));
        QCOMPARE(namesOf(id, "?group=News&kind=film"), (QStringList{u"A Film"_s, u"Another Film"_s}));
        QCOMPARE(namesOf(id, "?group=News").size(), 3);
        QCOMPARE(entries(id)[u"entries"_s][4][u"kind"_s].toString(), u"series"_s);
        QCOMPARE(m_gateway->control("GET", "/v1/sources/" + id + "/entries?kind=x").status, 400);
    }

    void asksForTheEpisodesOfASeriesOnce()
    {
        const QByteArray id = add();
        const QByteArray series = entryNamed(id, u"A Series"_s);
        QCOMPARE(m_panel->requests("get_series_info&series_id=31"), 0);
        const QJsonObject page = entries(id, "?series=" + series);
        QCOMPARE(page[u"total"_s].toInt(), 5);
        QCOMPARE(namesOf(id, "?series=" + series),
                 (QStringList{u"A Series - S01E01"_s, u"2"_s, u"Second"_s, u"Tenth"_s, u"Extra"_s}));
        const QJsonValue first = page[u"entries"_s][0];
        QCOMPARE(first[u"group"_s].toString(), u"Season 1"_s);
        QCOMPARE(first[u"kind"_s].toString(), u"episode"_s);
        QCOMPARE(first[u"duration_ms"_s].toInt(), 1'500'000);
        QCOMPARE(namesOf(id, "?group=Specials&series=" + series), QStringList{u"Extra"_s});
        QCOMPARE(m_panel->requests("get_series_info&series_id=31"), 1);
        QCOMPARE(entries(id, "?series=" + entryNamed(id, u"Empty Series"_s))[u"total"_s].toInt(), 0);
        const QByteArray film = entryNamed(id, u"A Film"_s);
        const QByteArray path = "/v1/sources/" + id + "/entries?series=";
        for (const QByteArray &none : {film, "0123456789abcdef"_ba, "x"_ba})
            QCOMPARE(m_gateway->control("GET", path + none).status, 404);
        const Answer opened = open(id, series);
        QCOMPARE(opened.status, 409);
        QVERIFY(opened.body.contains("E_LIST_IS_SERIES"));
    }

    void opensFilmsAndEpisodesOverOneConnection()
    {
        serveFilms();
        const QByteArray id = add();
        const Answer film = open(id, entryNamed(id, u"A Film"_s));
        QCOMPARE(film.status, 200);
        QCOMPARE(jsonOf(film)[u"max_connections"_s].toInt(), 1); // as the provider says
        QCOMPARE(m_gateway->media(pathOf(film)).status, 200);
        const Answer opened = open(id, episode(id, u"Second"_s));
        QCOMPARE(opened.status, 200);
        QCOMPARE(jsonOf(opened)[u"name"_s].toString(), u"Second"_s);
        QCOMPARE(m_gateway->media(pathOf(opened)).status, 200);
    }

    void playsChannels()
    {
        m_panel->serveChannel(XtreamPanel::pathOf("live", "11.ts"), spelledFilm(12));
        const QByteArray id = add();
        const Answer opened = open(id, entryNamed(id, u"Channel Ünder"_s));
        QCOMPARE(opened.status, 200);
        QCOMPARE(m_gateway->media(pathOf(opened)).status, 200);
    }

    void readsTheGuide()
    {
        const auto time = [](int minutes) {
            return QDateTime::currentDateTimeUtc()
                .addSecs(minutes * 60)
                .toString(u"yyyyMMddHHmmss"_s)
                .toLatin1();
        };
        m_panel->serve("/xmltv.php?" + XtreamPanel::login(),
                       "<tv><programme channel=\"one.tv\" start=\"" + time(-5) + " +0000\" stop=\"" +
                           time(5) + " +0000\"><title>Now</title></programme></tv>");
        const QByteArray id = add();
        QCOMPARE(entries(id)[u"entries"_s][0][u"now"_s][u"title"_s].toString(), u"Now"_s);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->guideProgrammes, 1);
        QCOMPARE(m_gateway->media(shown.urls.guide.path().toLatin1()).status, 200);
    }

    void isThereAfterARestartWithItsEpisodes()
    {
        serveFilms();
        const QByteArray id = add();
        const QByteArray wanted = episode(id, u"A Series - S01E01"_s);
        const QByteArray link = pathOf(open(id, wanted));
        const QByteArray playlist =
            m_gateway->media(QUrl(source(id)[u"urls"_s][u"playlist"_s].toString()).path().toLatin1()).body;
        const QJsonObject before = source(id);
        const QJsonObject page = entries(id);
        QTRY_VERIFY(QFile::exists(QString(m_profile->path() + u"/lists/"_s + QString::fromLatin1(id))));
        restart();
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 6);
        const QJsonObject after = source(id);
        QCOMPARE(after[u"account"_s], before[u"account"_s]);
        QCOMPARE(after[u"list"_s], before[u"list"_s]);
        QCOMPARE(entries(id), page);
        QCOMPARE(m_panel->requests({}), 1);
        QCOMPARE(m_gateway->media(link).status, 200); // though its series was not asked for again
        const QByteArrayList lines = playlist.split('\n');
        const qsizetype film =
            lines.indexOf("#EXTINF:-1 tvg-id=\"4000000000000015\" group-title=\"News\",A Film");
        QVERIFY2(film > 0, playlist);
        QCOMPARE(m_gateway->media(QUrl(QString::fromLatin1(lines[film + 1])).path().toLatin1()).status, 200);
        const QJsonObject opened = jsonOf(open(id, episode(id, u"Second"_s)));
        QCOMPARE(opened[u"max_connections"_s].toInt(), 1);
    }

    void isUnlockedByWhoAddsItAgain()
    {
        const QByteArray id = add();
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 6);
        QCOMPARE(m_gateway->control("PATCH", "/v1/passwords", R"({"store":"session"})").status, 200);
        restart();
        QCOMPARE(m_gateway->shown(id, SourceState::Locked).state, SourceState::Locked);
        QCOMPARE(source(id)[u"kind"_s].toString(), u"xtream"_s);
        QCOMPARE(m_gateway->control("PATCH", "/v1/sources/" + id, R"({"name":"Mine"})").status, 200);
        QCOMPARE(m_gateway->control("PATCH", "/v1/sources/" + id, R"({"kind":"m3u"})").status, 409);
        QCOMPARE(add(), id);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QCOMPARE(shown.list->entries, 6);
        QCOMPARE(shown.name, u"Mine"_s);
    }

    void becomesAnAccountOrMovesWhenItIsChanged()
    {
        const QByteArray path = "/get.php?" + XtreamPanel::login() + "&type=m3u_plus";
        m_panel->serve(path, "#EXTM3U\n#EXTINF:-1,One\nhttp://127.0.0.1:9/1.ts\n");
        const QByteArray id = m_gateway->add(m_panel->origin().url(path));
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).list->entries, 1);
        const QByteArray target = "/v1/sources/" + id;
        QCOMPARE(m_gateway->control("PATCH", target, R"({"kind":"xtream"})").status, 200);
        QCOMPARE(entries(id)[u"total"_s].toInt(), 6);
        QCOMPARE(source(id)[u"kind"_s].toString(), u"xtream"_s);
        QCOMPARE(m_gateway->control("PATCH", target, R"({"name":"My provider"})").status, 200);
        XtreamPanel other;
        const QByteArray list = other.origin().url(path).toEncoded(); // stays an account
        QCOMPARE(m_gateway->control("PATCH", target, "{\"url\":\"" + list + "\"}").status, 200);
        QCOMPARE(entries(id)[u"total"_s].toInt(), 6);
        QCOMPARE(other.requests({}), 1);
        QCOMPARE(m_gateway->control("PATCH", target, "{\"url\":\"http://127.0.0.1/list.m3u\"}").status, 400);
        QCOMPARE(source(id)[u"name"_s].toString(), u"My provider"_s);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayAccounts)
#include "tst_GatewayAccounts.moc"
