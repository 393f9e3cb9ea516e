// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FolderScan.h"

#include "ui/NaturalOrder.h"

#include <QDirIterator>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QStringList FolderScan::namePatterns()
{
    return {u"*.mkv"_s, u"*.webm"_s, u"*.mp4"_s, u"*.m4v"_s,  u"*.mov"_s,
            u"*.avi"_s, u"*.flv"_s,  u"*.ts"_s,  u"*.m2ts"_s, u"*.mts"_s};
}

FolderScan::~FolderScan()
{
    m_cancel.cancel();
}

// Links to folders are not followed: they may lead in a circle.
FolderScan::Found FolderScan::search(const QString &path, const CancelToken &cancel)
{
    QSet<QString> suffixes;
    for (const QString &pattern : namePatterns())
        suffixes.insert(pattern.mid(2));
    Found found;
    QStringList paths;
    int entries = 0;
    QDirIterator walk(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable,
                      QDirIterator::Subdirectories);
    while (walk.hasNext() && !cancel.isCancelled()) {
        const QFileInfo entry(walk.next());
        found.isCut = ++entries > kMostEntries || paths.size() >= kMostFilms;
        if (found.isCut)
            break;
        if (entry.isFile() && suffixes.contains(entry.suffix().toLower()))
            paths << entry.absoluteFilePath();
    }
    std::sort(paths.begin(), paths.end(), naturalOrder());
    for (const QString &film : std::as_const(paths))
        found.films << QUrl::fromLocalFile(film);
    return found;
}

void FolderScan::start(const QUrl &folder)
{
    if (m_folders.contains(folder))
        return;
    m_folders.insert(folder, std::nullopt);
    auto *watcher = new QFutureWatcher<Found>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, folder] {
        watcher->deleteLater();
        m_folders[folder] = watcher->result();
        Q_EMIT finished(folder);
    });
    watcher->setFuture(QtConcurrent::run(
        [path = folder.toLocalFile(), cancel = m_cancel.token()] { return search(path, cancel); }));
}

std::optional<FolderScan::Found> FolderScan::found(const QUrl &folder) const
{
    return m_folders.value(folder);
}

} // namespace cuegate
