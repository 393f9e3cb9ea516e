// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/Network.h"

#include "tests/media/FfmpegFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

#include <arpa/inet.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate::test {

bool OwnNetwork::ip(const QString &arguments)
{
    return runProgram(u"ip"_s, arguments.split(u' ')).has_value();
}

// The mounts are this thread's own, too, for /etc/resolv.conf.
OwnNetwork::OwnNetwork()
{
    m_isMade = ::unshare(CLONE_NEWNET | CLONE_NEWNS) == 0 &&
               ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 && ip(u"link set lo up"_s);
}

OwnNetwork::~OwnNetwork()
{
    if (m_silent >= 0)
        ::close(m_silent);
}

void OwnNetwork::useNameServer(const char *address)
{
    QTemporaryFile file;
    if (!file.open())
        return;
    file.write(QByteArray("nameserver ") + address + "\n");
    file.flush();
    ::mount(QFile::encodeName(file.fileName()).constData(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr);
}

void OwnNetwork::useSilentNameServer()
{
    if (m_silent < 0) {
        m_silent = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(53);
        ::inet_pton(AF_INET, "127.0.0.2", &address.sin_addr);
        ::bind(m_silent, reinterpret_cast<sockaddr *>(&address), sizeof address);
    }
    useNameServer("127.0.0.2");
}

void OwnNetwork::useNoNameServer()
{
    useNameServer("127.0.0.3");
}

} // namespace cuegate::test
