// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SharedMedia.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cuegate::test {

QString sharedMediaDirectory()
{
    const QString named = qEnvironmentVariable("CUEGATE_SHARED_MEDIA");
    if (!named.isEmpty())
        return QDir(named).exists() ? QDir(named).absolutePath() : QString();
    const QDir beside(qEnvironmentVariable("CUEGATE_SOURCE_DIR", u"."_s) + u"/../shared/media"_s);
    return beside.exists() ? beside.absolutePath() : QString();
}

QStringList sharedMediaFiles(const QStringList &suffixes, const QString &folder)
{
    const QString root = sharedMediaDirectory();
    QStringList paths;
    if (root.isEmpty())
        return paths;
    const QDir dir(folder.isEmpty() ? root : root + u'/' + folder);
    const QStringList names = dir.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        for (const QString &suffix : suffixes) {
            if (name.endsWith(suffix))
                paths << dir.absoluteFilePath(name);
        }
    }
    return paths;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace cuegate::test
