// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords of sources over restarts, with keychains that work, are missing, locked or silent (FAULTS.md
// L16), and the backup of the list (L15).
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/secrets/FakeKeyStore.h"
#include "tests/support/Canaries.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QLocalServer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Mood = FakeKeychain::Mood;

class tst_GatewayPasswords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsPasswordsInTheKeychain();
    void playsTheOthersWhileTheKeychainIsLocked();
    void unlocksWhatIsAddedAgain();
    void asksAndKeepsForThisSessionUntilThen();
    void forgetsAtTheEndIfThatIsWanted();
    void takesAFileWithoutAKeychainWhereNobodyCanBeAsked();
    void startsWhileTheBusIsSilent();
    void sealsTheListOfAnEarlierVersion();
    void asksNoKeychainWithoutSecrets();
    void startsWithTheBackupOfADamagedList();
    void refusesOtherStores();

private:
    using Configure = std::function<void(GatewayOptions &)>;
    static Configure with(const std::shared_ptr<FakeKeychain> &keychain,
                          WithoutKeychain without = WithoutKeychain::UseFile)
    {
        return [keychain, without](GatewayOptions &options) {
            options.passwords = KeyPlace::Automatic;
            options.withoutKeychain = without;
            options.makeKeychain = [keychain](const QString &) {
                return std::make_unique<FakeKeyStore>(keychain);
            };
        };
    }
    static QUrl secretUrl() { return QUrl(u"http://me:canary-word@127.0.0.1:9/film.mkv?key=canary-token"_s); }
    static QByteArrayList canaries() { return {"canary-word", "canary-token"}; }
    static QString stateOf(GatewayUnderTest &gateway, const QByteArray &id)
    {
        return jsonOf(gateway.control("GET", "/v1/sources/" + id))[u"state"_s].toString();
    }
    static QJsonObject passwords(GatewayUnderTest &gateway)
    {
        return jsonOf(gateway.control("GET", "/v1/passwords"));
    }
};

void tst_GatewayPasswords::keepsPasswordsInTheKeychain()
{
    const QTemporaryDir profile;
    const auto keychain = std::make_shared<FakeKeychain>();
    QByteArray id;
    {
        GatewayUnderTest gateway(with(keychain), profile.path());
        QVERIFY(gateway.isRunning());
        id = gateway.add(secretUrl());
        QCOMPARE(passwords(gateway)[u"state"_s].toString(), u"open"_s);
        QCOMPARE(passwords(gateway)[u"store"_s].toString(), u"keychain"_s);
    }
    QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
    QVERIFY(!QFile::exists(profile.filePath(u"passwords.key"_s)));
    GatewayUnderTest gateway(with(keychain), profile.path());
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
}

void tst_GatewayPasswords::playsTheOthersWhileTheKeychainIsLocked()
{
    const QTemporaryDir profile;
    const auto keychain = std::make_shared<FakeKeychain>();
    QFile film(profile.filePath(u"film.mkv"_s));
    QVERIFY(film.open(QIODevice::WriteOnly));
    film.write("bytes");
    film.close();
    QByteArray secret, plain;
    {
        GatewayUnderTest gateway(with(keychain), profile.path());
        secret = gateway.add(secretUrl());
        plain = gateway.add(QUrl::fromLocalFile(film.fileName()));
    }
    keychain->mood = Mood::Denies;
    GatewayUnderTest gateway(with(keychain), profile.path());
    QVERIFY(gateway.isRunning());
    QCOMPARE(stateOf(gateway, secret), u"locked"_s);
    QCOMPARE(passwords(gateway)[u"state"_s].toString(), u"locked"_s);
    QCOMPARE(passwords(gateway)[u"locked_sources"_s].toInt(), 1);
    const Answer refused = gateway.media(gateway.folderOf(secret) + "file");
    QCOMPARE(refused.status, 502);
    QVERIFY(refused.body.contains("locked"));
    QCOMPARE(gateway.media(gateway.folderOf(plain) + "file").body, "bytes"_ba);
    QCOMPARE(gateway.shown(secret, SourceState::Locked).displayUrl, u"http://127.0.0.1:9/"_s);
    {
        const std::lock_guard lock(keychain->mutex);
        keychain->mood = Mood::Works;
    }
    QCOMPARE(gateway.control("POST", "/v1/passwords").status, 200);
    QCOMPARE(stateOf(gateway, secret), u"idle"_s);
    QCOMPARE(passwords(gateway)[u"locked_sources"_s].toInt(), 0);
}

