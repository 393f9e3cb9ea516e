// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/KeyKeeper.h"
#include "tests/secrets/FakeKeyStore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

using Mood = FakeKeychain::Mood;

namespace {

struct Profile
{
    std::shared_ptr<FakeKeychain> keychain = std::make_shared<FakeKeychain>();
    std::shared_ptr<FakeKeychain> file = std::make_shared<FakeKeychain>();

    [[nodiscard]] std::unique_ptr<KeyKeeper> keeper(KeyPlace recorded, KeyPlace wanted = KeyPlace::Automatic,
                                                    WithoutKeychain without = WithoutKeychain::Ask) const
    {
        KeyKeeperOptions options;
        options.keychain = std::make_unique<FakeKeyStore>(keychain);
        options.file = std::make_unique<FakeKeyStore>(file);
        options.recorded = recorded;
        options.wanted = wanted;
        options.withoutKeychain = without;
        options.patience = 50ms;
        options.retryEvery = 50ms;
        return std::make_unique<KeyKeeper>(std::move(options));
    }
};

} // namespace

class tst_KeyKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNobodyWhileNothingIsSealed();
    void makesAKeyInTheKeychainAndFindsItAgain();
    void findsAKeyFileWithoutARecordOfIt();
    void asksWhereThereIsNoKeychain();
    void takesTheFileWhereNobodyCanBeAsked();
    void doesNotTrustAKeychainThatLoses();
    void doesNotWaitForAKeychainThatIsSilent();
    void staysLockedRatherThanMakingAnotherKey_data();
    void staysLockedRatherThanMakingAnotherKey();
    void doesNotReplaceAKeyThatIsOutOfReach();
    void takesWhatIsWantedWhileLooking();
    void aLateAnswerUnlocks();
    void aLateAnswerEndsAsking();
    void findsAKeychainThatComesLater();
    void movesTheKeyAndRemovesTheOldOneLast();
    void keepsTheOldOneIfTheNewPlaceDoesNotWork();
    void forgetsTheKeyForThisSession();
};

void tst_KeyKeeper::asksNobodyWhileNothingIsSealed()
{
    const Profile profile;
    const auto keeper = profile.keeper(KeyPlace::Automatic);
    QCOMPARE(keeper->state(), KeyState::Unneeded);
    QVERIFY(profile.keychain->calls.isEmpty() && profile.file->calls.isEmpty());
}

void tst_KeyKeeper::makesAKeyInTheKeychainAndFindsItAgain()
{
    const Profile profile;
    const auto first = profile.keeper(KeyPlace::Automatic);
    first->want();
    QCOMPARE(first->state(), KeyState::Open);
    QCOMPARE(first->place(), KeyPlace::Keychain);
    QCOMPARE(profile.keychain->calls, (QStringList{u"read"_s, u"write"_s, u"read"_s}));
    const auto second = profile.keeper(KeyPlace::Keychain);
    second->want();
    QVERIFY(second->key() == first->key());
    QVERIFY(!profile.file->key);
}

void tst_KeyKeeper::findsAKeyFileWithoutARecordOfIt()
{
    const Profile profile;
    profile.file->key = SecretKey::random();
    const auto key = profile.file->key;
    const auto keeper = profile.keeper(KeyPlace::Automatic);
    keeper->want();
    QCOMPARE(keeper->place(), KeyPlace::File);
    QVERIFY(keeper->key() == key && profile.file->key == key);
}

void tst_KeyKeeper::asksWhereThereIsNoKeychain()
{
    const Profile profile;
    profile.keychain->mood = Mood::Missing;
    const auto keeper = profile.keeper(KeyPlace::Automatic);
    keeper->want();
    QCOMPARE(keeper->state(), KeyState::Asking);
    QVERIFY(!keeper->key());
    QVERIFY(!profile.file->key);
    keeper->keep(KeyPlace::File);
    QCOMPARE(keeper->state(), KeyState::Open);
    QCOMPARE(keeper->place(), KeyPlace::File);
    QVERIFY(profile.file->key == keeper->key());
}

