// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/Catalog.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Catalog : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void keepsSources()
    {
        const QString path = m_dir.filePath(u"new.sqlite"_s);
        CatalogSource source;
        source.id = u"0123456789abcdef"_s;
        source.location = {QUrl(u"http://u:p@a.example/b%20c?d"_s), {{"X-A", "b"}}, 3};
        source.location.certificate = QByteArray(32, '\xAB');
        source.name = u"A name"_s;
        source.kind = u"http"_s;
        const SecretKey key = SecretKey::random();
        {
            const auto catalog = Catalog::open(path);
            QVERIFY(catalog);
            (*catalog)->setKey(key);
            QVERIFY((*catalog)->insert(source));
            QVERIFY((*catalog)->setPlayed(source.id, 1'800'000'000'123));
            QVERIFY((*catalog)->setPlayed(u"gone"_s, 1)); // removed while it played
            QVERIFY((*catalog)->insert(source));          // edited
        }
        const auto again = Catalog::open(path);
        QVERIFY(again);
        (*again)->setKey(key);
        const auto sources = (*again)->sources();
        QCOMPARE(sources.size(), 1u);
        QCOMPARE(sources[0].id, source.id);
        QCOMPARE(sources[0].name, source.name);
        QCOMPARE(sources[0].kind, source.kind);
        QCOMPARE(sources[0].location.url, source.location.url);
        QVERIFY(sources[0].location.headers == source.location.headers);
        QCOMPARE(sources[0].location.maxConnections, 3);
        QCOMPARE(sources[0].location.certificate, source.location.certificate);
        QCOMPARE(sources[0].playedAtMs, 1'800'000'000'123);
    }
    void keepsSettingsOfBothKinds()
    {
        const QString path = m_dir.filePath(u"settings.sqlite"_s);
        {
            const auto catalog = Catalog::open(path);
            QVERIFY(catalog);
            QVERIFY((*catalog)->setSetting(u"number"_s, 7));
            QVERIFY((*catalog)->setTextSetting(u"text"_s, u"007"_s));
            QVERIFY((*catalog)->setTextSetting(u"empty"_s, {}));
            QVERIFY((*catalog)->setTextSetting(u"gone"_s, u"x"_s));
            QVERIFY((*catalog)->removeSetting(u"gone"_s));
        }
        const auto catalog = Catalog::open(path);
        QVERIFY(catalog);
        QCOMPARE((*catalog)->setting(u"number"_s), std::optional<qint64>(7));
        QCOMPARE((*catalog)->textSetting(u"text"_s), std::optional(u"007"_s));
        QCOMPARE((*catalog)->textSetting(u"empty"_s), std::optional(QString()));
        QVERIFY(!(*catalog)->textSetting(u"gone"_s));
        QVERIFY(!(*catalog)->textSetting(u"number"_s));
        QVERIFY(!(*catalog)->setting(u"text"_s));
    }
    void takesOverAListWithoutConnectionLimits()
    {
        const QString path = m_dir.filePath(u"old.sqlite"_s);
        {
            QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
            old.setDatabaseName(path);
            QVERIFY(old.open());
            QSqlQuery query(old);
            QVERIFY(
                query.exec(u"CREATE TABLE source (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE"
                           " NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
                           " headers BLOB NOT NULL)"_s));
            QVERIFY(query.exec(u"INSERT INTO source (id, url, name, kind, headers) VALUES"
                               " ('1', 'http://a.example/', 'A', 'http', '[]')"_s));
        }
        QSqlDatabase::removeDatabase(u"old"_s);
        for (int start = 0; start < 2; ++start) {
            const auto catalog = Catalog::open(path);
            QVERIFY(catalog);
            QCOMPARE((*catalog)->sources().size(), 1u);
            QCOMPARE((*catalog)->sources()[0].location.maxConnections, 0);
            QCOMPARE((*catalog)->sources()[0].location.certificate, QByteArray());
            QCOMPARE((*catalog)->sources()[0].folder, QString());
            QCOMPARE((*catalog)->sources()[0].playedAtMs, 0);
        }
    }
    void keepsOrderFoldersAndEdits()
    {
        const QString path = m_dir.filePath(u"order.sqlite"_s);
        const auto ids = [](const Catalog &catalog) {
            QString all;
            for (const CatalogSource &source : catalog.sources())
                all += source.id + source.folder;
            return all;
        };
        {
            const auto catalog = Catalog::open(path);
            QVERIFY(catalog);
            for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
                CatalogSource source;
                source.id = id;
                source.location.url = QUrl(u"http://a.example/"_s + id);
                source.name = source.kind = u"x"_s;
                QVERIFY((*catalog)->insert(source));
            }
            QCOMPARE(ids(**catalog), u"abc"_s);
            QVERIFY((*catalog)->arrange({{u"c"_s, u"F"_s}, {u"a"_s, {}}, {u"b"_s, u"F"_s}}));
            CatalogSource edited = (*catalog)->sources()[1];
            edited.name = u"another"_s;
            edited.location.url = QUrl(u"http://b.example/"_s);
            QVERIFY((*catalog)->insert(edited));
            QVERIFY((*catalog)->rename(edited.id, u"renamed"_s));
            edited.id = u"d"_s;
            QVERIFY((*catalog)->insert(edited));
        }
        const auto again = Catalog::open(path);
        QVERIFY(again);
        QCOMPARE(ids(**again), u"cFabFd"_s);
        QCOMPARE((*again)->sources()[1].name, u"renamed"_s);
        QCOMPARE((*again)->sources()[1].location.url, QUrl(u"http://b.example/"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Catalog)
#include "tst_Catalog.moc"