void tst_GatewayPasswords::unlocksWhatIsAddedAgain()
{
    const QTemporaryDir profile;
    const auto keychain = std::make_shared<FakeKeychain>();
    {
        GatewayUnderTest gateway(with(keychain), profile.path());
        gateway.add(secretUrl());
    }
    keychain->key.reset(); // the keychain was emptied
    QByteArray id;
    {
        GatewayUnderTest gateway(with(keychain), profile.path());
        id = gateway.add(secretUrl());
        QCOMPARE(stateOf(gateway, id), u"idle"_s);
        QCOMPARE(jsonOf(gateway.control("GET", "/v1/sources"))[u"sources"_s].toArray().size(), 1);
        QCOMPARE(gateway.control("PATCH", "/v1/passwords", R"({"store":"file"})").status, 200);
        QCOMPARE(passwords(gateway)[u"state"_s].toString(), u"open"_s);
    }
    GatewayUnderTest gateway(with(keychain), profile.path());
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
}

void tst_GatewayPasswords::asksAndKeepsForThisSessionUntilThen()
{
    const QTemporaryDir profile;
    const auto keychain = std::make_shared<FakeKeychain>();
    keychain->mood = Mood::Missing;
    QByteArray id;
    {
        GatewayUnderTest gateway(with(keychain, WithoutKeychain::Ask), profile.path());
        id = gateway.add(secretUrl());
        QCOMPARE(passwords(gateway)[u"state"_s].toString(), u"asking"_s);
        QCOMPARE(stateOf(gateway, id), u"idle"_s);
        QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
        QVERIFY(!QFile::exists(profile.filePath(u"passwords.key"_s)));
        gateway.gateway().keepPasswords(KeyPlace::File);
        QTRY_COMPARE(gateway.gateway().status().passwords.state, KeyState::Open);
        QVERIFY(QFile::exists(profile.filePath(u"passwords.key"_s)));
    }
    QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
    GatewayUnderTest gateway(with(keychain, WithoutKeychain::Ask), profile.path());
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
}

void tst_GatewayPasswords::forgetsAtTheEndIfThatIsWanted()
{
    const QTemporaryDir profile;
    const auto session = [](GatewayOptions &options) { options.passwords = KeyPlace::Session; };
    QByteArray id;
    {
        GatewayUnderTest gateway(profile.path()); // with a key file
        id = gateway.add(secretUrl());
    }
    {
        GatewayUnderTest gateway(session, profile.path());
        QCOMPARE(stateOf(gateway, id), u"idle"_s); // this time still
        QVERIFY(!QFile::exists(profile.filePath(u"passwords.key"_s)));
    }
    GatewayUnderTest gateway(session, profile.path());
    QCOMPARE(stateOf(gateway, id), u"locked"_s);
    QCOMPARE(gateway.add(secretUrl()), id);
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
    QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
}

void tst_GatewayPasswords::takesAFileWithoutAKeychainWhereNobodyCanBeAsked()
{
    const QTemporaryDir profile;
    const auto keychain = std::make_shared<FakeKeychain>();
    keychain->mood = Mood::Missing;
    QByteArray id;
    {
        GatewayUnderTest gateway(with(keychain), profile.path());
        id = gateway.add(secretUrl());
    }
    const QString key = profile.filePath(u"passwords.key"_s);
    QVERIFY(QFile::exists(key));
    QVERIFY(!(QFile::permissions(key) & (QFile::ReadGroup | QFile::ReadOther)));
    GatewayUnderTest gateway(with(keychain), profile.path());
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
    QCOMPARE(passwords(gateway)[u"store"_s].toString(), u"file"_s);
}

