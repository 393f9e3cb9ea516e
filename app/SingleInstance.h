// SPDX-License-Identifier: GPL-3.0-or-later
// One Cuegate per profile and user: the first start listens on a local socket that only this user can open, a
// second one hands its sources over and ends. A lock file decides who is first, so two starts at once cannot
// both be. Thread: gui. claim() may block up to 3 s and belongs before the event loop.
#pragma once

#include "core/base/Error.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

class QLocalSocket;

namespace cuegate {

class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    enum class Role { First, HandedOver };

    /// \p profileDirectory is made absolute; it must exist.
    explicit SingleInstance(const QString &profileDirectory, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// First: this process is the one, handedOver() tells of later starts. HandedOver: another one has taken
    /// \p sources and shown its window; exit now. Errors: PermissionDenied if the lock cannot be written;
    /// Unavailable if the other one does not answer.
    [[nodiscard]] Result<Role> claim(const QStringList &sources);

    [[nodiscard]] QString serverName() const { return m_name; }

Q_SIGNALS:
    /// Another start wants the window shown and these added.
    void handedOver(const QStringList &sources);

private:
    [[nodiscard]] Result<Role> listen();
    [[nodiscard]] Result<Role> handOver(const QStringList &sources);
    void accept();
    void read(QLocalSocket *socket);

    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace cuegate
