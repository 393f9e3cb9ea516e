// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/SessionBus.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr auto kPatience = 1s;

struct BusAddress
{
    QString path;
    bool isAbstract = false; ///< not in the file system
};

} // namespace

// D-Bus Specification, "Server Addresses": the first one that is a local socket; no path if there is none.
static BusAddress busAddress()
{
    const QString addresses = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    for (const QString &address : addresses.split(u';', Qt::SkipEmptyParts)) {
        if (!address.startsWith("unix:"_L1))
            continue;
        for (const QString &pair : address.mid(5).split(u',')) {
            const QString value = QUrl::fromPercentEncoding(pair.section(u'=', 1).toLatin1());
            if (pair.startsWith("path="_L1))
                return {value};
            if (pair.startsWith("abstract="_L1))
                return {value, true};
        }
    }
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s;
    return addresses.isEmpty() && QFileInfo::exists(usual) ? BusAddress{usual} : BusAddress{};
}

void askSessionBus(QObject *context, std::function<void(bool answers)> done)
{
    const BusAddress address = busAddress();
    auto *socket = new QLocalSocket(context);
    // It ends in one of three ways; whichever comes first takes the connections of the others along.
    const auto finish = [socket, done = std::move(done)](bool answers) {
        socket->disconnect();
        socket->deleteLater();
        done(answers);
    };
    if (address.path.isEmpty()) {
        QTimer::singleShot(0, socket, [finish] { finish(false); });
        return;
    }
    QObject::connect(socket, &QLocalSocket::connected, socket, [socket] {
#ifdef Q_OS_UNIX
        const QByteArray user = QByteArray::number(::getuid()).toHex();
#else
        const QByteArray user;
#endif
        socket->write(QByteArray(1, '\0') + "AUTH EXTERNAL " + user + "\r\n");
    });
    QObject::connect(socket, &QLocalSocket::readyRead, socket, [finish] { finish(true); });
    QObject::connect(socket, &QLocalSocket::errorOccurred, socket, [finish] { finish(false); });
    auto *timer = new QTimer(socket);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, socket, [finish] { finish(false); });
    timer->start(kPatience);
    if (address.isAbstract)
        socket->setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    socket->connectToServer(address.path);
}

} // namespace cuegate