// The real store for keychains, and a session bus that takes connections and says nothing.
void tst_GatewayPasswords::startsWhileTheBusIsSilent()
{
    const QTemporaryDir profile;
    QLocalServer bus;
    QVERIFY(bus.listen(profile.filePath(u"bus"_s)));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + profile.filePath(u"bus"_s).toLocal8Bit());
    const auto automatic = [](GatewayOptions &options) { options.passwords = KeyPlace::Automatic; };
    QElapsedTimer timer;
    for (int start = 0; start < 2; ++start) {
        timer.start();
        GatewayUnderTest gateway(automatic, profile.path());
        QVERIFY(gateway.isRunning());
        QVERIFY(!gateway.add(secretUrl()).isEmpty());
        QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
        QTRY_COMPARE_WITH_TIMEOUT(passwords(gateway)[u"state"_s].toString(), u"open"_s, 8000);
    }
    QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
}

void tst_GatewayPasswords::sealsTheListOfAnEarlierVersion()
{
    const QTemporaryDir profile;
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(profile.filePath(u"cuegate.sqlite"_s));
        QVERIFY(old.open());
        QSqlQuery query(old);
        QVERIFY(query.exec(u"CREATE TABLE source (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE"
                           " NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
                           " headers BLOB NOT NULL)"_s));
        QVERIFY(query.exec(u"INSERT INTO source (id, url, name, kind, headers) VALUES ('1', "
                           "'http://me:canary-word@127.0.0.1:9/?k=canary-token', 'A', 'http', '[]')"_s));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    {
        GatewayUnderTest gateway(profile.path());
        QCOMPARE(stateOf(gateway, "1"), u"idle"_s);
        QTRY_COMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
    }
    QCOMPARE(canaryInFiles(profile.path(), canaries()), QByteArray());
    GatewayUnderTest gateway(profile.path());
    QCOMPARE(stateOf(gateway, "1"), u"idle"_s);
}

void tst_GatewayPasswords::asksNoKeychainWithoutSecrets()
{
    const auto keychain = std::make_shared<FakeKeychain>();
    GatewayUnderTest gateway(with(keychain));
    gateway.add(QUrl(u"http://127.0.0.1:9/film.mkv"_s));
    QCOMPARE(passwords(gateway)[u"state"_s].toString(), u"unneeded"_s);
    QVERIFY(keychain->calls.isEmpty());
}

void tst_GatewayPasswords::startsWithTheBackupOfADamagedList()
{
    const QTemporaryDir profile;
    QByteArray id;
    {
        GatewayUnderTest gateway(profile.path());
        id = gateway.add(secretUrl());
    }
    QFile list(profile.filePath(u"cuegate.sqlite"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(QByteArray(5000, 'x'));
    list.close();
    GatewayUnderTest gateway(profile.path());
    QVERIFY(gateway.isRunning());
    QCOMPARE(stateOf(gateway, id), u"idle"_s);
    QCOMPARE(jsonOf(gateway.control("GET", "/v1/diagnostics"))[u"profile"_s].toString(), u"backup"_s);
    QTRY_COMPARE(gateway.gateway().status().profileOrigin, ProfileOrigin::Backup);
    QVERIFY(QFile::exists(profile.filePath(u"cuegate.sqlite.damaged"_s)));
}

void tst_GatewayPasswords::refusesOtherStores()
{
    GatewayUnderTest gateway;
    for (const QByteArray &body : {"{}"_ba, R"({"store":"automatic"})"_ba, R"({"store":7})"_ba, "x"_ba})
        QCOMPARE(gateway.control("PATCH", "/v1/passwords", body).status, 400);
    QCOMPARE(gateway.control("DELETE", "/v1/passwords").status, 405);
    QCOMPARE(gateway.control("POST", "/v1/diagnostics").status, 405);
}

QTEST_GUILESS_MAIN(tst_GatewayPasswords)
#include "tst_GatewayPasswords.moc"
