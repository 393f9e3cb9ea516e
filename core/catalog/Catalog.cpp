// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/Catalog.h"

#include "core/catalog/CatalogSql.h"

#include <QAtomicInt>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace cuegate {

static const QString kNumbers = u"setting"_s;
static const QString kTexts = u"text_setting"_s;

// A null text would be NULL, which the columns refuse.
static QString textOf(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QByteArray headersToJson(const SourceLocation &location)
{
    QJsonArray headers;
    for (const auto &[name, value] : location.headers)
        headers.append(QJsonArray{QString::fromLatin1(name), QString::fromUtf8(value)});
    return QJsonDocument(headers).toJson(QJsonDocument::Compact);
}

void headersFromJson(const QByteArray &json, SourceLocation &location)
{
    const QJsonArray headers = QJsonDocument::fromJson(json).array();
    for (const auto &header : headers)
        location.headers.emplace_back(header.toArray().at(0).toString().toLatin1(),
                                      header.toArray().at(1).toString().toUtf8());
}

Result<std::unique_ptr<Catalog>> Catalog::open(const QString &path)
{
    static QAtomicInt counter;
    const QString connection = u"catalog-%1"_s.arg(counter.fetchAndAddRelaxed(1));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    std::unique_ptr<Catalog> catalog(new Catalog(connection));
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s); // Qt's 5 s are all that a stop may take
    if (!database.open())
        return sqlError(u"The list of sources cannot be opened"_s, database.lastError());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QSqlQuery query(database);
    const QStringList statements{
        u"PRAGMA journal_mode = WAL"_s,
        u"PRAGMA synchronous = NORMAL"_s,
        u"PRAGMA secure_delete = ON"_s, // what was removed is overwritten
        u"CREATE TABLE IF NOT EXISTS source (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT "
        u"NULL,"
        " url TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, headers BLOB NOT NULL)"_s,
        u"CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL)"_s,
        u"CREATE TABLE IF NOT EXISTS secret (id TEXT PRIMARY KEY, sealed BLOB NOT NULL)"_s,
        u"CREATE TABLE IF NOT EXISTS text_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
    };
    for (const QString &statement : statements) {
        if (!query.exec(statement))
            return sqlError(u"The list of sources is damaged"_s, query.lastError());
    }
    // What lists of earlier versions do not have. rank: in the order of it; those of the same as they were
    // added.
    const std::pair<QString, QString> additions[] = {
        {u"max_connections"_s, u"INTEGER NOT NULL DEFAULT 0"_s},
        {u"rank"_s, u"INTEGER NOT NULL DEFAULT 0"_s},
        {u"folder"_s, u"TEXT NOT NULL DEFAULT ''"_s},
        {u"certificate"_s, u"TEXT NOT NULL DEFAULT ''"_s}, // hexadecimal
        {u"played"_s, u"INTEGER NOT NULL DEFAULT 0"_s},
    };
    const QSqlRecord columns = database.record(u"source"_s);
    for (const auto &[name, type] : additions) {
        if (!columns.contains(name) && !query.exec(u"ALTER TABLE source ADD COLUMN %1 %2"_s.arg(name, type)))
            return sqlError(u"The list of sources cannot be brought up to date"_s, query.lastError());
    }
    return catalog;
}

Catalog::~Catalog()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

std::vector<CatalogSource> Catalog::sources() const
{
    std::vector<CatalogSource> sources;
    QSqlQuery query(
        u"SELECT id, url, name, kind, headers, max_connections, folder, certificate, played FROM source"
        " ORDER BY rank, position"_s,
        QSqlDatabase::database(m_connection));
    while (query.next()) {
        CatalogSource source;
        source.id = query.value(0).toString();
        source.location.url = QUrl(query.value(1).toString());
        source.name = query.value(2).toString();
        source.kind = query.value(3).toString();
        headersFromJson(query.value(4).toByteArray(), source.location);
        source.location.maxConnections = query.value(5).toInt();
        source.folder = query.value(6).toString();
        source.location.certificate = QByteArray::fromHex(query.value(7).toByteArray());
        source.playedAtMs = query.value(8).toLongLong();
        sources.push_back(std::move(source));
    }
    unseal(sources);
    return sources;
}

