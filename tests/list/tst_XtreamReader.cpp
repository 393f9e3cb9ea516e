// SPDX-License-Identifier: GPL-3.0-or-later
// What panels answer about an account, made into a list.
#include "core/list/XtreamId.h"
#include "core/list/XtreamReader.h"
#include "core/list/XtreamUser.h"

#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

using Kind = ListItem::Kind;
using Answer = XtreamReader::Answer;

class tst_XtreamReader : public QObject
{
    Q_OBJECT
    static XtreamAccount account() { return {"http://tv.example:8080/", "me", "word"}; }
    static XtreamReader reader(XtreamReader::Channels channels = XtreamReader::Channels::TransportStreams)
    {
        return {account(), channels, [](const QUrl &url) { return url.host() != "10.0.0.1"_L1; }};
    }
    static Result<void> read(XtreamReader &reader, Kind kind, Answer what, const QByteArray &text)
    {
        reader.begin(kind, what);
        reader.push(text);
        return reader.finish();
    }

private Q_SLOTS:
    void readsWhatTheAccountSays()
    {
        const auto user = xtreamUserFrom(
            R"j({"user_info":{"auth":1,"status":"Active","exp_date":"1777777777","is_trial":"1","active_cons":2,
                 "max_connections":"3","message":"Hello\nyou","allowed_output_formats":["m3u8"]},"server_info":[]})j");
        QVERIFY(user);
        QVERIFY(user->isKnown);
        QCOMPARE(user->status, u"active"_s);
        QVERIFY(user->isTrial);
        QCOMPARE(user->expiresAtMs, 1'777'777'777'000);
        QCOMPARE(user->connectionsNow, 2);
        QCOMPARE(user->maxConnections, 3);
        QCOMPARE(user->message, u"Hello you"_s);
        QVERIFY(!user->hasTransportStreams);
    }

    void readsOddAccounts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isAccount");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("wrong password") << R"j({"user_info":{"auth":0}})j"_ba << true << false;
        QTest::newRow("as a text") << R"j({"user_info":{"auth":"1","status":null,"exp_date":null}})j"_ba
                                   << true << true;
        QTest::newRow("without auth")
            << R"j({"user_info":{"status":"Active","max_connections":null}})j"_ba << true << true;
        QTest::newRow("array") << R"j({"user_info":[],"server_info":{}})j"_ba << false << false;
        QTest::newRow("false") << "false"_ba << false << false;
        QTest::newRow("page") << "<html></html>"_ba << false << false;
        QTest::newRow("empty") << ""_ba << false << false;
        QTest::newRow("out of range")
            << R"j({"user_info":{"auth":true,"exp_date":9e18,"max_connections":-1}})j"_ba << true << true;
    }
    void readsOddAccounts()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isAccount);
        QFETCH(bool, isKnown);
        const auto user = xtreamUserFrom(text);
        QCOMPARE(user.has_value(), isAccount);
        if (!user)
            return;
        QCOMPARE(user->isKnown, isKnown);
        QCOMPARE(user->expiresAtMs, 0);
        QCOMPARE(user->maxConnections, 0);
        QVERIFY(user->hasTransportStreams);
    }

    void keepsKindsApart()
    {
        XtreamReader reader = tst_XtreamReader::reader();
        QVERIFY(read(reader, Kind::Channel, Answer::Categories,
                     R"j([{"category_id":"2","category_name":"B"},{"category_id":1,"category_name":"A"}])j"));
        QVERIFY(
            read(reader, Kind::Channel, Answer::Entries,
                 R"j([{"stream_id":7,"name":"Seven","num":3,"category_id":"1","epg_channel_id":"seven.tv"},
                          {"stream_id":"8","name":null,"category_id":2},{"name":"none"},"x",[]])j"));
        QVERIFY(
            read(reader, Kind::Film, Answer::Categories, R"j([{"category_id":"1","category_name":"A"}])j"));
        QVERIFY(read(reader, Kind::Film, Answer::Entries,
                     R"j({"4":{"stream_id":7,"title":"Film","category_ids":["1"],"container_extension":"MKV"},
                          "9":{"stream_id":9,"name":"Odd","category_id":"","container_extension":"../x"}})j"));
        QVERIFY(read(reader, Kind::Series, Answer::Categories, "[]"));
        QVERIFY(read(reader, Kind::Series, Answer::Entries, R"j([{"series_id":7,"name":"Series"}])j"));
        QCOMPARE(reader.skipped(), 2); // a text is no element
        const auto list = reader.build();
        QCOMPARE(list->size(), 5U);
        const ListedEntry seven = list->at(0);
        QCOMPARE(seven.name, "Seven");
        QCOMPARE(seven.group, "A");
        QCOMPARE(seven.number, 3);
        QCOMPARE(seven.channelId, "seven.tv");
        QCOMPARE(seven.url, "http://tv.example:8080/live/me/word/7.ts");
        QCOMPARE(list->at(1).name, "8");
        QCOMPARE(list->at(1).group, "B");
        QCOMPARE(list->at(2).name, "Film");
        QCOMPARE(list->at(2).url, "http://tv.example:8080/movie/me/word/7.mkv");
        QCOMPARE(list->at(3).url, "http://tv.example:8080/movie/me/word/9.mp4");
        QCOMPARE(list->at(3).group, "");
        QCOMPARE(list->at(4).kind, Kind::Series);
        QCOMPARE(list->indexOf(*xtreamEntryId(Kind::Film, 7)), std::optional(2U));
        QByteArrayList groups; // as the provider orders them, films' own though of one name
        for (const EntryList::Group &group : list->groups())
            groups << group.name + char('0' + int(*group.kind)) + char('0' + group.entries);
        QCOMPARE(groups, (QByteArrayList{"B01", "A01", "A11", "11", "31"}));
    }

    void takesStreamsInPartsWhereThereIsNothingElse()
    {
        XtreamReader reader = tst_XtreamReader::reader(XtreamReader::Channels::HlsStreams);
        QVERIFY(read(reader, Kind::Channel, Answer::Entries, R"j([{"stream_id":7,"name":"Seven"}])j"));
        QCOMPARE(reader.build()->at(0).url, "http://tv.example:8080/live/me/word/7.m3u8");
    }

    void goesWhereTheEntryIsIfItMay()
    {
        XtreamReader reader = tst_XtreamReader::reader();
        QVERIFY(read(reader, Kind::Film, Answer::Entries,
                     R"j([{"stream_id":1,"name":"a","direct_source":"http:\/\/cdn.example\/a.mkv"},
                          {"stream_id":2,"name":"b","direct_source":"http:\/\/10.0.0.1\/b.mkv"},
                          {"stream_id":3,"name":"c","direct_source":"rtmp:\/\/cdn.example\/c"}])j"));
        const auto list = reader.build();
        QCOMPARE(list->at(0).url, "http://cdn.example/a.mkv");
        QCOMPARE(list->at(1).url, "http://tv.example:8080/movie/me/word/2.mp4");
        QCOMPARE(list->at(2).url, "http://tv.example:8080/movie/me/word/3.mp4");
    }

    void takesOddAnswers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isList");
        QTest::newRow("empty") << ""_ba << true;
        QTest::newRow("false") << "false"_ba << true;
        QTest::newRow("null") << "null"_ba << true;
        QTest::newRow("object") << "{}"_ba << true;
        QTest::newRow("action that it does not know")
            << R"j({"user_info":{"auth":1,"stream_id":5},"server_info":{"stream_id":6}})j"_ba << true;
        QTest::newRow("page") << "<!DOCTYPE html><html>[{}]</html>"_ba << false;
        QTest::newRow("broken off") << R"j([{"stream_id":)j"_ba << false;
    }
    void takesOddAnswers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isList);
        XtreamReader reader = tst_XtreamReader::reader();
        QCOMPARE(read(reader, Kind::Channel, Answer::Entries, text).has_value(), isList);
        QCOMPARE(reader.build()->size(), 0U);
    }

    void ordersEpisodesBySeason()
    {
        const auto episodes = xtreamEpisodesFrom(
            R"j({"episodes":{"10":[{"id":"5","episode_num":1,"title":"Ten"}],
                 "2":[{"id":3,"episode_num":"2","title":"B","info":{"duration_secs":"90"}},
                      {"id":2,"episode_num":1,"title":"A","info":{"duration":"1:00:05"},"container_extension":"avi"}],
                 "0":[{"id":1,"episode_num":1,"title":"Extra","info":[]}, {"id":1,"title":"again"}, {"title":"none"}]}})j",
            account(), [](const QUrl &) { return true; });
        QVERIFY(episodes);
        const EntryList &list = **episodes;
        QCOMPARE(list.size(), 4U);
        QByteArrayList names;
        for (quint32 i = 0; i < list.size(); ++i)
            names << list.at(i).group.toByteArray() + '/' + list.at(i).name.toByteArray();
        QCOMPARE(names, (QByteArrayList{"Season 2/A", "Season 2/B", "Season 10/Ten", "Specials/Extra"}));
        QCOMPARE(list.at(0).url, "http://tv.example:8080/series/me/word/2.avi");
        QCOMPARE(list.at(0).durationMs, 3'605'000);
        QCOMPARE(list.at(1).durationMs, 90'000);
        QCOMPARE(list.at(1).kind, Kind::Episode);
        QCOMPARE(list.at(1).number, 2);
    }

    void readsOddEpisodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("arrays in an array") << R"j({"episodes":[[{"id":1}],[{"id":2},{"id":3}]]})j"_ba << 3;
        QTest::newRow("one array") << R"j({"episodes":[{"id":1,"season":4}]})j"_ba << 1;
        QTest::newRow("none") << R"j({"episodes":[]})j"_ba << 0;
        QTest::newRow("array") << "[]"_ba << 0;
        QTest::newRow("false") << " false\n"_ba << 0;
        QTest::newRow("page") << "<html>"_ba << -1;
        QTest::newRow("empty") << ""_ba << -1;
    }
    void readsOddEpisodes()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        const auto episodes = xtreamEpisodesFrom(text, account(), [](const QUrl &) { return true; });
        QCOMPARE(episodes ? int((*episodes)->size()) : -1, count);
    }

    void findsAnEpisodeByItsIdAlone()
    {
        const auto id = xtreamEntryId(Kind::Episode, 12'345'678'901, "mp4");
        QVERIFY(id);
        const auto episode = xtreamEpisode(*id, account());
        QVERIFY(episode);
        QCOMPARE(episode->url, "http://tv.example:8080/series/me/word/12345678901.mp4");
        QCOMPARE(episode->id, *id);
        for (const char *extension : {"ts", "m3u8", "0", "zzzzz"})
            QCOMPARE(xtreamEpisodeOf(*xtreamEntryId(Kind::Episode, 1, extension))->extension, extension);
        QVERIFY(!xtreamEpisode(*xtreamEntryId(Kind::Film, 1), account()));
        QVERIFY(!xtreamEntryId(Kind::Film, -1));
        QVERIFY(!xtreamEntryId(Kind::Film, qint64(1) << 34));
        QVERIFY(*xtreamEntryId(Kind::Film, 1) != *xtreamEntryId(Kind::Channel, 1));
    }
};

QTEST_GUILESS_MAIN(tst_XtreamReader)
#include "tst_XtreamReader.moc"
