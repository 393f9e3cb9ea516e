// SPDX-License-Identifier: GPL-3.0-or-later
// Files that nobody is to open, and how often somebody has (inotify). Thread: any one.
#pragma once

#include <QFile>
#include <QStringList>

#include <sys/inotify.h>
#include <unistd.h>

namespace cuegate::test {

class OpenWatch
{
public:
    /// Makes the files first.
    explicit OpenWatch(const QStringList &paths)
        : m_fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        for (const QString &path : paths) {
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write("canary");
            file.close();
            ::inotify_add_watch(m_fd, QFile::encodeName(path).constData(), IN_OPEN);
        }
    }
    ~OpenWatch() { ::close(m_fd); }
    OpenWatch(const OpenWatch &) = delete;
    OpenWatch &operator=(const OpenWatch &) = delete;

    [[nodiscard]] int opens() const
    {
        alignas(inotify_event) char events[4096];
        for (ssize_t got; (got = ::read(m_fd, events, sizeof events)) > 0;)
            m_opens += int(got / ssize_t(sizeof(inotify_event)));
        return m_opens;
    }

private:
    const int m_fd;
    mutable int m_opens = 0;
};

} // namespace cuegate::test