Result<void> Catalog::insert(const CatalogSource &source)
{
    // Secrets first: what is left of a source that was cut short here must not be a plain one.
    if (auto stored = storeSecrets(source.id, source.location); !stored)
        return stored;
    const SourceLocation stored = storedPart(source.location);
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT INTO source (id, url, name, kind, headers, max_connections, folder, certificate,"
                  " rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(rank), 0) + 1 FROM source))"
                  " ON CONFLICT (id) DO UPDATE SET url = excluded.url, name = excluded.name,"
                  " kind = excluded.kind, headers = excluded.headers,"
                  " max_connections = excluded.max_connections, folder = excluded.folder,"
                  " certificate = excluded.certificate"_s);
    query.addBindValue(source.id);
    query.addBindValue(QString::fromLatin1(stored.url.toEncoded()));
    query.addBindValue(source.name);
    query.addBindValue(source.kind);
    query.addBindValue(headersToJson(stored));
    query.addBindValue(source.location.maxConnections);
    query.addBindValue(textOf(source.folder));
    query.addBindValue(textOf(QString::fromLatin1(source.location.certificate.toHex())));
    if (!query.exec())
        return sqlError(u"A source cannot be stored"_s, query.lastError());
    return {};
}

Result<void> Catalog::rename(const QString &id, const QString &name)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"UPDATE source SET name = ? WHERE id = ?"_s);
    query.addBindValue(name);
    query.addBindValue(id);
    if (!query.exec())
        return sqlError(u"A source cannot be renamed"_s, query.lastError());
    return {};
}

Result<void> Catalog::setPlayed(const QString &id, qint64 atMs)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"UPDATE source SET played = ? WHERE id = ?"_s);
    query.addBindValue(atMs);
    query.addBindValue(id);
    if (!query.exec())
        return sqlError(u"When a film was played cannot be stored"_s, query.lastError());
    return {};
}

Result<void> Catalog::arrange(const std::vector<Place> &all)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    const auto failed = [&database](const QSqlError &error) {
        database.rollback();
        return sqlError(u"The order of the sources cannot be stored"_s, error);
    };
    if (!database.transaction())
        return failed(database.lastError());
    QSqlQuery query(database);
    query.prepare(u"UPDATE source SET rank = ?, folder = ? WHERE id = ? AND (rank <> ? OR folder <> ?)"_s);
    qint64 rank = 0;
    for (const Place &place : all) {
        const QVariantList values{++rank, textOf(place.folder), place.id, rank, textOf(place.folder)};
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        if (!query.exec())
            return failed(query.lastError());
    }
    if (!database.commit())
        return failed(database.lastError());
    return {};
}

Result<void> Catalog::remove(const QString &id)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM source WHERE id = ?"_s);
    query.addBindValue(id);
    if (!query.exec())
        return sqlError(u"A source cannot be removed"_s, query.lastError());
    return storeSecrets(id, {});
}

QVariant Catalog::valueOf(const QString &table, const QString &name) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT value FROM %1 WHERE name = ?"_s.arg(table));
    query.addBindValue(name);
    return query.exec() && query.next() ? query.value(0) : QVariant();
}

Result<void> Catalog::setValue(const QString &table, const QString &name, const QVariant &value)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT OR REPLACE INTO %1 (name, value) VALUES (?, ?)"_s.arg(table));
    query.addBindValue(name);
    query.addBindValue(value);
    if (!query.exec())
        return sqlError(u"A setting cannot be stored"_s, query.lastError());
    return {};
}

std::map<QString, QString> Catalog::settings() const
{
    std::map<QString, QString> all;
    QSqlQuery query(u"SELECT name, value FROM setting UNION ALL SELECT name, value FROM text_setting"_s,
                    QSqlDatabase::database(m_connection));
    while (query.next())
        all[query.value(0).toString()] = query.value(1).toString();
    return all;
}

qint64 Catalog::changes() const
{
    QSqlQuery query(u"SELECT total_changes()"_s, QSqlDatabase::database(m_connection));
    return query.next() ? query.value(0).toLongLong() : 0;
}

std::optional<qint64> Catalog::setting(const QString &name) const
{
    const QVariant value = valueOf(kNumbers, name);
    return value.isValid() ? std::optional(value.toLongLong()) : std::nullopt;
}

Result<void> Catalog::setSetting(const QString &name, qint64 value)
{
    return setValue(kNumbers, name, value);
}

std::optional<QString> Catalog::textSetting(const QString &name) const
{
    const QVariant value = valueOf(kTexts, name);
    return value.isValid() ? std::optional(value.toString()) : std::nullopt;
}

Result<void> Catalog::setTextSetting(const QString &name, const QString &value)
{
    return setValue(kTexts, name, value.isNull() ? u""_s : value);
}

Result<void> Catalog::removeSetting(const QString &name)
{
    for (const QString &table : {kNumbers, kTexts}) {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.prepare(u"DELETE FROM %1 WHERE name = ?"_s.arg(table));
        query.addBindValue(name);
        if (!query.exec())
            return sqlError(u"A setting cannot be removed"_s, query.lastError());
    }
    return {};
}

} // namespace cuegate
