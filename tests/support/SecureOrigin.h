// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of all kinds, made by the openssl program, and web servers that show them.
// Thread: the test's; each server runs on one of its own.
#pragma once

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <atomic>

namespace cuegate::test {

using namespace Qt::StringLiterals;

class CertificateFiles
{
public:
    struct Pair
    {
        QSslCertificate certificate;
        QSslKey key;
        [[nodiscard]] QByteArray sha256() const { return certificate.digest(QCryptographicHash::Sha256); }
    };
    [[nodiscard]] static bool canBeMade()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty() &&
               QSslSocket::supportsSsl();
    }
    [[nodiscard]] bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(u"openssl"_s, arguments);
        if (process.waitForFinished(30'000) && process.exitCode() == 0)
            return true;
        qWarning("%s", process.readAllStandardError().constData());
        return false;
    }
    /// A certificate and key called \p name for \p host: "IP:127.0.0.1".
    [[nodiscard]] bool selfSigned(const QString &name, const QString &host)
    {
        return openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                        u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                        u"/CN=Cuegate test"_s, u"-addext"_s, u"subjectAltName="_s + host, u"-keyout"_s,
                        name + u".key"_s, u"-out"_s, name + u".pem"_s});
    }
    /// One called "old", self-signed like the others, that is over: only "openssl ca" takes dates.
    [[nodiscard]] bool expired()
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
    [[nodiscard]] Pair pair(const QString &name) const
    {
        QFile certificate(pem(name));
        QFile key(m_dir.filePath(name + u".key"));
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            return {QSslCertificate(), QSslKey()};
        return {QSslCertificate(certificate.readAll()), QSslKey(key.readAll(), QSsl::Ec)};
    }
    [[nodiscard]] QString pem(const QString &name) const { return m_dir.filePath(name + u".pem"); }

private:
    QTemporaryDir m_dir;
};

// A web server with one certificate and one file, on a thread of its own.
class SecureOrigin
{
public:
    static constexpr QByteArrayView kFiveBytes = "hello";
    /// Answers every request with a redirect to \p target, or if that is empty with what is asked of
    /// \p body. \p port 0: any.
    explicit SecureOrigin(const CertificateFiles::Pair &identity, const QUrl &target = {},
                          const QByteArray &body = kFiveBytes.toByteArray(), quint16 port = 0)
        : m_target(target.toEncoded())
        , m_body(body)
        , m_port(port)
    {
        m_thread.start();
        m_server.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_server, [&] { listen(identity.certificate, identity.key); }, Qt::BlockingQueuedConnection);
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
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 requestBytes() const { return m_requestBytes; }

    /// How many clients were content with the certificate.
    [[nodiscard]] int handshakes() const { return m_handshakes; }

private:
    void listen(const QSslCertificate &certificate, const QSslKey &key)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(key);
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            ++m_handshakes;
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                m_requestBytes += request.size();
                socket->write(m_target.isEmpty() ? answer(request)
                                                 : QByteArray("HTTP/1.1 302 Found\r\nLocation: " + m_target +
                                                              "\r\nContent-Length: 0\r\n\r\n"));
            });
        });
        m_server.listen(QHostAddress::LocalHost, m_port);
        m_port = m_server.serverPort();
    }
    [[nodiscard]] QByteArray answer(const QByteArray &request) const
    {
        static const QRegularExpression pattern(u"\r\nRange: bytes=(\\d+)-(\\d*)"_s);
        const auto range = pattern.match(QString::fromLatin1(request));
        const qsizetype begin = range.captured(1).toLongLong();
        const QString last = range.captured(2);
        const qsizetype end =
            last.isEmpty() ? m_body.size() : std::min<qsizetype>(last.toLongLong() + 1, m_body.size());
        const QByteArray bytes = m_body.mid(begin, end - begin);
        return QByteArray("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " +
                          QByteArray::number(begin) + '-' + QByteArray::number(end - 1) + '/' +
                          QByteArray::number(m_body.size()) +
                          "\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes);
    }

    const QByteArray m_target;
    const QByteArray m_body;
    QThread m_thread;
    QSslServer m_server;
    quint16 m_port;
    std::atomic<qint64> m_requestBytes = 0;
    std::atomic<int> m_handshakes = 0;
};

} // namespace cuegate::test
