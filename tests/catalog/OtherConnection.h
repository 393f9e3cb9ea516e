// SPDX-License-Identifier: GPL-3.0-or-later
// Another connection to a catalog's file, that looks into it and holds up who wants to write. Thread: one.
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace cuegate::test {

class OtherConnection
{
public:
    explicit OtherConnection(const QString &path)
        : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(path);
        database.open();
    }
    ~OtherConnection() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(OtherConnection)

    /// From now on, or no longer. False if it could not be done.
    bool holdUp() { return execute(QStringLiteral("BEGIN IMMEDIATE")); }
    bool letGo() { return execute(QStringLiteral("COMMIT")); }
    [[nodiscard]] qsizetype sourceCount() const
    {
        QSqlQuery query(QStringLiteral("SELECT COUNT(*) FROM source"), QSqlDatabase::database(m_name));
        return query.next() ? query.value(0).toLongLong() : -1;
    }

private:
    bool execute(const QString &statement)
    {
        return QSqlQuery(QSqlDatabase::database(m_name)).exec(statement);
    }
    const QString m_name;
};

} // namespace cuegate::test