void tst_KeyKeeper::takesTheFileWhereNobodyCanBeAsked()
{
    const Profile profile;
    profile.keychain->mood = Mood::Missing;
    const auto keeper = profile.keeper(KeyPlace::Automatic, KeyPlace::Automatic, WithoutKeychain::UseFile);
    keeper->want();
    QCOMPARE(keeper->state(), KeyState::Open);
    QCOMPARE(keeper->place(), KeyPlace::File);
}

void tst_KeyKeeper::doesNotTrustAKeychainThatLoses()
{
    const Profile profile;
    profile.keychain->mood = Mood::Loses;
    const auto keeper = profile.keeper(KeyPlace::Automatic);
    keeper->want();
    QCOMPARE(keeper->state(), KeyState::Asking);
    QVERIFY(!keeper->key());
}

void tst_KeyKeeper::doesNotWaitForAKeychainThatIsSilent()
{
    const Profile profile;
    profile.keychain->mood = Mood::Silent;
    const auto keeper = profile.keeper(KeyPlace::Automatic, KeyPlace::Automatic, WithoutKeychain::UseFile);
    keeper->want();
    QCOMPARE(keeper->state(), KeyState::Looking);
    QTRY_COMPARE(keeper->state(), KeyState::Open);
    QCOMPARE(keeper->place(), KeyPlace::File);
    const auto key = keeper->key();
    profile.keychain->waiting.front()(); // too late
    QCOMPARE(keeper->place(), KeyPlace::File);
    QVERIFY(keeper->key() == key);
}

void tst_KeyKeeper::staysLockedRatherThanMakingAnotherKey_data()
{
    QTest::addColumn<int>("mood");
    QTest::newRow("missing") << int(Mood::Missing);
    QTest::newRow("denies") << int(Mood::Denies);
    QTest::newRow("silent") << int(Mood::Silent);
    QTest::newRow("empty") << int(Mood::Works);
}

void tst_KeyKeeper::staysLockedRatherThanMakingAnotherKey()
{
    QFETCH(int, mood);
    const Profile profile;
    profile.keychain->mood = Mood(mood);
    const auto keeper = profile.keeper(KeyPlace::Keychain, KeyPlace::Automatic, WithoutKeychain::UseFile);
    keeper->want();
    QTRY_COMPARE(keeper->state(), KeyState::Locked);
    QVERIFY(!keeper->reason().isEmpty());
    QVERIFY(!profile.keychain->key && profile.file->calls.isEmpty());
}

void tst_KeyKeeper::doesNotReplaceAKeyThatIsOutOfReach()
{
    const Profile profile;
    profile.keychain->key = SecretKey::random();
    const auto key = profile.keychain->key;
    for (const Mood mood : {Mood::Denies, Mood::Missing, Mood::Silent}) {
        profile.keychain->mood = mood;
        const auto keeper = profile.keeper(KeyPlace::Keychain);
        keeper->keep(KeyPlace::Keychain); // before it is needed
        QTRY_COMPARE(keeper->state(), KeyState::Locked);
        keeper->keep(KeyPlace::Keychain);
        QTRY_COMPARE(keeper->state(), KeyState::Locked);
        QVERIFY(profile.keychain->key == key);
        profile.keychain->mood = Mood::Works;
        keeper->keep(KeyPlace::Keychain);
        QCOMPARE(keeper->state(), KeyState::Open);
        QVERIFY(keeper->key() == key && profile.keychain->key == key);
    }
    const auto keeper = profile.keeper(KeyPlace::Keychain);
    keeper->keep(KeyPlace::File); // before it is needed: the very key moves
    QVERIFY(profile.file->key == key && !profile.keychain->key);
}

void tst_KeyKeeper::takesWhatIsWantedWhileLooking()
{
    for (const KeyPlace place : {KeyPlace::File, KeyPlace::Session}) {
        const Profile profile;
        profile.keychain->mood = Mood::Silent;
        const auto keeper = profile.keeper(KeyPlace::Automatic);
        keeper->want();
        keeper->keep(place);
        QTRY_COMPARE(keeper->place(), place);
        QVERIFY(keeper->state() != KeyState::Asking);
    }
}

