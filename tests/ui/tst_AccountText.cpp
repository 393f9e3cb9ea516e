// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/AccountText.h"
#include "ui/ElidedLabel.h"
#include "ui/EntryListHeader.h"
#include "ui/EntryText.h"
#include "ui/SourceListModel.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;
using Urgency = AccountText::Urgency;

class tst_AccountText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void saysHowAnAccountGetsOn_data();
    void saysHowAnAccountGetsOn();
    void saysHowManyConnectionsAreInUse();
    void theListOfSourcesWarns();
    void theHeaderWarns();
    void theProvidersMessageIsPlainText();
    void anAccountsFailureSpeaksOfTheAccount();
};

static qint64 at(const QString &time)
{
    return QDateTime::fromString(time, Qt::ISODate).toMSecsSinceEpoch();
}

void tst_AccountText::saysHowAnAccountGetsOn_data()
{
    QTest::addColumn<AccountStatus>("status");
    QTest::addColumn<bool>("isTrial");
    QTest::addColumn<QString>("expires"); // local time; empty: not said
    QTest::addColumn<QString>("said");
    QTest::addColumn<Urgency>("urgency");
    const auto active = AccountStatus::Active;
    QTest::newRow("active") << active << false << u"2027-05-03T12:00:00"_s << u"Active until May 3, 2027"_s
                            << Urgency::None;
    QTest::newRow("no end") << active << false << QString() << u"Active"_s << Urgency::None;
    QTest::newRow("eight days") << active << false << u"2026-12-07T00:00:00"_s
                                << u"Active until December 7, 2026"_s << Urgency::None;
    QTest::newRow("seven days") << active << false << u"2026-12-06T23:59:00"_s
                                << u"Expires in 7 days, on December 6, 2026"_s << Urgency::Soon;
    QTest::newRow("tomorrow") << active << false << u"2026-11-30T01:00:00"_s
                              << u"Expires in 1 day, on November 30, 2026"_s << Urgency::Soon;
    QTest::newRow("today") << active << false << u"2026-11-29T23:30:00"_s << u"Expires today at 11:30 PM"_s
                           << Urgency::Soon;
    QTest::newRow("over by time") << active << false << u"2026-11-29T11:00:00"_s
                                  << u"Expired on November 29, 2026"_s << Urgency::Over;
    QTest::newRow("expired") << AccountStatus::Expired << false << u"2026-05-03T12:00:00"_s
                             << u"Expired on May 3, 2026"_s << Urgency::Over;
    QTest::newRow("expired, no date")
        << AccountStatus::Expired << false << QString() << u"Expired"_s << Urgency::Over;
    QTest::newRow("trial") << active << true << u"2027-05-03T12:00:00"_s
                           << u"Trial account, active until May 3, 2027"_s << Urgency::None;
    QTest::newRow("trial, soon") << active << true << u"2026-12-01T12:00:00"_s
                                 << u"Trial account, expires in 2 days, on December 1, 2026"_s
                                 << Urgency::Soon;
    QTest::newRow("trial, no end") << active << true << QString() << u"Trial account"_s << Urgency::None;
    QTest::newRow("banned") << AccountStatus::Banned << false << u"2027-05-03T12:00:00"_s
                            << u"Banned by the provider"_s << Urgency::Over;
    QTest::newRow("disabled") << AccountStatus::Disabled << true << QString() << u"Disabled by the provider"_s
                              << Urgency::Over;
    QTest::newRow("nothing known") << AccountStatus::Unknown << false << QString() << QString()
                                   << Urgency::None;
}

void tst_AccountText::saysHowAnAccountGetsOn()
{
    QFETCH(AccountStatus, status);
    QFETCH(bool, isTrial);
    QFETCH(QString, expires);
    QFETCH(QString, said);
    QFETCH(Urgency, urgency);
    AccountSummary account{status, isTrial, expires.isEmpty() ? 0 : at(expires), 0, 0, {}};
    const qint64 now = at(u"2026-11-29T12:00:00"_s);
    QCOMPARE(AccountText::status(account, now).replace(QChar(0x202f), u' '), said);
    QCOMPARE(AccountText::urgency(account, now), urgency);
}

void tst_AccountText::saysHowManyConnectionsAreInUse()
{
    const qint64 now = at(u"2026-11-29T12:00:00"_s);
    const auto facts = [now](AccountStatus status, int used, int most) {
        return AccountText::facts({status, false, 0, used, most, {}}, now).replace(QChar::Nbsp, u' ');
    };
    QCOMPARE(facts(AccountStatus::Active, 1, 2), u"Active · 1 of 2 connections in use"_s);
    QCOMPARE(facts(AccountStatus::Active, 0, 1), u"Active · 0 of 1 connection in use"_s);
    QCOMPARE(facts(AccountStatus::Active, 1, 0), u"Active · 1 connection in use"_s);
    QCOMPARE(facts(AccountStatus::Active, 0, 0), u"Active"_s);
    QCOMPARE(facts(AccountStatus::Unknown, 1, 2), u"1 of 2 connections in use"_s);
    QCOMPARE(facts(AccountStatus::Banned, 1, 2), u"Banned by the provider"_s);
}

