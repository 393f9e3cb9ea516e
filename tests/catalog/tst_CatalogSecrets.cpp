// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/Catalog.h"
#include "core/catalog/CatalogFile.h"
#include "core/catalog/SourceSecrets.h"
#include "tests/support/Canaries.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CatalogSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsSecret_data();
    void knowsWhatIsSecret();
    void namesTheSecrets();
    void showsNoneOfThem();
    void storesNoSecretInPlain();
    void opensWithTheKeyOnly();
    void keepsWhatWasAddedWithoutAKeyOutOfTheFile();
    void sealsAnOldListToTheLastByte();
    void stripsAnOldListWhereNothingIsToBeKept();
    void forgetsTheSecretsOfARemovedSource();

private:
    static CatalogSource secretSource(const QString &id = u"0123456789abcdef"_s)
    {
        CatalogSource source;
        source.id = id;
        source.location = {
            QUrl(u"http://canary-user:canary-word@tv.example:8080/film.mkv?token=canary-token"_s),
            {{"Cookie", "session=canary-cookie"}, {"X-Key", "canary-header"}},
            2};
        source.name = u"Film"_s;
        source.kind = u"http"_s;
        return source;
    }
    static QByteArrayList canaries()
    {
        return {"canary-user", "canary-word", "canary-token", "canary-cookie", "canary-header"};
    }
    static void makeOldList(const QString &path, int sources);
};

void tst_CatalogSecrets::knowsWhatIsSecret_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSecret");
    QTest::newRow("plain") << u"https://films.example/Big.Buck.Bunny.2008.1080p.mkv"_s << false;
    QTest::newRow("folders") << u"http://nas:8080/films/series 1/episode-02-of-12/film.mkv"_s << false;
    QTest::newRow("file") << u"file:///home/me/a?b/film.mkv"_s << false;
    QTest::newRow("user") << u"http://user@films.example/film.mkv"_s << true;
    QTest::newRow("query") << u"http://films.example/film.mkv?a"_s << true;
    QTest::newRow("fragment") << u"http://films.example/film.mkv#key"_s << true;
    QTest::newRow("xtream") << u"http://tv.example:8080/movie/me/word/123.mkv"_s << true;
    QTest::newRow("xtream live") << u"http://tv.example:8080/me/word/123"_s << true;
    QTest::newRow("xtream recording")
        << u"http://tv.example/timeshift/me/word/60/2026-11-30:10-00/1.ts"_s << true;
    QTest::newRow("three folders") << u"http://nas/films/drama/one.mkv"_s << false;
    QTest::newRow("signed path") << u"https://cdn.example/d/9f86d081884c7d659a2feaa0c55ad015/film.mkv"_s
                                 << true;
}

void tst_CatalogSecrets::knowsWhatIsSecret()
{
    QFETCH(QString, url);
    QFETCH(bool, isSecret);
    QCOMPARE(hasSecrets({QUrl(url), {}}), isSecret);
}

void tst_CatalogSecrets::namesTheSecrets()
{
    SourceLocation location = secretSource().location;
    location.headers.emplace_back("Authorization", "Basic " + QByteArray("basic-user:basic-word").toBase64());
    location.headers.emplace_back("Authorization", "Bearer bearer-token");
    const QByteArrayList secrets = secretsOf(location);
    for (const QByteArray &expected :
         canaries() + QByteArrayList{"canary-user:canary-word", "basic-user", "basic-word", "bearer-token"})
        QVERIFY2(secrets.contains(expected), expected.constData());
    const QByteArrayList xtream = secretsOf({QUrl(u"http://tv.example/movie/me-myself/word/123.mkv"_s), {}});
    QVERIFY(xtream.contains("me-myself") && xtream.contains("word"));
    const QByteArrayList account =
        secretsOf({QUrl(u"http://tv.example/player_api.php?username=me&password=word"_s), {}});
    QVERIFY(account.contains("me") && account.contains("word"));
    const QByteArrayList folder = secretsOf({QUrl(u"http://tv.example/panel/live/me/word/123.ts"_s), {}});
    QVERIFY(folder.contains("me") && folder.contains("word"));
}

void tst_CatalogSecrets::showsNoneOfThem()
{
    QCOMPARE(displayText(secretSource().location.url), u"http://tv.example:8080/film.mkv"_s);
    QCOMPARE(displayText(QUrl(u"http://tv.example/movie/me/word/123.mkv"_s)), u"http://tv.example/…"_s);
    const SourceLocation token{QUrl(u"https://cdn.example/9f86d081884c7d659a2feaa0c55ad015"_s), {}};
    QCOMPARE(publicName(u"9f86d081884c7d659a2feaa0c55ad015"_s, token), u"cdn.example"_s);
    QCOMPARE(publicName(u"My film"_s, token), u"My film"_s);
    const SourceLocation account{
        QUrl(u"http://tv.example/panel/player_api.php?username=myself&password=word12"_s), {}};
    QCOMPARE(displayText(account.url), u"http://tv.example/panel/"_s);
    QCOMPARE(publicName(u"TV of myself"_s, account), u"tv.example"_s);
    QCOMPARE(publicName(u"My TV"_s, account), u"My TV"_s);
}