void tst_KeyKeeper::aLateAnswerUnlocks()
{
    const Profile profile;
    profile.keychain->key = SecretKey::random();
    profile.keychain->mood = Mood::Silent;
    const auto keeper = profile.keeper(KeyPlace::Keychain);
    keeper->want();
    QTRY_COMPARE(keeper->state(), KeyState::Locked);
    profile.keychain->waiting.front()();
    QCOMPARE(keeper->state(), KeyState::Open);
    QVERIFY(keeper->key() == profile.keychain->key);
}

void tst_KeyKeeper::aLateAnswerEndsAsking()
{
    const Profile profile;
    profile.keychain->mood = Mood::Silent;
    const auto keeper = profile.keeper(KeyPlace::Automatic);
    keeper->want();
    QTRY_COMPARE(keeper->state(), KeyState::Asking);
    profile.keychain->mood = Mood::Works;
    profile.keychain->waiting.front()();
    QCOMPARE(keeper->state(), KeyState::Open);
    QCOMPARE(keeper->place(), KeyPlace::Keychain);
}

void tst_KeyKeeper::findsAKeychainThatComesLater()
{
    const Profile profile;
    profile.keychain->key = SecretKey::random();
    profile.keychain->mood = Mood::Missing;
    const auto keeper = profile.keeper(KeyPlace::Keychain);
    keeper->want();
    QCOMPARE(keeper->state(), KeyState::Locked);
    int others = 0; // nothing flickers while it is tried again
    connect(keeper.get(), &KeyKeeper::changed, this,
            [&] { others += keeper->state() == KeyState::Locked ? 0 : 1; });
    QTRY_VERIFY(profile.keychain->calls.size() >= 3);
    QCOMPARE(others, 0);
    profile.keychain->mood = Mood::Works;
    QTRY_COMPARE(keeper->state(), KeyState::Open);
}

void tst_KeyKeeper::movesTheKeyAndRemovesTheOldOneLast()
{
    const Profile profile;
    profile.file->key = SecretKey::random();
    const auto key = profile.file->key;
    const auto keeper = profile.keeper(KeyPlace::File, KeyPlace::Keychain);
    bool wasInBoth = false;
    connect(keeper.get(), &KeyKeeper::changed, this, [&] {
        if (keeper->place() == KeyPlace::Keychain)
            wasInBoth = profile.file->key == key && profile.keychain->key == key;
    });
    keeper->want();
    QCOMPARE(keeper->place(), KeyPlace::Keychain);
    QVERIFY(wasInBoth);
    QVERIFY(profile.keychain->key == key);
    QVERIFY(!profile.file->key);
}

void tst_KeyKeeper::keepsTheOldOneIfTheNewPlaceDoesNotWork()
{
    for (const Mood mood : {Mood::Missing, Mood::Denies, Mood::Silent, Mood::Loses}) {
        const Profile profile;
        profile.file->key = SecretKey::random();
        profile.keychain->mood = mood;
        const auto keeper = profile.keeper(KeyPlace::File);
        keeper->want();
        keeper->keep(KeyPlace::Keychain);
        QTRY_VERIFY(!keeper->reason().isEmpty());
        QCOMPARE(keeper->state(), KeyState::Open);
        QCOMPARE(keeper->place(), KeyPlace::File);
        QVERIFY(profile.file->key == keeper->key());
    }
}

void tst_KeyKeeper::forgetsTheKeyForThisSession()
{
    const Profile profile;
    profile.file->key = SecretKey::random();
    const auto keeper = profile.keeper(KeyPlace::File);
    keeper->want();
    keeper->keep(KeyPlace::Session);
    QCOMPARE(keeper->state(), KeyState::Session);
    QVERIFY(!keeper->key());
    QVERIFY(!profile.file->key);
    const auto next = profile.keeper(KeyPlace::Session);
    next->want();
    QCOMPARE(next->state(), KeyState::Session);
    next->keep(KeyPlace::File);
    QCOMPARE(next->state(), KeyState::Open);
}

QTEST_GUILESS_MAIN(tst_KeyKeeper)
#include "tst_KeyKeeper.moc"
