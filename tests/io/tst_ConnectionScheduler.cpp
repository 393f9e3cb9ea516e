// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ConnectionScheduler.h"

#include "tests/support/FakeClock.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

using Company = ConnectionScheduler::Company;

// Writes down what it is told: "+a" the slot, "-a" it yields, "!a" refused.
class Asker final : public SlotUser
{
public:
    Asker(QString name, bool isUrgentNow, QStringList &story)
        : isWaitedFor(isUrgentNow)
        , m_name(std::move(name))
        , m_story(story)
    {
    }
    [[nodiscard]] bool isUrgent() const override { return isWaitedFor; }
    [[nodiscard]] const void *source() const override { return reads; }
    [[nodiscard]] QString title() const override { return m_name; }
    void onSlot(std::chrono::milliseconds time) override
    {
        holds = true;
        waited += time;
        m_story << u"+"_s + m_name;
    }
    void onYield(int /*limit*/) override
    {
        holds = false;
        m_story << u"-"_s + m_name;
    }
    void onRefused(const Refusal &why) override
    {
        refusal = why;
        m_story << u"!"_s + m_name;
    }
    bool isWaitedFor;
    const void *reads = this;
    bool holds = false;
    std::chrono::milliseconds waited{0};
    std::optional<Refusal> refusal;

private:
    const QString m_name;
    QStringList &m_story;
};

class tst_ConnectionScheduler : public QObject
{
    Q_OBJECT
    const AccountId m_account = u"http://a:80"_s;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ConnectionScheduler> m_scheduler;
    QStringList m_story;

