// SPDX-License-Identifier: GPL-3.0-or-later
// The media port as INTERFACE.md promises it to players: methods, errors, validators, ranges, hosts.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayMediaContract : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QByteArray m_folder;
    QMap<QByteArray, QByteArray> m_targets;

    static void checkError(const Answer &answer, int status)
    {
        QCOMPARE(answer.status, status);
        QVERIFY(answer.isComplete);
        QVERIFY(answer.body.size() <= 512);
        QCOMPARE(answer.field("content-type"), "application/json");
        QCOMPARE(answer.count("access-control-allow-origin"), 1);
        QCOMPARE(answer.field("access-control-allow-origin"), "*");
        QVERIFY(answer.field("access-control-allow-credentials").isEmpty());
        const QJsonObject error = jsonOf(answer)[u"error"_s].toObject();
        QVERIFY(error[u"kind"_s].toString().startsWith(u"E_"_s));
        QVERIFY(!error[u"message"_s].toString().isEmpty());
    }
    // By the first tfdt (version 1) and the first mdhd (version 0): those of the picture.
    static double secondsOfFirstPicture(const QByteArray &film)
    {
        const qsizetype header = film.indexOf("mdhd") + 4;
        const qsizetype decode = film.indexOf("tfdt") + 4;
        return double(qFromBigEndian<quint64>(film.constData() + decode + 4)) /
               double(qFromBigEndian<quint32>(film.constData() + header + 12));
    }
    static void addTargets()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"master", "playlist", "init", "segment", "ts-segment", "file"})
            QTest::newRow(name) << QByteArray(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString film = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-f"_s, u"lavfi"_s,
                     u"-i"_s, u"sine=r=48000:d=14"_s, u"-c:v"_s, u"libx264"_s, u"-g"_s, u"48"_s, u"-c:a"_s,
                     u"aac"_s, film}))
            QSKIP("no ffmpeg here");
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        m_folder = m_gateway->folderOf(m_gateway->add(QUrl::fromLocalFile(film)));
        PlayerWalk player(m_gateway->mediaPort(), m_folder);
        QVERIFY2(player.open("?segments=fmp4"), player.problem().constData());
        PlayerWalk tsPlayer(m_gateway->mediaPort(), m_folder);
        QVERIFY2(tsPlayer.open("?segments=ts&audio=muxed"), tsPlayer.problem().constData());
        const QByteArray rendition = player.renditions().front().folder;
        m_targets = {
            {"master", m_folder + "master.m3u8"}, {"playlist", rendition + "index.m3u8"},
            {"init", rendition + "init.mp4"},     {"segment", rendition + "1.m4s"},
            {"file", m_folder + "file"},          {"ts-segment", tsPlayer.renditions().front().segments[1]}};
    }

    void answersGetHeadAndValidators_data() { addTargets(); }
    void answersGetHeadAndValidators()
    {
        QFETCH(QByteArray, name);
        const QByteArray target = m_targets[name];
        const Answer get = m_gateway->media(target);
        QCOMPARE(get.status, 200);
        QVERIFY(get.isComplete && !get.body.isEmpty());
        QCOMPARE(get.field("access-control-allow-origin"), "*");
        QCOMPARE(get.field("x-content-type-options"), "nosniff");
        QVERIFY(!get.field("content-type").isEmpty());
        const QByteArray etag = get.field("etag");
        QVERIFY2(etag.startsWith('"') && etag.endsWith('"') && etag.size() > 2, etag.constData());

        const Answer head = m_gateway->media(target, "HEAD");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.field("content-length"), QByteArray::number(get.body.size()));
        QCOMPARE(head.field("etag"), etag);
        QCOMPARE(head.field("content-type"), get.field("content-type"));

        for (const QByteArray &tags :
             {etag, QByteArray("\"other\", " + etag), QByteArray("W/" + etag), QByteArray("*")}) {
            const Answer same = m_gateway->media(target, "GET", {{"If-None-Match", tags}});
            QVERIFY2(same.status == 304, tags.constData());
            QCOMPARE(same.field("etag"), etag);
            QCOMPARE(same.field("access-control-allow-origin"), "*");
            QVERIFY(same.body.isEmpty());
        }
        QCOMPARE(m_gateway->media(target, "GET", {{"If-None-Match", "\"other\""}}).status, 200);
        const QByteArray longer = etag.chopped(1) + "x\"";
        QCOMPARE(m_gateway->media(target, "GET", {{"If-None-Match", longer}}).status, 200);
    }

    void answersSingleRanges_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"file", "segment", "init"})
            QTest::newRow(name) << QByteArray(name);
    }
    void answersSingleRanges()
    {
        QFETCH(QByteArray, name);
        const QByteArray target = m_targets[name];
        const Answer whole = m_gateway->media(target);
        const QByteArray size = QByteArray::number(whole.body.size());
        QCOMPARE(whole.field("accept-ranges"), "bytes");
        const auto part = [&](const QByteArray &range, const QByteArray &ifRange = {}) {
            Fields fields{{"Range", range}};
            if (!ifRange.isEmpty())
                fields.append({"If-Range", ifRange});
            return m_gateway->media(target, "GET", fields);
        };
        const Answer middle = part("bytes=100-299");
        QCOMPARE(middle.status, 206);
        QCOMPARE(middle.field("content-range"), "bytes 100-299/" + size);
        QCOMPARE(middle.body, whole.body.mid(100, 200));
        const Answer tail = part("bytes=-50");
        QCOMPARE(tail.status, 206);
        QCOMPARE(tail.body, whole.body.last(50));
        QCOMPARE(part("bytes=100-").body, whole.body.mid(100));
        QCOMPARE(part("bytes=0-9,20-29").status, 200);
        QCOMPARE(part("bytes=100-299", whole.field("etag")).status, 206);
        QCOMPARE(part("bytes=100-299", "\"other\"").status, 200);
        const Answer beyond = part("bytes=999999999-");
        checkError(beyond, 416);
        QCOMPARE(beyond.field("content-range"), "bytes */" + size);
    }

    void takesGetHeadAndOptionsOnly()
    {
        const QByteArray target = m_targets["master"];
        const Answer options = m_gateway->media(target, "OPTIONS", {{"Origin", "http://page.example"}});
        QCOMPARE(options.status, 204);
        QCOMPARE(options.field("access-control-allow-origin"), "*");
        QVERIFY(options.field("access-control-allow-headers").contains("Range"));
        for (const char *method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"}) {
            const Answer refused = m_gateway->media(target, method);
            checkError(refused, 405);
            QCOMPARE(refused.field("allow"), "GET, HEAD, OPTIONS");
        }
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("path"); // from the folder of the film
        QTest::addColumn<int>("status");
        QTest::newRow("other-capability") << QByteArray("/m/aaaaaaaaaaaaaaaaaaaaaaaaaa/file") << 404;
        QTest::newRow("short-capability") << QByteArray("/m/aaaa/file") << 404;
        QTest::newRow("no-such-name") << QByteArray("nothing") << 404;
        QTest::newRow("no-such-rendition") << QByteArray("v99/index.m3u8") << 404;
        QTest::newRow("no-such-segment") << QByteArray("99999.m4s") << 404;
        QTest::newRow("bad-start") << QByteArray("stream.mp4?start=abc") << 400;
        QTest::newRow("no-slash") << QByteArray("*") << 400;
        QTest::newRow("url-of-a-proxy") << QByteArray("http://example.com/") << 400;
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QByteArray target = path;
        if (path.startsWith('v'))
            target = m_targets["playlist"].first(m_targets["playlist"].indexOf("fmp4/") + 5) + path;
        else if (path.endsWith(".m4s"))
            target = m_targets["segment"].chopped(qstrlen("1.m4s")) + path;
        else if (path == "nothing" || path.startsWith("stream"))
            target = m_folder + path;
        checkError(m_gateway->media(target), status);
    }

    void answersOldGenerationsWith410()
    {
        QByteArray target = m_targets["segment"];
        const qsizetype at = m_folder.size();
        target.replace(at, 16, "0123456789abcdef");
        checkError(m_gateway->media(target), 410);
    }

    void knowsItsOwnHostsOnly_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        const QByteArray port = ":8642";
        QTest::newRow("ip") << QByteArray("127.0.0.1" + port) << 200;
        QTest::newRow("localhost") << QByteArray("LocalHost") << 200;
        QTest::newRow("rebinding") << QByteArray("evil.example" + port) << 421;
        QTest::newRow("lookalike") << QByteArray("localhost.evil.example") << 421;
        QTest::newRow("other-ip") << QByteArray("192.0.2.7") << 421;
    }
    void knowsItsOwnHostsOnly()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        const Answer answer = m_gateway->media(m_targets["master"], "GET", {{"Host", host}});
        QCOMPARE(answer.status, status);
        if (status != 200)
            checkError(answer, status);
    }

    void knowsNamesThatAreAdded()
    {
        const auto statusAs = [this](const QByteArray &host) {
            return m_gateway->media(m_targets["master"], "GET", {{"Host", host}}).status;
        };
        QCOMPARE(statusAs("tv.lan:8642"), 421);
        QCOMPARE(m_gateway->control("PATCH", "/v1/settings", R"({"host_names":"tv.lan"})").status, 200);
        QCOMPARE(statusAs("tv.lan:8642"), 200);
        QCOMPARE(statusAs("evil.example"), 421);
        QCOMPARE(m_gateway->control("PATCH", "/v1/settings", R"({"host_names":""})").status, 200);
        QCOMPARE(statusAs("TV.lan"), 421);
    }

    void streamsFromAStartOn()
    {
        const Answer whole = m_gateway->media(m_folder + "stream.mp4");
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.isComplete);
        QCOMPARE(whole.field("content-type"), "video/mp4");
        QVERIFY(std::abs(whole.field("x-content-duration").toDouble() - 14) < 0.2);
        const Answer later = m_gateway->media(m_folder + "stream.mp4?start=9.5");
        QCOMPARE(later.status, 200);
        QVERIFY(later.body.size() < whole.body.size());
        QVERIFY(later.body.mid(4, 4) == "ftyp");
        // Keyframes are 2 s apart, segments 6 s.
        QVERIFY2(std::abs(secondsOfFirstPicture(later.body) - 8) < 0.2,
                 qPrintable(QString::number(secondsOfFirstPicture(later.body))));
        QVERIFY(std::abs(secondsOfFirstPicture(whole.body)) < 0.2);
        QCOMPARE(m_gateway->media(m_folder + "stream.mp4?start=9.5").body, later.body);
    }

    void hidesItsRoot()
    {
        const Answer root = m_gateway->media("/");
        QCOMPARE(root.status, 404);
        QVERIFY(root.body.isEmpty());
        QCOMPARE(root.count("access-control-allow-origin"), 0);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayMediaContract)
#include "tst_GatewayMediaContract.moc"
