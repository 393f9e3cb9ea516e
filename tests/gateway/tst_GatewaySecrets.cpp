// SPDX-License-Identifier: GPL-3.0-or-later
// Canaries in six places of a source, driven through failures: none of them leaves by the log, either port,
// the diagnostics or the profile's files (FAULTS.md section 6, "Log redaction").
#include "core/base/KnownSecrets.h"
#include "core/base/Log.h"
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/Canaries.h"
#include "tests/support/TestOrigin.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewaySecrets : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QTemporaryDir m_profile;
    TestOrigin m_origin;
    TestOrigin m_sink;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QString m_film;

    static QByteArrayList canaries()
    {
        return {"canary-user",  "canary-word",   "canary-path-9f86d081884c",
                "canary-token", "canary-header", "canary-cookie"};
    }
    QUrl secretUrl(const QByteArray &file) const
    {
        QUrl url = m_origin.url("/canary-path-9f86d081884c/" + file);
        url.setUserName(u"canary-user"_s);
        url.setPassword(u"canary-word"_s);
        url.setQuery(u"token=canary-token"_s);
        return url;
    }
    QByteArray addSecret(const QByteArray &file)
    {
        return m_gateway->add(secretUrl(file),
                              {{u"name"_s, u"Film"_s},
                               {u"headers"_s, QJsonObject{{u"X-Key"_s, u"canary-header"_s},
                                                          {u"Cookie"_s, u"a=canary-cookie"_s}}}});
    }
    // Everything that both ports say of a source and of all.
    QByteArray allSaid(const QByteArray &id)
    {
        QByteArray said;
        const QByteArray source = "/v1/sources/" + id;
        for (const QByteArray &target :
             {source, QByteArray(source + "/probe"), QByteArray(source + "/segments"), "/v1/sources"_ba,
              "/v1/stats"_ba, "/v1/sessions"_ba, "/v1/cache"_ba, "/v1/passwords"_ba, "/v1/diagnostics"_ba})
            said += m_gateway->control("GET", target).body + '\n';
        const QByteArray folder = m_gateway->folderOf(id);
        for (const QByteArray &file : {"master.m3u8"_ba, "stream.mp4"_ba, "file"_ba, "watch"_ba}) {
            const Answer answer = m_gateway->media(folder + file);
            said += answer.head + answer.body.left(4096) + '\n';
        }
        return said;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installLogHandler();
        m_gateway = std::make_unique<GatewayUnderTest>(m_profile.path());
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        m_film = m_dir.filePath(u"film.mkv"_s);
        [[maybe_unused]] const auto made =
            ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-c:v"_s, u"libx264"_s,
                    u"-g"_s, u"48"_s, m_film});
    }

    void saysNoSecretWhenASourceFails_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("401") << u"code=401"_s;
        QTest::newRow("404") << u"code=404"_s;
        QTest::newRow("429") << u"code=429:9,ra=1"_s;
        QTest::newRow("redirected away")
            << u"to=%1"_s.arg(QString::fromLatin1(m_sink.url("/x?token=canary-token").toEncoded()));
        QTest::newRow("redirect loop") << u"loop"_s;
        QTest::newRow("web page") << u"html"_s;
        QTest::newRow("not HTTP") << u"garbage"_s;
        QTest::newRow("huge head") << u"hugehead"_s;
    }

    void saysNoSecretWhenASourceFails()
    {
        QFETCH(QString, faults);
        const auto parsed = parseOriginFaults(faults);
        QVERIFY(parsed);
        const QByteArray file = QByteArray(QTest::currentDataTag()).replace(' ', '-') + ".mkv";
        m_origin.serve("/canary-path-9f86d081884c/" + file, QByteArray(100'000, 'x'), *parsed);
        const QByteArray id = addSecret(file);
        QVERIFY(!id.isEmpty());
        QCOMPARE(canaryIn(allSaid(id), canaries()), QByteArray());
        QCOMPARE(m_gateway->shown(id, SourceState::Failed).state, SourceState::Failed);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Failed);
        QCOMPARE(canaryIn((shown.displayUrl + shown.name + shown.error.message).toUtf8(), canaries()),
                 QByteArray());
        QVERIFY(m_sink.requests("/x").isEmpty());
        QCOMPARE(canaryInFiles(m_gateway->profile(), canaries()), QByteArray());
        const QByteArray log = recentLogLines().join(u'\n').toUtf8();
        QVERIFY(log.contains("127.0.0.1/…#")); // it did say something
        QCOMPARE(canaryIn(log, canaries()), QByteArray());
    }

    void keepsNoSecretOfAFilmThatPlays()
    {
        if (!QFile::exists(m_film))
            QSKIP("ffmpeg is missing");
        m_origin.serveFile("/canary-path-9f86d081884c/film.mkv", m_film);
        const QByteArray id = addSecret("film.mkv");
        const QByteArray folder = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->media(folder + "master.m3u8").status, 200);
        QCOMPARE(m_gateway->media(folder + "file").status, 200);
        QCOMPARE(canaryIn(allSaid(id).left(1 << 20), canaries()), QByteArray());
        const QList<OriginRequest> requests = m_origin.requests("/canary-path-9f86d081884c/film.mkv");
        QVERIFY(!requests.isEmpty()); // and the provider got all of them
        QCOMPARE(requests[0].header("x-key"), "canary-header"_ba);
        QVERIFY(requests[0].target.contains("token=canary-token"));
        m_gateway.reset();
        QCOMPARE(canaryInFiles(m_profile.path(), canaries()), QByteArray());
        m_gateway = std::make_unique<GatewayUnderTest>(m_profile.path());
        QCOMPARE(jsonOf(m_gateway->control("GET", "/v1/sources/" + id))[u"state"_s].toString(), u"idle"_s);
        QCOMPARE(canaryInFiles(m_gateway->profile(), canaries()), QByteArray());
    }

    void scrubsWhatSlipsThrough()
    {
        qCWarning(lcApp) << "an upstream said: canary-word, "
                         << QByteArray("canary-user:canary-word").toBase64();
        QCOMPARE(canaryIn(recentLogLines().last().toUtf8(), canaries()), QByteArray());
        QVERIFY(recentLogLines().last().contains(u"[redacted]"_s));
        const QJsonObject diagnostics = jsonOf(m_gateway->control("GET", "/v1/diagnostics"));
        QVERIFY(!diagnostics[u"log"_s].toArray().isEmpty());
        QVERIFY(!diagnostics[u"versions"_s][u"curl"_s].toString().isEmpty());
        QVERIFY(diagnostics[u"sources"_s].isArray() && diagnostics[u"encoders"_s].isArray());
    }

    void everythingInTheProfileIsItsOwnersAlone()
    {
        QDirIterator it(m_gateway->profile(),
                        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        int files = 0;
        while (it.hasNext()) {
            it.next();
            ++files;
            const auto forOthers = QFile::Permissions(0x077);
            QVERIFY2((it.fileInfo().permissions() & forOthers) == 0, qPrintable(it.filePath()));
        }
        QVERIFY(files > 5);
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySecrets)
#include "tst_GatewaySecrets.moc"