void tst_CatalogSecrets::storesNoSecretInPlain()
{
    const QTemporaryDir dir;
    const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
    QVERIFY(catalog);
    (*catalog)->setKey(SecretKey::random());
    QVERIFY((*catalog)->insert(secretSource()));
    QCOMPARE(canaryInFiles(dir.path(), canaries()), QByteArray()); // the log, too
    const auto sources = (*catalog)->sources();
    QCOMPARE(sources.size(), 1u);
    QVERIFY(!sources[0].isLocked);
    QCOMPARE(sources[0].location.url, secretSource().location.url);
    QVERIFY(sources[0].location.headers == secretSource().location.headers);
    QCOMPARE(sources[0].location.maxConnections, 2);
}

void tst_CatalogSecrets::opensWithTheKeyOnly()
{
    const QTemporaryDir dir;
    const SecretKey key = SecretKey::random();
    {
        const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
        (*catalog)->setKey(key);
        QVERIFY((*catalog)->insert(secretSource()));
    }
    const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
    QVERIFY((*catalog)->needsKey());
    for (const auto &wrong : {std::optional<SecretKey>(), std::optional(SecretKey::random())}) {
        (*catalog)->setKey(wrong);
        const auto locked = (*catalog)->sources();
        QVERIFY(locked[0].isLocked);
        QCOMPARE(locked[0].location.url, QUrl(u"http://tv.example:8080/"_s));
        QVERIFY(locked[0].location.headers.empty());
    }
    (*catalog)->setKey(key);
    QVERIFY(!(*catalog)->sources()[0].isLocked);
}

void tst_CatalogSecrets::keepsWhatWasAddedWithoutAKeyOutOfTheFile()
{
    const QTemporaryDir dir;
    const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
    QVERIFY((*catalog)->insert(secretSource()));
    QCOMPARE(canaryInFiles(dir.path(), canaries()), QByteArray());
    QCOMPARE((*catalog)->withoutSecrets(), QStringList{secretSource().id});
    QVERIFY((*catalog)->sources()[0].isLocked);
    (*catalog)->setKey(SecretKey::random());
    QVERIFY((*catalog)->sources()[0].isLocked);
    QVERIFY((*catalog)->storeSecrets(secretSource().id, secretSource().location));
    QVERIFY((*catalog)->withoutSecrets().isEmpty());
    QCOMPARE((*catalog)->sources()[0].location.url, secretSource().location.url);
}

// As version 0.1 left it, in the middle of things: with a log.
void tst_CatalogSecrets::makeOldList(const QString &path, int sources)
{
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(path);
        QVERIFY(old.open());
        QSqlQuery query(old);
        QVERIFY(query.exec(u"PRAGMA journal_mode = WAL"_s));
        QVERIFY(query.exec(u"PRAGMA secure_delete = OFF"_s)); // Debian's default is on
        QVERIFY(query.exec(u"CREATE TABLE source (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE"
                           " NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
                           " headers BLOB NOT NULL)"_s));
        query.prepare(u"INSERT INTO source (id, url, name, kind, headers) VALUES (?, ?, 'A', 'http', ?)"_s);
        for (int i = 0; i < sources; ++i) {
            query.bindValue(0, QString::number(i));
            query.bindValue(1, u"http://canary-user:canary-word@tv.example/%1?token=canary-token"_s.arg(i));
            query.bindValue(2, QByteArray("[[\"X-Key\",\"canary-header\"]]"));
            QVERIFY(query.exec());
        }
        QVERIFY(query.exec(u"DELETE FROM source WHERE id = '0'"_s)); // stays in a free place of its page
    }
    QSqlDatabase::removeDatabase(u"old"_s);
}

void tst_CatalogSecrets::sealsAnOldListToTheLastByte()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    makeOldList(path, 200);
    QVERIFY(!canaryInFiles(dir.path(), canaries()).isEmpty());
    {
        const auto catalog = Catalog::open(path);
        QVERIFY((*catalog)->needsKey());
        QCOMPARE((*catalog)->sources().size(), 199u);
        QVERIFY(!(*catalog)->sources()[0].isLocked); // it plays before there is a key
        (*catalog)->setKey(SecretKey::random());
        QVERIFY((*catalog)->sealPlain());
        QCOMPARE(canaryInFiles(dir.path(), canaries()), QByteArray());
        const auto sources = (*catalog)->sources();
        QCOMPARE(sources.size(), 199u);
        QCOMPARE(sources[5].location.url,
                 QUrl(u"http://canary-user:canary-word@tv.example/6?token=canary-token"_s));
        QCOMPARE(sources[5].location.headers.size(), 1u);
        QVERIFY(backUpCatalog(path));
    }
    QCOMPARE(canaryInFiles(dir.path(), canaries()), QByteArray());
}

void tst_CatalogSecrets::stripsAnOldListWhereNothingIsToBeKept()
{
    const QTemporaryDir dir;
    makeOldList(dir.filePath(u"list.sqlite"_s), 20);
    const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
    QVERIFY((*catalog)->sealPlain());
    QCOMPARE(canaryInFiles(dir.path(), canaries()), QByteArray());
    QVERIFY((*catalog)->sources()[0].isLocked);
}

void tst_CatalogSecrets::forgetsTheSecretsOfARemovedSource()
{
    const QTemporaryDir dir;
    const auto catalog = Catalog::open(dir.filePath(u"list.sqlite"_s));
    (*catalog)->setKey(SecretKey::random());
    QVERIFY((*catalog)->insert(secretSource()));
    QVERIFY((*catalog)->needsKey());
    QVERIFY((*catalog)->remove(secretSource().id));
    QVERIFY(!(*catalog)->needsKey());
    QVERIFY((*catalog)->sources().empty());
}

QTEST_GUILESS_MAIN(tst_CatalogSecrets)
#include "tst_CatalogSecrets.moc"
