// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/CatalogFile.h"

#include "core/catalog/CatalogSql.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

enum class Soundness { Sound, Damaged, Unknown };

QString backupOf(const QString &path)
{
    return QString(path + u".backup"_s);
}

} // namespace

// Runs `work` on a connection of its own, which is gone afterwards.
template <typename Work>
static auto onConnection(const QString &path, Work work)
{
    const QString name = QUuid::createUuid().toString();
    auto result = [&] {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        return work(database);
    }();
    QSqlDatabase::removeDatabase(name);
    return result;
}

// SQLite's SQLITE_CORRUPT and SQLITE_NOTADB; anything else may pass.
static Soundness soundnessOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    return code == 11 || code == 26 ? Soundness::Damaged : Soundness::Unknown;
}

static Soundness soundnessOfFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() || info.size() == 0) // SQLite takes an empty file for a new one
        return info.exists() || QFile::exists(backupOf(path)) ? Soundness::Damaged : Soundness::Sound;
    return onConnection(path, [](QSqlDatabase &database) {
        if (!database.open())
            return soundnessOf(database.lastError());
        QSqlQuery query(database);
        if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
            return soundnessOf(query.lastError());
        return query.value(0).toString() == "ok"_L1 ? Soundness::Sound : Soundness::Damaged;
    });
}

// The log belongs to the damaged file: it would spoil the next one.
static void putAside(const QString &path)
{
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    const QString aside = path + u".damaged"_s;
    if (!QFile::exists(path))
        return;
    QFile::remove(aside);
    QFile::rename(path, aside);
    QFile::setPermissions(aside, QFile::ReadOwner | QFile::WriteOwner);
}

static bool syncFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isSynced;
}

static bool replaceFile(const QString &from, const QString &to)
{
    return syncFile(from) &&
           std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

static bool restoreBackup(const QString &path)
{
    const QString copy = path + u".restored"_s;
    QFile::remove(copy);
    if (soundnessOfFile(backupOf(path)) != Soundness::Sound || !QFile::exists(backupOf(path)))
        return false;
    return QFile::copy(backupOf(path), copy) &&
           QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner) && replaceFile(copy, path);
}

Result<OpenedCatalog> openCatalog(const QString &path)
{
    OpenedCatalog opened;
    if (soundnessOfFile(path) == Soundness::Damaged) {
        const bool isFirst = !QFile::exists(backupOf(path)) && QFileInfo(path).size() == 0;
        putAside(path);
        const bool isRestored = restoreBackup(path);
        opened.origin = isRestored ? CatalogOrigin::Backup
                        : isFirst  ? CatalogOrigin::Own
                                   : CatalogOrigin::Nothing;
    }
    auto catalog = Catalog::open(path);
    if (!catalog)
        return std::unexpected(catalog.error());
    opened.catalog = std::move(*catalog);
    return opened;
}

Result<void> backUpCatalog(const QString &path)
{
    const QString made = path + u".making"_s;
    QFile::remove(made);
    QFile empty(made); // SQLite writes into it, so nobody else can read it from the first byte on
    if (!empty.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
        !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorKind::Unavailable, u"The list of sources cannot be backed up."_s);
    empty.close();
    const auto written = onConnection(path, [&made](QSqlDatabase &database) -> Result<void> {
        if (!database.open())
            return sqlError(u"The list of sources cannot be backed up"_s, database.lastError());
        QSqlQuery query(database);
        query.prepare(u"VACUUM INTO ?"_s);
        query.addBindValue(made);
        if (!query.exec())
            return sqlError(u"The list of sources cannot be backed up"_s, query.lastError());
        return {};
    });
    if (!written)
        return written;
    if (!replaceFile(made, backupOf(path)))
        return fail(ErrorKind::Unavailable, u"The backup of the list of sources cannot be written."_s);
    return {};
}

} // namespace cuegate