void tst_AccountText::theListOfSourcesWarns()
{
    SourceSnapshot source = makeAccount(u"a"_s, u"My account"_s);
    QCOMPARE(placeOf(source), u"Xtream account · tv.example.org"_s);
    QCOMPARE(stateTextOf(source), u"12 entries"_s);
    SourceListModel model;
    const auto urgency = [&model, &source] {
        model.update({source}, {});
        return Urgency(model.index(0).data(SourceListModel::UrgencyRole).toInt());
    };
    QCOMPARE(urgency(), Urgency::None);
    ListSummary summary = *source.list;
    summary.account->expiresAtMs = QDateTime::currentDateTime().addDays(5).toMSecsSinceEpoch();
    source.list = std::make_shared<ListSummary>(summary);
    QVERIFY(stateTextOf(source).startsWith(u"Expires in 5 days"_s));
    QCOMPARE(urgency(), Urgency::Soon);
    summary.account->status = AccountStatus::Banned;
    source.list = std::make_shared<ListSummary>(summary);
    QCOMPARE(stateTextOf(source), u"Banned by the provider"_s);
    QCOMPARE(urgency(), Urgency::Over);
    source.list.reset();
    QCOMPARE(urgency(), Urgency::None);
}

void tst_AccountText::anAccountsFailureSpeaksOfTheAccount()
{
    SourceSnapshot source = makeAccount(u"a"_s, u"My account"_s);
    const auto failure = [&source](const Error &error) { return EntryText::failure(source, error); };
    QVERIFY(failure({ErrorKind::Unavailable, {}, ErrorCode::UpstreamAuth}).nextStep.contains(u"password"_s));
    QCOMPARE(failure({ErrorKind::NotFound, {}, ErrorCode::UpstreamNotFound}).brief, u"No Xtream account"_s);
    QCOMPARE(failure({ErrorKind::Unavailable, {}, ErrorCode::UpstreamDns}).brief, u"Server not found"_s);
    // What only the core knows is said as it says it.
    const QString sentence = u"The account has expired."_s;
    QCOMPARE(failure({ErrorKind::PermissionDenied, sentence}).whatHappened, sentence);
    source.kind = u"m3u"_s;
    QVERIFY(failure({ErrorKind::PermissionDenied, sentence}).whatHappened != sentence);
}

static SourceSnapshot accountWith(const AccountSummary &summary)
{
    SourceSnapshot source = makeAccount(u"a"_s, u"My account"_s);
    ListSummary list = *source.list;
    list.account = summary;
    source.list = std::make_shared<ListSummary>(list);
    return source;
}

void tst_AccountText::theHeaderWarns()
{
    const qint64 now = at(u"2026-11-29T12:00:00"_s);
    EntryListHeader header;
    header.show();
    const QLabel *said = header.accountLabel();
    const auto colourOf = [&](const AccountSummary &summary) {
        header.setSource(accountWith(summary));
        header.updateFacts(now);
        return said->palette().color(QPalette::WindowText);
    };
    const QColor calm = colourOf({AccountStatus::Active, false, at(u"2027-05-03T12:00:00"_s), 1, 2, {}});
    QVERIFY(said->isVisible());
    QCOMPARE(said->text().replace(QChar::Nbsp, u' '),
             u"Active until May 3, 2027 · 1 of 2 connections in use"_s);
    const QColor soon = colourOf({AccountStatus::Active, false, at(u"2026-12-04T12:00:00"_s), 0, 0, {}});
    QCOMPARE(said->text(), u"Expires in 5 days, on December 4, 2026"_s);
    QVERIFY(soon != calm);
    const QColor over = colourOf({AccountStatus::Banned, false, 0, 0, 0, {}});
    QCOMPARE(said->text(), u"Banned by the provider"_s);
    QVERIFY(over != soon && over != calm);
    header.setSource(makeList(u"l"_s, u"List"_s, 12, 2));
    header.updateFacts(now);
    QVERIFY(!said->isVisible());
}

void tst_AccountText::theProvidersMessageIsPlainText()
{
    EntryListHeader header;
    header.resize(700, 100);
    header.show();
    ElidedLabel *message = header.messageLabel();
    QVERIFY(!message->isVisible());
    const QString text = u"<b>Welcome</b> "_s.repeated(40);
    header.setSource(accountWith({AccountStatus::Active, false, 0, 0, 0, text}));
    header.updateFacts(0);
    QVERIFY(message->isVisible());
    QTRY_VERIFY(message->text().endsWith(u"…"_s));
    QVERIFY(message->text().startsWith(u"<b>Welcome</b>"_s));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QVERIFY(!message->toolTip().contains(u"<b>"_s));
    QVERIFY(message->toolTip().contains(u"Welcome"_s));
    QCOMPARE(message->accessibleName(), text.trimmed());
    QCOMPARE(header.width(), 700);
}

QTEST_MAIN(tst_AccountText)
#include "tst_AccountText.moc"
