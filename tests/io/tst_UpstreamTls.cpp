// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates are made here by the openssl program; the tests are skipped without it.
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/SecureOrigin.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_UpstreamTls : public QObject
{
    Q_OBJECT
    CertificateFiles m_files;

    [[nodiscard]] QByteArray sha256Of(const QString &name) const { return m_files.pair(name).sha256(); }
    static SourceLocation locationOf(const SecureOrigin &server, const QByteArray &certificate = {})
    {
        SourceLocation location;
        location.url = server.url(u"127.0.0.1"_s);
        location.certificate = certificate;
        return location;
    }
    [[nodiscard]] static Result<QByteArray> readFrom(const Upstream &upstream, const SourceLocation &location)
    {
        const auto source = upstream.open(location, CancelToken());
        return source ? (*source)->read({0, 5}, {}) : std::unexpected(source.error());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!CertificateFiles::canBeMade())
            QSKIP("no openssl here");
        QVERIFY(m_files.selfSigned(u"good"_s, u"IP:127.0.0.1"_s));
        QVERIFY(m_files.selfSigned(u"other"_s, u"DNS:other.example"_s));
        QVERIFY(m_files.expired());
    }
    void checksTheCertificate_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<QString>("words");
        QTest::newRow("good") << u"good"_s << true << QString();
        QTest::newRow("self-signed") << u"good"_s << false << u"self-signed"_s;
        QTest::newRow("wrong-host") << u"other"_s << true << u"another host"_s;
        QTest::newRow("expired") << u"old"_s << true << u"expired"_s;
    }
    void checksTheCertificate()
    {
        QFETCH(QString, name);
        QFETCH(bool, isTrusted);
        QFETCH(QString, words);
        const SecureOrigin server(m_files.pair(name));
        UpstreamOptions options;
        if (isTrusted)
            options.caFile = m_files.pem(name);
        const Upstream upstream(options);
        const auto source = upstream.open(locationOf(server), CancelToken());
        if (words.isEmpty()) {
            QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
            QCOMPARE(*(*source)->read({0, 5}, {}), QByteArray("hello"));
            return;
        }
        QVERIFY(!source);
        QVERIFY2(source.error().code == ErrorCode::UpstreamTls, qPrintable(source.error().message));
        QVERIFY2(source.error().message.contains(words), qPrintable(source.error().message));
        QCOMPARE(server.requestBytes(), 0);
    }
    void takesACertificateThatIsTrusted_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"good", "other", "old"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void takesACertificateThatIsTrusted()
    {
        QFETCH(QString, name);
        const SecureOrigin server(m_files.pair(name));
        const Upstream upstream;
        const auto source = upstream.open(locationOf(server, sha256Of(name)), CancelToken());
        QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
        QCOMPARE(*(*source)->read({0, 5}, {}), QByteArray("hello"));
        // Another source of the same account goes over the connection that is there.
        SourceLocation next = locationOf(server, sha256Of(name));
        next.url.setPath(u"/next.mkv"_s);
        QCOMPARE(readFrom(upstream, next).value(), QByteArray("hello"));
        QCOMPARE(server.handshakes(), 1);
    }
    void sendsNothingToAnotherCertificate()
    {
        const SecureOrigin server(m_files.pair(u"good"_s));
        const auto read = readFrom(Upstream(), locationOf(server, sha256Of(u"other"_s)));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::UpstreamTls);
        QVERIFY2(read.error().message.contains(u"self-signed"_s), qPrintable(read.error().message));
        QCOMPARE(server.requestBytes(), 0);
    }
    void trustsForOneSourceOnly()
    {
        const SecureOrigin server(m_files.pair(u"good"_s));
        const Upstream upstream;
        QCOMPARE(readFrom(upstream, locationOf(server, sha256Of(u"good"_s))).value(), QByteArray("hello"));
        const qint64 sent = server.requestBytes();
        // There is an idle connection now that these must not use.
        for (const QByteArray &certificate : {QByteArray(), sha256Of(u"other"_s)}) {
            SourceLocation location = locationOf(server, certificate);
            location.url.setPath(u"/next.mkv"_s);
            const auto read = readFrom(upstream, location);
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::UpstreamTls);
        }
        QCOMPARE(server.requestBytes(), sent);
    }
    void doesNotTrustWhereARedirectLeads()
    {
        // With the very same certificate.
        const SecureOrigin elsewhere(m_files.pair(u"good"_s));
        const SecureOrigin server(m_files.pair(u"good"_s), elsewhere.url(u"127.0.0.1"_s));
        UpstreamOptions options;
        options.permitted = {hostPortOf(elsewhere.url(u"127.0.0.1"_s))};
        const auto read = readFrom(Upstream(options), locationOf(server, sha256Of(u"good"_s)));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::UpstreamTls);
        QVERIFY(server.requestBytes() > 0);
        QCOMPARE(elsewhere.requestBytes(), 0);
    }
    void takesARenewedCertificateThatIsGood()
    {
        const SecureOrigin server(m_files.pair(u"good"_s));
        UpstreamOptions options;
        options.caFile = m_files.pem(u"good"_s);
        const auto read = readFrom(Upstream(options), locationOf(server, sha256Of(u"other"_s)));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    }
    void tellsWhatTheServerShows_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<int>("problem");
        QTest::newRow("self-signed") << u"good"_s << false << int(CertificateProblem::SelfSigned);
        QTest::newRow("wrong-host") << u"other"_s << true << int(CertificateProblem::OtherHost);
        QTest::newRow("expired") << u"old"_s << true << int(CertificateProblem::Expired);
        QTest::newRow("good") << u"good"_s << true << -1;
    }
    void tellsWhatTheServerShows()
    {
        QFETCH(QString, name);
        QFETCH(bool, isTrusted);
        QFETCH(int, problem);
        const CertificateFiles::Pair identity = m_files.pair(name);
        const SecureOrigin server(identity);
        UpstreamOptions options;
        if (isTrusted)
            options.caFile = m_files.pem(name);
        QElapsedTimer timer;
        timer.start();
        const auto refused = Upstream(options).refusedCertificate(server.url(u"127.0.0.1"_s), {});
        QVERIFY(timer.elapsed() < 2500);
        QCOMPARE(server.requestBytes(), 0);
        QCOMPARE(refused.has_value(), problem >= 0);
        if (!refused)
            return;
        QCOMPARE(int(refused->problem), problem);
        QCOMPARE(refused->sha256, identity.sha256());
        QCOMPARE(refused->subject, name == "old"_L1 ? u"old"_s : u"Cuegate test"_s);
        QCOMPARE(refused->issuer, refused->subject);
        QCOMPARE(refused->hosts, QStringList(name == "other"_L1 ? u"other.example"_s : u"127.0.0.1"_s));
        QCOMPARE(refused->validTo, identity.certificate.expiryDate());
    }
    void hasNothingToTellOfAHostWithoutTls()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        const QUrl url(u"https://127.0.0.1:%1/film.mkv"_s.arg(plain.serverPort()));
        plain.close();
        QVERIFY(!Upstream().refusedCertificate(url, {}));
        QVERIFY(!Upstream().refusedCertificate(QUrl(u"http://127.0.0.1/film.mkv"_s), {}));
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamTls)
#include "tst_UpstreamTls.moc"
