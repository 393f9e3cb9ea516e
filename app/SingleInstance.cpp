// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SingleInstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kLongestMessageBytes = 256 * 1024;
static constexpr int kAnswerTimeMs = 3000;
static constexpr int kReadTimeMs = 5000;
static constexpr QByteArrayView kAnswer = "ok\n";

// The kernel's word for who is at the other end; file modes alone do not protect abstract or inherited
// sockets.
static bool isSameUser(const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof(peer);
    const auto descriptor = int(socket.socketDescriptor());
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == geteuid();
#else
    Q_UNUSED(socket)
    return true;
#endif
}

SingleInstance::SingleInstance(const QString &profileDirectory, QObject *parent)
    : QObject(parent)
{
    const QDir profile(profileDirectory);
    const QByteArray hash =
        QCryptographicHash::hash(profile.absolutePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    m_name = u"cuegate-"_s + QString::fromLatin1(hash);
#ifndef Q_OS_WIN
    // sun_path holds 108 bytes, so the profile's own path may be too long for the socket.
    QString directory = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (directory.isEmpty() || !QDir(directory).exists())
        directory = profile.absolutePath();
    m_name = directory + u'/' + m_name;
#endif
    m_lock = std::make_unique<QLockFile>(profile.absoluteFilePath(u"instance.lock"_s));
    m_lock->setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance() = default;

Result<SingleInstance::Role> SingleInstance::claim(const QStringList &sources)
{
    const QDeadlineTimer deadline(kAnswerTimeMs);
    // The first one may still be on its way from its lock to its socket, or just about to end.
    while (true) {
        if (m_lock->tryLock(0))
            return listen();
        if (m_lock->error() != QLockFile::LockFailedError) {
            return fail(ErrorKind::PermissionDenied, u"the lock file in the profile cannot be written"_s);
        }
        auto handed = handOver(sources);
        if (handed || deadline.hasExpired())
            return handed;
        if (m_lock->tryLock(100))
            return listen();
    }
}

Result<SingleInstance::Role> SingleInstance::listen()
{
    // We hold the lock, so a socket with this name is what a crash left behind.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        return fail(ErrorKind::Unavailable, u"listening on the local socket: "_s + m_server.errorString());
    return Role::First;
}

Result<SingleInstance::Role> SingleInstance::handOver(const QStringList &sources)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kAnswerTimeMs))
        return fail(ErrorKind::Unavailable,
                    u"the running Cuegate cannot be reached: "_s + socket.errorString());
    if (!isSameUser(socket))
        return fail(ErrorKind::PermissionDenied, u"the local socket belongs to another user"_s);
    const QJsonObject message{{u"add"_s, QJsonArray::fromStringList(sources)}};
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(kAnswerTimeMs);
    while (socket.bytesAvailable() < kAnswer.size() &&
           socket.waitForReadyRead(int(deadline.remainingTime()))) {
    }
    if (socket.readAll() != kAnswer)
        return fail(ErrorKind::Unavailable, u"the running Cuegate does not answer"_s);
    return Role::HandedOver;
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isSameUser(*socket)) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(kLongestMessageBytes);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(kReadTimeMs, socket, [socket] { socket->abort(); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kLongestMessageBytes)
            socket->abort();
        return;
    }
    const QJsonDocument message = QJsonDocument::fromJson(socket->readLine(kLongestMessageBytes));
    socket->disconnect(this);
    if (!message.isObject()) {
        socket->abort();
        return;
    }
    QStringList sources;
    for (const QJsonValue &value : message.object().value("add"_L1).toArray()) {
        if (value.isString())
            sources << value.toString();
    }
    socket->write(kAnswer.data(), kAnswer.size());
    socket->disconnectFromServer();
    Q_EMIT handedOver(sources);
}

} // namespace cuegate
