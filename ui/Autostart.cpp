// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Autostart.h"

#include "ui/AutostartEntry.h"

#include <QCoreApplication>
#ifdef Q_OS_WIN
#include <QSettings>
#else
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#endif

using namespace Qt::StringLiterals;

namespace cuegate {

#ifdef Q_OS_WIN

static constexpr auto kRunKey = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_L1;
static constexpr auto kRunName = "Cuegate"_L1;

static Result<void> written(QSettings &run)
{
    run.sync();
    if (run.status() != QSettings::NoError)
        return fail(ErrorKind::PermissionDenied, u"%1 cannot be written"_s.arg(kRunKey));
    return {};
}

bool Autostart::isOn()
{
    return QSettings(kRunKey, QSettings::NativeFormat).contains(kRunName);
}

Result<void> Autostart::turnOn()
{
    QSettings run(kRunKey, QSettings::NativeFormat);
    run.setValue(kRunName, runCommand(QCoreApplication::applicationFilePath()));
    return written(run);
}

Result<void> Autostart::turnOff()
{
    QSettings run(kRunKey, QSettings::NativeFormat);
    run.remove(kRunName);
    return written(run);
}

#else

static QString path()
{
#ifdef Q_OS_DARWIN
    return QDir::homePath() + u"/Library/LaunchAgents/cuegate.plist"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart/cuegate.desktop"_s;
#endif
}

static QByteArray entry()
{
#ifdef Q_OS_DARWIN
    return launchAgent(QCoreApplication::applicationFilePath());
#else
    return desktopEntry(QCoreApplication::applicationFilePath());
#endif
}

bool Autostart::isOn()
{
    return QFileInfo::exists(path());
}

Result<void> Autostart::turnOn()
{
    const QByteArray text = entry();
    QDir().mkpath(QFileInfo(path()).absolutePath());
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(ErrorKind::PermissionDenied,
                    u"%1 cannot be written: %2"_s.arg(path(), file.errorString()));
    return {};
}

Result<void> Autostart::turnOff()
{
    if (isOn() && !QFile::remove(path()))
        return fail(ErrorKind::PermissionDenied, u"%1 cannot be removed"_s.arg(path()));
    return {};
}

#endif

} // namespace cuegate
