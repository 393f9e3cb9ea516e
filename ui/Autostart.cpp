// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString path()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart/cuegate.desktop"_s;
}

// Desktop Entry Specification, "The Exec key": quoted, with backslashes before what is special in quotes;
// each backslash once more for the string type, and % doubled.
static QString quoted(const QString &argument)
{
    QString text;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$')
            text += u"\\\\"_s;
        else if (c == u'\\')
            text += u"\\\\\\"_s;
        else if (c == u'%')
            text += u'%';
        text += c;
    }
    return u'"' + text + u'"';
}

bool Autostart::isPossible()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return true;
#else
    return false;
#endif
}

bool Autostart::isOn()
{
    return isPossible() && QFileInfo::exists(path());
}

Result<void> Autostart::turnOn()
{
    const QByteArray entry =
        QString(u"[Desktop Entry]\nType=Application\nName=Cuegate\nIcon=cuegate\nExec="_s +
                quoted(QCoreApplication::applicationFilePath()) +
                u" --hidden\nX-GNOME-Autostart-enabled=true\n"_s)
            .toUtf8();
    QDir().mkpath(QFileInfo(path()).absolutePath());
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(entry) != entry.size() || !file.commit())
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

} // namespace cuegate
