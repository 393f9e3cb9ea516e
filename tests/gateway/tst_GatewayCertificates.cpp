// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate that cannot be verified, from the failure to the film and back (FAULTS.md U16). The tests are
// skipped without the openssl program.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/NoisyFilm.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/SecureOrigin.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayCertificates : public QObject
{
    Q_OBJECT
    CertificateFiles m_files;

    [[nodiscard]] static QString kindOf(GatewayUnderTest &gateway, const QByteArray &id)
    {
        const Answer answer = gateway.media(gateway.folderOf(id) + "master.m3u8");
        return jsonOf(answer)[u"error"_s][u"kind"_s].toString();
    }
    [[nodiscard]] static Answer trust(GatewayUnderTest &gateway, const QByteArray &id,
                                      const QByteArray &certificate)
    {
        return gateway.control("PATCH", "/v1/sources/" + id, R"({"certificate":)" + certificate + '}');
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!CertificateFiles::canBeMade())
            QSKIP("no openssl here");
        QVERIFY(m_files.selfSigned(u"good"_s, u"IP:127.0.0.1"_s));
    }

    void trustsOneCertificateOfOneSource()
    {
        const CertificateFiles::Pair identity = m_files.pair(u"good"_s);
        const SecureOrigin server(identity);
        const QString sha256 = QString::fromLatin1(identity.sha256().toHex());
        const QTemporaryDir profile;
        QByteArray id;
        {
            GatewayUnderTest gateway(profile.path());
            id = gateway.add(server.url(u"127.0.0.1"_s));
            const QByteArray folder = gateway.folderOf(id);
            QElapsedTimer timer;
            timer.start();
            const Answer refused = gateway.media(folder + "master.m3u8");
            QVERIFY(timer.elapsed() < 3000);
            QCOMPARE(refused.status, 502);
            QCOMPARE(jsonOf(refused)[u"error"_s][u"kind"_s].toString(), u"E_UP_TLS"_s);
            QCOMPARE(server.requestBytes(), 0);
            const QJsonObject source = jsonOf(gateway.control("GET", "/v1/sources/" + id));
            const QJsonObject shown = source[u"refused_certificate"_s].toObject();
            QCOMPARE(shown[u"sha256"_s].toString(), sha256);
            QCOMPARE(shown[u"problem"_s].toString(), u"self_signed"_s);
            QCOMPARE(shown[u"subject"_s].toString(), u"Cuegate test"_s);
            QVERIFY(!source.contains(u"certificate"_s));
            const SourceSnapshot snapshot = gateway.shown(id, SourceState::Failed);
            QVERIFY(snapshot.refusedCertificate);
            QCOMPARE(snapshot.refusedCertificate->sha256, identity.sha256());

            const Answer trusted = trust(gateway, id, '"' + identity.sha256().toHex(':').toUpper() + '"');
            QCOMPARE(trusted.status, 200);
            QCOMPARE(jsonOf(trusted)[u"certificate"_s].toString(), sha256);
            // Five bytes are no film, but they came.
            QCOMPARE(kindOf(gateway, id), u"E_MEDIA_NOT_MEDIA"_s);
            QVERIFY(server.requestBytes() > 0);
            QVERIFY(!jsonOf(gateway.control("GET", "/v1/sources/" + id)).contains(u"refused_certificate"_s));
        }
        GatewayUnderTest again(profile.path());
        QCOMPARE(kindOf(again, id), u"E_MEDIA_NOT_MEDIA"_s);
        QCOMPARE(trust(again, id, "null").status, 200);
        QCOMPARE(kindOf(again, id), u"E_UP_TLS"_s);
        QVERIFY(!jsonOf(again.control("GET", "/v1/sources/" + id)).contains(u"certificate"_s));
    }

    // It was trusted, and is known from the run before: nothing is asked of the server until somebody plays.
    void showsThatAServerHasAnotherCertificate()
    {
        const QByteArray film = noisyFilm();
        if (film.isEmpty())
            QSKIP("no ffmpeg here");
        QVERIFY(m_files.selfSigned(u"other"_s, u"IP:127.0.0.1"_s));
        auto server = std::make_unique<SecureOrigin>(m_files.pair(u"good"_s), QUrl(), film);
        const QUrl url = server->url(u"127.0.0.1"_s);
        const QTemporaryDir profile;
        QByteArray id;
        {
            GatewayUnderTest gateway(profile.path());
            id = gateway.add(url);
            QCOMPARE(trust(gateway, id, '"' + m_files.pair(u"good"_s).sha256().toHex() + '"').status, 200);
            QCOMPARE(gateway.media(gateway.folderOf(id) + "master.m3u8").status, 200);
        }
        server.reset();
        const CertificateFiles::Pair identity = m_files.pair(u"other"_s);
        server = std::make_unique<SecureOrigin>(identity, QUrl(), film, url.port());
        GatewayUnderTest gateway(profile.path());
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY(walk.open({}));
        const QByteArray segment = walk.renditions().front().segments.last();
        QVERIFY(!gateway.shown(id, SourceState::Ready).refusedCertificate);
        QCOMPARE(gateway.media(segment).status, 502);
        const SourceSnapshot refused = gateway.shown(id, SourceState::Failed);
        QCOMPARE(refused.error.code, ErrorCode::UpstreamTls);
        QVERIFY(refused.media);
        const auto offered = [&] { return gateway.shown(id, SourceState::Failed).refusedCertificate; };
        QTRY_VERIFY(offered());
        QCOMPARE(offered()->sha256, identity.sha256());
        QCOMPARE(server->requestBytes(), 0);

        QCOMPARE(trust(gateway, id, '"' + identity.sha256().toHex() + '"').status, 200);
        QCOMPARE(gateway.media(segment).status, 200);
        QVERIFY(!gateway.shown(id, SourceState::Ready).refusedCertificate);
    }

    void dropsTheTrustWithTheHost()
    {
        const CertificateFiles::Pair identity = m_files.pair(u"good"_s);
        const SecureOrigin server(identity);
        const SecureOrigin other(identity);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(server.url(u"127.0.0.1"_s));
        QCOMPARE(trust(gateway, id, '"' + identity.sha256().toHex() + '"').status, 200);
        const auto move = [&](const QUrl &url) {
            return jsonOf(
                gateway.control("PATCH", "/v1/sources/" + id, R"({"url":")" + url.toEncoded() + R"("})"));
        };
        QUrl beside = server.url(u"127.0.0.1"_s);
        beside.setPath(u"/beside.mkv"_s);
        QVERIFY(move(beside).contains(u"certificate"_s));
        QVERIFY(!move(other.url(u"127.0.0.1"_s)).contains(u"certificate"_s));
        QCOMPARE(kindOf(gateway, id), u"E_UP_TLS"_s);
        QCOMPARE(other.requestBytes(), 0);
    }

    void refusesWhatIsNoHash_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("empty") << QByteArray(R"("")");
        QTest::newRow("short") << QByteArray('"' + QByteArray(62, 'a') + '"');
        QTest::newRow("long") << QByteArray('"' + QByteArray(66, 'a') + '"');
        QTest::newRow("other digits") << QByteArray('"' + QByteArray(64, 'g') + '"');
    }
    void refusesWhatIsNoHash()
    {
        QFETCH(QByteArray, certificate);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(QUrl(u"https://films.example/a.mkv"_s));
        QCOMPARE(trust(gateway, id, certificate).status, 400);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayCertificates)
#include "tst_GatewayCertificates.moc"