    std::shared_ptr<Asker> ask(const QString &name, bool isWaitedFor, Company company = Company::Welcome)
    {
        auto asker = std::make_shared<Asker>(name, isWaitedFor, m_story);
        m_scheduler->acquire(m_account, asker, company);
        return asker;
    }
    void release(const std::shared_ptr<Asker> &asker)
    {
        asker->holds = false;
        m_scheduler->release(m_account, asker.get());
    }
    [[nodiscard]] QString story() const { return m_story.join(u' '); }

private Q_SLOTS:
    void init()
    {
        m_story.clear();
        m_clock = std::make_unique<FakeClock>();
        m_scheduler = std::make_unique<ConnectionScheduler>(
            *m_clock, [this](auto delay, auto task) { m_clock->after(delay, std::move(task)); }, 4, 6s);
    }
    void namesAccountsByOrigin()
    {
        QCOMPARE(accountOf(QUrl(u"http://Host/a?b"_s)), u"http://host:80"_s);
        QCOMPARE(accountOf(QUrl(u"https://host/a"_s)), u"https://host:443"_s);
    }
    void givesNoMoreSlotsThanTheAccountHas()
    {
        const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s};
        std::vector<std::shared_ptr<Asker>> askers;
        for (const QString &name : names)
            askers.push_back(ask(name, true));
        QCOMPARE(story(), u"+a +b +c +d"_s);
        release(askers[1]);
        QCOMPARE(story(), u"+a +b +c +d +e"_s);
        QCOMPARE(m_scheduler->holders(m_account), 4);
    }
    void takesAnotherDefaultLimitAtOnce()
    {
        m_scheduler->setDefaultLimit(1);
        const auto a = ask(u"a"_s, true);
        const auto b = ask(u"b"_s, true);
        QCOMPARE(story(), u"+a"_s);
        m_scheduler->setDefaultLimit(2);
        QCOMPARE(story(), u"+a +b"_s);
    }
    void keepsAccountsApart()
    {
        m_scheduler->join(m_account, 1);
        ask(u"a"_s, true);
        auto other = std::make_shared<Asker>(u"b"_s, true, m_story);
        m_scheduler->acquire(u"http://b:80"_s, other, Company::Welcome);
        QCOMPARE(story(), u"+a +b"_s);
    }
    void obeysTheLeastLimitOfItsSources()
    {
        m_scheduler->join(m_account, 3);
        m_scheduler->join(m_account, 1);
        const auto a = ask(u"a"_s, true);
        ask(u"b"_s, true);
        QCOMPARE(story(), u"+a"_s);
        m_scheduler->leave(m_account, 1);
        QCOMPARE(story(), u"+a +b"_s);
    }
    void letsThoseGoFirstWhoAreWaitedFor()
    {
        m_scheduler->join(m_account, 1);
        const auto a = ask(u"a"_s, true);
        const auto ahead = ask(u"ahead"_s, false);
        const auto late = ask(u"late"_s, false);
        const auto b = ask(u"b"_s, true);
        m_clock->advance(1s);
        late->isWaitedFor = true;
        m_scheduler->reconsider(m_account);
        const auto c = ask(u"c"_s, true);
        release(a);
        release(b);
        release(late);
        release(c);
        QCOMPARE(story(), u"+a +b +late +c +ahead"_s);
    }
    void takesTheSlotOfWhatNobodyWaitsFor()
    {
        m_scheduler->join(m_account, 1);
        const auto ahead = ask(u"ahead"_s, false);
        const auto a = ask(u"a"_s, true);
        QCOMPARE(story(), u"+ahead -ahead +a"_s);
        QVERIFY(!ahead->holds);
        release(a);
        QCOMPARE(story(), u"+ahead -ahead +a +ahead"_s);
    }
    void readAheadTakesNoSlotFromReadAhead()
    {
        m_scheduler->join(m_account, 1);
        ask(u"a"_s, false);
        ask(u"b"_s, false);
        QCOMPARE(story(), u"+a"_s);
    }
    void refusesWhatWaitedTooLong()
    {
        m_scheduler->join(m_account, 1);
        ask(u"a"_s, true);
        ask(u"ahead"_s, false);
        const auto b = ask(u"b"_s, true);
        m_clock->advance(5999ms);
        QCOMPARE(story(), u"+a"_s);
        m_clock->advance(1ms);
        QCOMPARE(story(), u"+a !b"_s);
        QVERIFY(b->refusal->reason == SlotUser::Refusal::Reason::Busy);
        QCOMPARE(b->refusal->limit, 1);
        QCOMPARE(b->refusal->inUseFor, u"a"_s);
    }
    void refusesNothingForTheSakeOfItsOwnSource()
    {
        m_scheduler->join(m_account, 1);
        const auto a = ask(u"a"_s, true);
        const auto b = ask(u"b"_s, true);
        b->reads = a->reads;
        m_clock->advance(60s);
        QCOMPARE(story(), u"+a"_s);
        release(a);
        QCOMPARE(story(), u"+a +b"_s);
    }
    void countsWaitingFromWhenItMattered()
    {
        m_scheduler->join(m_account, 1);
        const auto a = ask(u"a"_s, true);
        const auto b = ask(u"b"_s, false);
        m_clock->advance(10s);
        b->isWaitedFor = true;
        m_scheduler->reconsider(m_account);
        m_clock->advance(5s);
        release(a);
        QVERIFY(b->holds);
        QCOMPARE(b->waited, 15s);
    }
    void sendsNothingWhileCooling()
    {
        const auto a = ask(u"a"_s, true);
        m_scheduler->coolDown(m_account, 2s);
        const auto b = ask(u"b"_s, true);
        release(a);
        m_clock->advance(1999ms);
        QCOMPARE(story(), u"+a"_s);
        m_clock->advance(1ms);
        QCOMPARE(story(), u"+a +b"_s);
    }
    void refusesAtOnceWhatCannotWaitForCooling()
    {
        m_scheduler->coolDown(m_account, 30s);
        const auto a = ask(u"a"_s, true);
        ask(u"ahead"_s, false);
        QCOMPARE(story(), u"!a"_s);
        QVERIFY(a->refusal->reason == SlotUser::Refusal::Reason::Cooling);
        QCOMPARE(a->refusal->coolsFor, 30s);
        m_clock->advance(30s);
        QCOMPARE(story(), u"!a +ahead"_s);
    }
    void knowsAUserInEachSpelling()
    {
        const AccountId anna = accountOf(QUrl(u"http://anna:secret@host/a"_s));
        QVERIFY(anna.startsWith(u"http://host:80 "_s) && !anna.contains(u"anna"_s));
        for (const QString &url :
             {u"http://host/get.php?username=anna&password=secret&type=m3u"_s,
              u"http://host/player_api.php?password=secret&username=anna"_s,
              u"http://host/live/anna/secret/1.ts"_s, u"http://host/movie/anna/secret/12.mkv"_s,
              u"http://host/panel/series/anna/secret/12.mkv"_s, u"http://host/anna/secret/1"_s,
              u"http://host/anna/secret/1.m3u8"_s,
              u"http://host/timeshift/anna/secret/60/2026-01-01:20-00/5.ts"_s})
            QCOMPARE(accountOf(QUrl(url)), anna);
        QVERIFY(accountOf(QUrl(u"http://host/live/bert/secret/1.ts"_s)) != anna);
        QVERIFY(accountOf(QUrl(u"http://host:8080/live/anna/secret/1.ts"_s)) != anna);
        for (const QString &url : {u"http://host/films/2020/1.mkv"_s, u"http://host/live/1.ts"_s})
            QCOMPARE(accountOf(QUrl(url)), u"http://host:80"_s);
    }
    void countsAccountsAtOneHostApart()
    {
        const AccountId anna = accountOf(QUrl(u"http://a/live/anna/secret/1.ts"_s));
        const AccountId bert = accountOf(QUrl(u"http://a/live/bert/secret/1.ts"_s));
        m_scheduler->join(anna, 1);
        m_scheduler->join(bert, 1);
        for (const auto &[account, name] :
             {std::pair(anna, u"anna"_s), std::pair(bert, u"bert"_s), std::pair(anna, u"anna2"_s)})
            m_scheduler->acquire(account, std::make_shared<Asker>(name, true, m_story), Company::Welcome);
        QCOMPARE(story(), u"+anna +bert"_s);
        // But the host that wants no request wants none of either.
        m_scheduler->coolDown(anna, 30s);
        QCOMPARE(m_scheduler->coolsFor(bert), 30s);
        QCOMPARE(m_scheduler->coolsFor(u"http://a:80"_s), 30s);
        QCOMPARE(story(), u"+anna +bert !anna2"_s);
    }
    void tellsHowLongAHostCools()
    {
        const AccountId mirror = u"http://mirror:80"_s;
        QCOMPARE(m_scheduler->coolsFor(mirror), 0s);
        m_scheduler->coolDown(mirror, 30s);
        m_clock->advance(10s);
        QCOMPARE(m_scheduler->coolsFor(mirror), 20s);
        QCOMPARE(m_scheduler->coolsFor(m_account), 0s);
        m_clock->advance(20s);
        QCOMPARE(m_scheduler->coolsFor(mirror), 0s);
    }
    void believesNoCoolDownOfDays()
    {
        m_scheduler->coolDown(m_account, 240h);
        m_clock->advance(10min);
        ask(u"a"_s, true);
        QCOMPARE(story(), u"+a"_s);
    }
    void letsOneBeAlone()
    {
        const auto a = ask(u"a"_s, true);
        const auto b = ask(u"b"_s, true, Company::None);
        const auto c = ask(u"c"_s, true);
        QCOMPARE(story(), u"+a"_s);
        release(a);
        QCOMPARE(story(), u"+a +b"_s);
        release(b);
        QCOMPARE(story(), u"+a +b +c"_s);
    }
    void forgetsALearnedLimitAfterTenMinutes()
    {
        m_scheduler->limitToOne(m_account);
        const auto a = ask(u"a"_s, true);
        const auto b = ask(u"b"_s, false);
        QVERIFY(!b->holds);
        m_clock->advance(10min);
        m_scheduler->reconsider(m_account);
        QVERIFY(b->holds);
    }
    void knowsWhenTheOnlyConnectionWasJustGivenBack()
    {
        m_scheduler->join(m_account, 1);
        QVERIFY(!m_scheduler->isSettling(m_account));
        const auto a = ask(u"a"_s, false);
        const auto b = ask(u"b"_s, true); // takes it from a
        QVERIFY(m_scheduler->isSettling(m_account));
        m_clock->advance(5s);
        QVERIFY(!m_scheduler->isSettling(m_account));
        release(b);
        QVERIFY(m_scheduler->isSettling(m_account));
        m_scheduler->leave(m_account, 1);
        m_scheduler->join(m_account, 2);
        QVERIFY(!m_scheduler->isSettling(m_account));
    }
    void neverExceedsTheLimitAndStarvesNobody()
    {
        m_scheduler->join(m_account, 2);
        QRandomGenerator random(7);
        std::vector<std::shared_ptr<Asker>> askers;
        int most = 0;
        for (int step = 0; step < 5000; ++step) {
            if (random.bounded(2) == 0)
                askers.push_back(ask(QString::number(step), random.bounded(3) > 0));
            else if (!askers.empty())
                askers[random.bounded(quint32(askers.size()))]->isWaitedFor = random.bounded(2) == 0;
            m_scheduler->reconsider(m_account);
            const auto holds = [](const auto &asker) { return asker->holds; };
            most = std::max(most, int(std::count_if(askers.begin(), askers.end(), holds)));
            const auto done = std::find_if(askers.begin(), askers.end(), holds);
            if (done != askers.end() && random.bounded(2) == 0) {
                release(*done);
                askers.erase(done);
            }
        }
        QCOMPARE(most, 2);
        for (;;) {
            const auto held =
                std::find_if(askers.begin(), askers.end(), [](const auto &asker) { return asker->holds; });
            if (held == askers.end())
                break;
            release(*held);
            askers.erase(held);
        }
        QVERIFY(askers.empty());
        QCOMPARE(m_scheduler->holders(m_account), 0);
    }
};

QTEST_APPLESS_MAIN(tst_ConnectionScheduler)
#include "tst_ConnectionScheduler.moc"
