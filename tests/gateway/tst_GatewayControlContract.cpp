// SPDX-License-Identifier: GPL-3.0-or-later
// The control port as INTERFACE.md promises it to scripts: calls, field names and types, who may ask, and
// what is refused.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayControlContract : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QByteArray m_film;

    // With single quotes where JSON has double ones.
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
    // "name:type", where type is one of string number bool array object; a question mark: may be absent.
    static void checkFields(const QJsonObject &json, const QByteArrayList &fields)
    {
        static const QMap<QByteArray, QJsonValue::Type> types = {{"string", QJsonValue::String},
                                                                 {"number", QJsonValue::Double},
                                                                 {"bool", QJsonValue::Bool},
                                                                 {"array", QJsonValue::Array},
                                                                 {"object", QJsonValue::Object}};
        for (const QByteArray &field : fields) {
            const QByteArrayList parts = field.split(':');
            const QJsonValue value = json[QString::fromLatin1(parts[0])];
            QVERIFY2(value.type() == types[parts[1]],
                     QByteArray(field + " is not what it should be").constData());
        }
    }
    static void checkError(const Answer &answer, int status)
    {
        QCOMPARE(answer.status, status);
        QVERIFY(answer.body.size() <= 512);
        checkFields(jsonOf(answer)[u"error"_s].toObject(), {"kind:string", "message:string"});
        QVERIFY(answer.field("access-control-allow-origin").isEmpty());
    }
    static void checkSource(const QJsonObject &source)
    {
        checkFields(source, {"id:string", "name:string", "kind:string", "state:string", "pinned:bool",
                             "urls:object"});
        checkFields(source[u"urls"_s].toObject(),
                    {"master:string", "stream:string", "file:string", "watch:string"});
    }
    Answer post(const QByteArray &body) { return m_gateway->control("POST", "/v1/sources", body); }
    QJsonObject get(const QByteArray &target) { return jsonOf(m_gateway->control("GET", target)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        const QString film = m_dir.filePath(u"film.mkv"_s);
        if (ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-f"_s, u"lavfi"_s,
                    u"-i"_s, u"sine=r=48000:d=14"_s, u"-c:v"_s, u"libx264"_s, u"-g"_s, u"48"_s, u"-c:a"_s,
                    u"aac"_s, film})) {
            m_origin.serveFile("/film.mkv", film);
            m_film = m_gateway->add(m_origin.url("/film.mkv"));
        }
    }

    void asksForTheToken_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const QByteArray token = m_gateway->token();
        QTest::newRow("none") << QByteArray("X-Nothing") << QByteArray();
        QTest::newRow("wrong") << QByteArray("Authorization") << QByteArray("Bearer 00");
        QTest::newRow("prefix") << QByteArray("Authorization") << "Bearer " + token.chopped(1);
        QTest::newRow("longer") << QByteArray("Authorization") << "Bearer " + token + "0";
        QTest::newRow("other-scheme") << QByteArray("Authorization") << "Basic " + token;
    }
    void asksForTheToken()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        BlockingClient client(m_gateway->controlPort());
        client.send(requestBytes("GET", "/v1/sources", {{name, value}}));
        const Answer answer = client.readAnswer();
        checkError(answer, 401);
        QCOMPARE(answer.field("www-authenticate"), "Bearer");
    }
    void refusesWebPages()
    {
        const QByteArray bearer = "Bearer " + m_gateway->token();
        checkError(m_gateway->control("GET", "/v1/sources", {},
                                      {{"Authorization", bearer}, {"Origin", "http://a.example"}}),
                   401);
        QCOMPARE(
            m_gateway->control("GET", "/v1/sources", {}, {{"Authorization", bearer}, {"Host", "a.example"}})
                .status,
            421);
    }

    void addsListsAndRemovesSources()
    {
        const Answer added = post(
            json("{'url':'http://127.0.0.1:9/a.mkv','name':'A name','kind':'http','headers':{'X-A':'b'}}"));
        QCOMPARE(added.status, 201);
        const QJsonObject source = jsonOf(added);
        checkSource(source);
        QCOMPARE(source[u"name"_s].toString(), u"A name"_s);
        QCOMPARE(source[u"kind"_s].toString(), u"http"_s);
        const QByteArray id = source[u"id"_s].toString().toLatin1();

        const Answer again = post(json("{'url':'http://127.0.0.1:9/a.mkv'}"));
        QVERIFY(again.status == 200 || again.status == 201);
        QCOMPARE(jsonOf(again)[u"id"_s].toString().toLatin1(), id);

        QStringList ids;
        for (const QJsonValue &listed : get("/v1/sources")[u"sources"_s].toArray()) {
            checkSource(listed.toObject());
            ids << listed[u"id"_s].toString();
        }
        QCOMPARE(ids.count(QString::fromLatin1(id)), 1);
        QCOMPARE(get("/v1/sources/" + id), jsonOf(again));

        const QByteArray folder = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->control("DELETE", "/v1/sources/" + id).status, 200);
        checkError(m_gateway->control("GET", "/v1/sources/" + id), 404);
        checkError(m_gateway->control("DELETE", "/v1/sources/" + id), 404);
        QCOMPARE(m_gateway->media(folder + "file").status, 404);
    }
    void keepsWhatAnAccountAllows()
    {
        const Answer added = post(json("{'url':'http://127.0.0.1:9/b.mkv','max_connections':1}"));
        QCOMPARE(added.status, 201);
        QCOMPARE(jsonOf(added)[u"max_connections"_s].toInt(), 1);
        const QByteArray id = jsonOf(added)[u"id"_s].toString().toLatin1();
        QCOMPARE(get("/v1/sources/" + id)[u"max_connections"_s].toInt(), 1);
        QCOMPARE(m_gateway->control("DELETE", "/v1/sources/" + id).status, 200);
    }
    void takesLocalFiles()
    {
        QFile file(m_dir.filePath(u"a film.bin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("something");
        file.close();
        const QUrl url = QUrl::fromLocalFile(file.fileName());
        for (const QString &text : {file.fileName(), url.toString(QUrl::FullyEncoded)}) {
            QCOMPARE(post(QJsonDocument(QJsonObject{{u"url"_s, text}}).toJson()).status, 201);
            const QByteArray id = m_gateway->add(url);
            QVERIFY2(!id.isEmpty(), qPrintable(text));
            QCOMPARE(get("/v1/sources/" + id)[u"kind"_s].toString(), u"file"_s);
            QCOMPARE(get("/v1/sources/" + id)[u"name"_s].toString(), u"a film"_s);
        }
    }

    void refusesBadSources_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not-json") << QByteArray("{\"url\":");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("no-url") << json("{'name':'x'}");
        QTest::newRow("url-is-a-number") << json("{'url':5}");
        QTest::newRow("ftp") << json("{'url':'ftp://a.example/a.mkv'}");
        QTest::newRow("no-host") << json("{'url':'http:///a.mkv'}");
        QTest::newRow("unknown-kind") << json("{'url':'http://a.example/','kind':'nonsense'}");
        QTest::newRow("kind-of-later") << json("{'url':'http://a.example/','kind':'acestream'}");
        QTest::newRow("no-account") << json("{'url':'http://a.example/','kind':'xtream'}");
        QTest::newRow("kind-is-a-number") << json("{'url':'http://a.example/','kind':5}");
        QTest::newRow("kind-does-not-fit") << json("{'url':'http://a.example/','kind':'file'}");
        QTest::newRow("name-is-a-number") << json("{'url':'http://a.example/','name':5}");
        QTest::newRow("headers-are-a-list") << json("{'url':'http://a.example/','headers':['a']}");
        QTest::newRow("header-is-a-number") << json("{'url':'http://a.example/','headers':{'A':1}}");
        QTest::newRow("header-with-a-line-end")
            << json("{'url':'http://a.example/','headers':{'A':'b\\r\\nC: d'}}");
        QTest::newRow("no-connections") << json("{'url':'http://a.example/','max_connections':0}");
        QTest::newRow("too-many-connections") << json("{'url':'http://a.example/','max_connections':17}");
        QTest::newRow("half-a-connection") << json("{'url':'http://a.example/','max_connections':1.5}");
        QTest::newRow("connections-as-text") << json("{'url':'http://a.example/','max_connections':'1'}");
        QTest::newRow("header-of-ours")
            << json("{'url':'http://a.example/','headers':{'Range':'bytes=0-1'}}");
    }
    void refusesBadSources()
    {
        QFETCH(QByteArray, body);
        const qsizetype before = get("/v1/sources")[u"sources"_s].toArray().size();
        checkError(post(body), 400);
        QCOMPARE(get("/v1/sources")[u"sources"_s].toArray().size(), before);
    }
    void refusesBodiesAbove64KiB()
    {
        const auto bodyOf = [](qsizetype bytes) -> QByteArray {
            const QByteArray empty = json("{'url':'ftp://a.example/','name':''}");
            return empty.chopped(2) + QByteArray(bytes - empty.size(), 'x') + empty.last(2);
        };
        checkError(post(bodyOf(64 * 1024)), 400); // taken and read: only the scheme is wrong
        checkError(post(bodyOf(64 * 1024 + 1)), 413);
    }
    void refusesUnknownCallsAndMethods()
    {
        for (const char *target :
             {"/", "/v1", "/v1/nothing", "/v2/sources", "/v1/sources/none", "/v1/cache/more"})
            checkError(m_gateway->control("GET", target), 404);
        const QList<std::pair<QByteArray, QByteArray>> wrong{{"PATCH", "/v1/sources"},
                                                             {"POST", "/v1/cache"},
                                                             {"DELETE", "/v1/settings"},
                                                             {"DELETE", "/v1/stats"},
                                                             {"POST", "/v1/sessions"}};
        for (const auto &[method, target] : wrong) {
            const Answer answer = m_gateway->control(method, target);
            checkError(answer, 405);
            QVERIFY(!answer.field("allow").isEmpty());
        }
    }

    void examinesAgain()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        const QByteArray probe = "/v1/sources/" + m_film + "/probe";
        const Answer answer = m_gateway->control("POST", probe);
        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer)[u"id"_s].toString().toLatin1(), m_film);
        const Answer refused = m_gateway->control("DELETE", probe);
        checkError(refused, 405);
        QCOMPARE(refused.field("allow"), "GET, POST");
    }

    void describesAProbe()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        const QJsonObject probe = get("/v1/sources/" + m_film + "/probe");
        checkFields(probe, {"container:string", "size_bytes:number", "duration_ms:number", "index:object",
                            "tracks:array", "keyframes:array", "cues:array", "upstream:object"});
        checkFields(probe[u"index"_s].toObject(), {"kind:string", "complete:bool"});
        checkFields(probe[u"upstream"_s].toObject(), {"requests:number", "bytes:number"});
        QCOMPARE(probe[u"index"_s][u"kind"_s].toString(), u"cues"_s);
        QCOMPARE(probe[u"tracks"_s].toArray().size(), 2);
        for (const QJsonValue &track : probe[u"tracks"_s].toArray())
            checkFields(track.toObject(),
                        {"id:number", "type:string", "codec:string", "language:string", "default:bool"});
        QVERIFY(!probe[u"keyframes"_s].toArray().isEmpty());
        for (const QJsonValue &keyframe : probe[u"keyframes"_s].toArray())
            checkFields(keyframe.toObject(), {"time_ms:number", "offset_bytes:number"});
        for (const QJsonValue &cue : probe[u"cues"_s].toArray())
            checkFields(cue.toObject(), {"time_ms:number", "track:number", "offset_bytes:number"});
    }

    void tellsOfSegmentsCacheSessionsAndStats()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        const auto segment = [&](int rendition, int number) {
            const QJsonObject segments = get("/v1/sources/" + m_film + "/segments");
            return segments[u"renditions"_s][rendition][u"segments"_s][number].toObject();
        };
        const QJsonObject first = get("/v1/sources/" + m_film + "/segments")[u"renditions"_s][0].toObject();
        checkFields(first, {"id:string", "kind:string", "codecs:string", "segments:array"});
        QCOMPARE(first[u"kind"_s].toString(), u"copy"_s);
        checkFields(segment(0, 1),
                    {"n:number", "start_ms:number", "duration_ms:number", "state:string", "bytes:number"});
        QCOMPARE(segment(0, 1)[u"state"_s].toString(), u"missing"_s);

        PlayerWalk player(m_gateway->mediaPort(), m_gateway->folderOf(m_film));
        QVERIFY2(player.open({}), player.problem().constData());
        const Answer played = player.get(player.renditions().front().segments[1]);
        QCOMPARE(segment(0, 1)[u"state"_s].toString(), u"cached"_s);
        QCOMPARE(segment(0, 1)[u"bytes"_s].toInteger(), played.body.size());

        const QJsonObject session = get("/v1/sessions")[u"sessions"_s][0].toObject();
        checkFields(session, {"source:string", "name:string", "peer:string", "position_ms:number",
                              "since_ms:number", "reason:string"});
        QCOMPARE(session[u"source"_s].toString().toLatin1(), m_film);
        const QJsonObject stats = get("/v1/stats");
        checkFields(stats, {"sources:array", "encoders:array", "segments_built:number", "transcodes:number",
                            "queue:number"});
        for (const QJsonValue &source : stats[u"sources"_s].toArray())
            checkFields(source.toObject(), {"id:string", "upstream_requests:number", "upstream_bytes:number",
                                            "connections_now:number", "connections_max:number"});
        QVERIFY(stats[u"segments_built"_s].toInt() >= 1);

        const QByteArrayList cacheFields{"capacity_bytes:number", "used_bytes:number", "entries:number",
                                         "hits:number",           "misses:number",     "evictions:number",
                                         "min_free_bytes:number", "free_bytes:number", "problem:string",
                                         "titles:array",          "blocks:object"};
        checkFields(get("/v1/cache"), cacheFields);
        QTRY_COMPARE(get("/v1/cache")[u"entries"_s].toInt(), 1);
        const Answer cleared = m_gateway->control("DELETE", "/v1/cache");
        QCOMPARE(cleared.status, 200);
        checkFields(jsonOf(cleared), cacheFields);
        QCOMPARE(jsonOf(cleared)[u"used_bytes"_s].toInt(-1), 0);
        QCOMPARE(segment(0, 1)[u"state"_s].toString(), u"missing"_s);
    }

    void setsTheCapacity()
    {
        const Answer set =
            m_gateway->control("PATCH", "/v1/settings", json("{'cache_capacity_bytes':123456789}"));
        QCOMPARE(set.status, 200);
        QTRY_COMPARE(get("/v1/cache")[u"capacity_bytes"_s].toInteger(), 123456789);
        for (const QByteArray &body :
             {QByteArray("{"), QByteArray("[]"), json("{'cache_capacity_bytes':-1}"),
              json("{'cache_capacity_bytes':'5'}"), json("{'nonsense':1}"),
              json("{'cache_min_free_bytes':true}"), json("{'encoder':'fast'}"), json("{'encoder':1}"),
              json("{'encoder':'automatic','cache_capacity_bytes':-1}"),
              json("{'cache_capacity_bytes':1,'cache_min_free_bytes':-1}")})
            checkError(m_gateway->control("PATCH", "/v1/settings", body), 400);
        QCOMPARE(get("/v1/cache")[u"capacity_bytes"_s].toInteger(), 123456789);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayControlContract)
#include "tst_GatewayControlContract.moc"
