// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates are made here by the openssl program; the tests are skipped without it.
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// A web server with one certificate and one file, on a thread of its own.
class SecureOrigin
{
public:
    SecureOrigin(const QSslCertificate &certificate, const QSslKey &key)
    {
        m_thread.start();
        m_server.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_server, [&] { listen(certificate, key); }, Qt::BlockingQueuedConnection);
    }
    ~SecureOrigin()
    {
        QMetaObject::invokeMethod(
            &m_server,
            [this] {
                m_server.close();
                qDeleteAll(m_server.findChildren<QSslSocket *>());
                m_server.moveToThread(nullptr);
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] QUrl url(const QString &host) const
    {
        return QUrl(u"https://%1:%2/film.mkv"_s.arg(host).arg(m_port));
    }
    [[nodiscard]] qint64 requestBytes() const { return m_requestBytes; }

private:
    void listen(const QSslCertificate &certificate, const QSslKey &key)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(key);
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_requestBytes += socket->readAll().size();
                socket->write("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-4/5\r\n"
                              "Content-Length: 5\r\n\r\nhello");
            });
        });
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
    }

    QThread m_thread;
    QSslServer m_server;
    quint16 m_port = 0;
    std::atomic<qint64> m_requestBytes = 0;
};

class tst_UpstreamTls : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(u"openssl"_s, arguments);
        if (process.waitForFinished(30'000) && process.exitCode() == 0)
            return true;
        qWarning("%s", process.readAllStandardError().constData());
        return false;
    }
    bool selfSigned(const QString &name, const QString &host)
    {
        return openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                        u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                        u"/CN=Cuegate test"_s, u"-addext"_s, u"subjectAltName="_s + host, u"-keyout"_s,
                        name + u".key"_s, u"-out"_s, name + u".pem"_s});
    }
    // Self-signed by its own key like the others, but trusted and over: only "openssl ca" takes dates.
    bool expired()
    {
        QFile config(m_dir.filePath(u"ca.cnf"_s));
        QFile index(m_dir.filePath(u"index.txt"_s));
        if (!config.open(QIODevice::WriteOnly) || !index.open(QIODevice::WriteOnly))
            return false;
        config.write("[ca]\ndefault_ca=d\n[d]\ndir=.\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\n"
                     "default_md=sha256\npolicy=p\nx509_extensions=x\n[p]\ncommonName=supplied\n"
                     "[x]\nsubjectAltName=IP:127.0.0.1\n");
        config.close();
        return openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                        u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s, u"/CN=old"_s,
                        u"-keyout"_s, u"old.key"_s, u"-out"_s, u"old.csr"_s}) &&
               openssl({u"ca"_s, u"-batch"_s, u"-config"_s, u"ca.cnf"_s, u"-selfsign"_s, u"-keyfile"_s,
                        u"old.key"_s, u"-in"_s, u"old.csr"_s, u"-out"_s, u"old.pem"_s, u"-notext"_s,
                        u"-startdate"_s, u"20200101000000Z"_s, u"-enddate"_s, u"20210101000000Z"_s});
    }
    SecureOrigin *origin(const QString &name)
    {
        QFile certificate(m_dir.filePath(name + u".pem"_s));
        QFile key(m_dir.filePath(name + u".key"_s));
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            return nullptr;
        return new SecureOrigin(QSslCertificate(certificate.readAll()), QSslKey(key.readAll(), QSsl::Ec));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty() || !QSslSocket::supportsSsl())
            QSKIP("no openssl here");
        QVERIFY(selfSigned(u"good"_s, u"IP:127.0.0.1"_s));
        QVERIFY(selfSigned(u"other"_s, u"DNS:other.example"_s));
        QVERIFY(expired());
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
        const std::unique_ptr<SecureOrigin> server(origin(name));
        QVERIFY(server);
        UpstreamOptions options;
        if (isTrusted)
            options.caFile = m_dir.filePath(name + u".pem"_s);
        const Upstream upstream(options);
        const auto source = upstream.open({server->url(u"127.0.0.1"_s), {}}, CancelToken());
        if (words.isEmpty()) {
            QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
            QCOMPARE(*(*source)->read({0, 5}, {}), QByteArray("hello"));
            return;
        }
        QVERIFY(!source);
        QVERIFY2(source.error().code == ErrorCode::UpstreamTls, qPrintable(source.error().message));
        QVERIFY2(source.error().message.contains(words), qPrintable(source.error().message));
        QCOMPARE(server->requestBytes(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamTls)
#include "tst_UpstreamTls.moc"
