// SPDX-License-Identifier: GPL-3.0-or-later
// The secrets of sources in the catalog: sealed in a table of their own, while the source's row has only what
// everybody may read.
#include "core/catalog/Catalog.h"
#include "core/catalog/CatalogSql.h"
#include "core/catalog/SourceSecrets.h"
#include "core/secrets/SecretBox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace cuegate {

static QByteArray purposeOf(const QString &id)
{
    return QByteArray("cuegate source " + id.toUtf8());
}

static QByteArray toJson(const SourceLocation &location)
{
    return QJsonDocument(QJsonObject{{u"url"_s, QString::fromLatin1(location.url.toEncoded())},
                                     {u"headers"_s, QString::fromUtf8(headersToJson(location))}})
        .toJson(QJsonDocument::Compact);
}

// Empty without a key: then it is known that there were secrets, but they are gone with this run.
static QByteArray sealedOf(const QString &id, const SourceLocation &location,
                           const std::optional<SecretKey> &key)
{
    if (!key)
        return QByteArray("");
    QByteArray plain = toJson(location);
    QByteArray bytes = sealed(plain, purposeOf(id), *key);
    wipe(plain);
    return bytes;
}

SourceLocation storedPart(const SourceLocation &location)
{
    SourceLocation stored = location;
    if (hasSecrets(location)) {
        stored.url = publicPart(location.url);
        stored.headers.clear();
    }
    return stored;
}

void Catalog::unseal(CatalogSource &source, const QByteArray &sealedBytes) const
{
    auto plain = m_key ? unsealed(sealedBytes, purposeOf(source.id), *m_key)
                       : fail(ErrorKind::PermissionDenied, QString());
    source.isLocked = !plain;
    if (!plain)
        return;
    const QJsonObject json = QJsonDocument::fromJson(*plain).object();
    wipe(*plain);
    source.location.url = QUrl::fromEncoded(json[u"url"_s].toString().toLatin1());
    headersFromJson(json[u"headers"_s].toString().toUtf8(), source.location);
}

void Catalog::unseal(std::vector<CatalogSource> &sources) const
{
    QHash<QString, QByteArray> all;
    QSqlQuery query(u"SELECT id, sealed FROM secret"_s, QSqlDatabase::database(m_connection));
    while (query.next())
        all.insert(query.value(0).toString(), query.value(1).toByteArray());
    for (CatalogSource &source : sources) {
        if (const auto found = all.constFind(source.id); found != all.constEnd())
            unseal(source, *found);
    }
}

Result<void> Catalog::storeSecrets(const QString &id, const SourceLocation &location)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!hasSecrets(location)) {
        query.prepare(u"DELETE FROM secret WHERE id = ?"_s);
        query.addBindValue(id);
    } else {
        query.prepare(u"INSERT OR REPLACE INTO secret (id, sealed) VALUES (?, ?)"_s);
        query.addBindValue(id);
        query.addBindValue(sealedOf(id, location, m_key));
    }
    if (!query.exec())
        return sqlError(u"The secrets of a source cannot be stored"_s, query.lastError());
    return {};
}

QStringList Catalog::withoutSecrets() const
{
    QStringList ids;
    QSqlQuery query(u"SELECT id FROM secret WHERE length(sealed) = 0"_s,
                    QSqlDatabase::database(m_connection));
    while (query.next())
        ids << query.value(0).toString();
    return ids;
}

bool Catalog::needsKey() const
{
    QSqlQuery query(u"SELECT 1 FROM secret LIMIT 1"_s, QSqlDatabase::database(m_connection));
    return query.next() || !plainSources().empty();
}

// Those of lists that were made before secrets were sealed.
std::vector<CatalogSource> Catalog::plainSources() const
{
    QSet<QString> sealedIds;
    QSqlQuery query(u"SELECT id FROM secret"_s, QSqlDatabase::database(m_connection));
    while (query.next())
        sealedIds.insert(query.value(0).toString());
    std::vector<CatalogSource> plain = sources();
    std::erase_if(plain, [&sealedIds](const CatalogSource &source) {
        return !hasSecrets(source.location) || sealedIds.contains(source.id);
    });
    return plain;
}

Result<void> Catalog::sealOne(const CatalogSource &source)
{
    if (auto stored = storeSecrets(source.id, source.location); !stored)
        return stored;
    const SourceLocation stored = storedPart(source.location);
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"UPDATE source SET url = ?, headers = ? WHERE id = ?"_s);
    query.addBindValue(QString::fromLatin1(stored.url.toEncoded()));
    query.addBindValue(headersToJson(stored));
    query.addBindValue(source.id);
    if (!query.exec())
        return sqlError(u"A source cannot be sealed"_s, query.lastError());
    return {};
}

Result<void> Catalog::sealPlain()
{
    const std::vector<CatalogSource> plain = plainSources();
    if (plain.empty())
        return {};
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    if (!database.transaction())
        return sqlError(u"The list of sources cannot be sealed"_s, database.lastError());
    for (const CatalogSource &source : plain) {
        if (auto done = sealOne(source); !done) {
            database.rollback();
            return done;
        }
    }
    if (!database.commit())
        return sqlError(u"The list of sources cannot be sealed"_s, database.lastError());
    return forgetOldBytes();
}

Result<void> Catalog::forgetSealed()
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(u"UPDATE secret SET sealed = x''"_s))
        return sqlError(u"The secrets of sources cannot be forgotten"_s, query.lastError());
    return forgetOldBytes();
}

// What was overwritten is still in free pages and in the log.
Result<void> Catalog::forgetOldBytes()
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(u"VACUUM"_s) || !query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s))
        return sqlError(u"The list of sources cannot be cleaned"_s, query.lastError());
    return {};
}

} // namespace cuegate
