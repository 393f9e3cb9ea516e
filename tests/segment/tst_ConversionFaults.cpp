// SPDX-License-Identifier: GPL-3.0-or-later
// Which titles are not converted for a while, and what is known of it after a crash.
#include "core/segment/ConversionFaults.h"
#include "tests/support/FakeClock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ConversionFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesForTenMinutesWhatHungAgain();
    void refusesWhatCrashedAgain();
    void forgivesWhenItIsExaminedAnew();
    void forgivesWhatWorksTheSecondTime();
    void refusesAllWhileTooManyThreadsHang();
    void triesOnceMoreWhatTheProgramDiedIn();
    void forgetsWhatWasConvertedWell();
    void forgetsAllWhenTheProgramEndsInOrder();
    void blamesWhatCrashed_data();
    void blamesWhatCrashed();
    void readsDamagedMarks();

private:
    /// What the next run finds if this one dies now.
    [[nodiscard]] QString died(const QString &path)
    {
        const QString copy = m_dir.filePath(QString::number(++m_copies));
        QFile::copy(path, copy);
        return copy;
    }
    QTemporaryDir m_dir;
    int m_copies = 0;
};

static const Conversion kFirst{u"00000000000000aa"_s, "v1.avc", 4};
static const Conversion kOther{u"00000000000000bb"_s, "v1.720", 9};

void tst_ConversionFaults::refusesForTenMinutesWhatHungAgain()
{
    FakeClock clock;
    QStringList told;
    ConversionFaults faults(clock, nullptr, [&told](const QString &id) { told << id; });
    const quint64 before = faults.losses();
    clock.advance(8s);
    QCOMPARE(faults.threadLost(kFirst, before, 0).code, ErrorCode::ConvertHung);
    QCOMPARE(faults.threadLost(kFirst, before, 0).code, ErrorCode::ConvertHung); // at once with the first
    QVERIFY(!faults.refusal(kFirst.sourceId) && faults.isSuspect(kFirst.sourceId));
    const quint64 again = faults.losses();
    clock.advance(8s);
    QCOMPARE(faults.threadLost(kFirst, again, 0).code, ErrorCode::ConvertHangs);
    QVERIFY(!faults.refusal(kOther.sourceId) && !faults.isSuspect(kOther.sourceId));
    clock.advance(10min - 1s);
    faults.expire();
    QCOMPARE(faults.refusal(kFirst.sourceId)->retryAfter, 1s);
    QCOMPARE(told, QStringList({kFirst.sourceId, kFirst.sourceId}));
    clock.advance(1s);
    QVERIFY(!faults.refusal(kFirst.sourceId));
    faults.expire();
    QVERIFY(!faults.refusal(kFirst.sourceId) && !faults.isSuspect(kFirst.sourceId));
    QCOMPARE(told.size(), 3);
}

void tst_ConversionFaults::refusesWhatCrashedAgain()
{
    FakeClock clock;
    ConversionFaults faults(clock, nullptr);
    const Error once = faults.threadLost(kFirst, faults.losses(), SIGSEGV);
    QCOMPARE(once.code, ErrorCode::ConvertCrashed);
    QVERIFY2(once.message.contains(u"crashed (signal 11)"_s), qPrintable(once.message));
    QVERIFY(faults.isSuspect(kFirst.sourceId) && !faults.refusal(kFirst.sourceId));
    QCOMPARE(faults.threadLost(kFirst, faults.losses(), SIGFPE).code, ErrorCode::ConvertCrashes);
    QVERIFY(!faults.isSuspect(kOther.sourceId));
}

void tst_ConversionFaults::forgivesWhenItIsExaminedAnew()
{
    FakeClock clock;
    ConversionFaults faults(clock, nullptr);
    for (int i = 0; i < 2; ++i)
        QVERIFY(!faults.threadLost(kFirst, faults.losses(), 0).message.isEmpty());
    QVERIFY(faults.refusal(kFirst.sourceId));
    faults.forgive(kFirst.sourceId);
    QVERIFY(!faults.refusal(kFirst.sourceId));
    QCOMPARE(faults.threadLost(kFirst, faults.losses(), 0).code, ErrorCode::ConvertHung);
}

void tst_ConversionFaults::forgivesWhatWorksTheSecondTime()
{
    FakeClock clock;
    ConversionFaults faults(clock, nullptr);
    QCOMPARE(faults.threadLost(kFirst, faults.losses(), 0).code, ErrorCode::ConvertHung);
    faults.succeeded({kFirst.sourceId, kFirst.rendition, kFirst.number + 1});
    QVERIFY(faults.isSuspect(kFirst.sourceId));
    faults.succeeded(kFirst);
    QVERIFY(!faults.isSuspect(kFirst.sourceId));
    for (int i = 0; i < 2; ++i)
        QVERIFY(!faults.threadLost(kFirst, faults.losses(), 0).message.isEmpty());
    faults.succeeded(kFirst); // which began before
    QVERIFY(faults.refusal(kFirst.sourceId));
}

void tst_ConversionFaults::refusesAllWhileTooManyThreadsHang()
{
    FakeClock clock;
    ConversionFaults faults(clock, nullptr);
    for (int i = 0; i < ConversionFaults::kMostLost; ++i) {
        QVERIFY(!faults.refusal(kOther.sourceId));
        const QString title = u"00000000000000%1"_s.arg(i, 2, 16, QChar(u'0'));
        QVERIFY(!faults.threadLost({title, "v1.avc", 0}, faults.losses(), 0).message.isEmpty());
    }
    QCOMPARE(faults.refusal(kOther.sourceId)->code, ErrorCode::ConvertBlocked);
    faults.threadCameBack();
    QVERIFY(!faults.refusal(kOther.sourceId));
}

void tst_ConversionFaults::triesOnceMoreWhatTheProgramDiedIn()
{
    FakeClock clock;
    const auto first = std::make_shared<ConversionMarks>(m_dir.filePath(u"first"_s));
    QVERIFY(first->deaths().empty());
    auto running = std::make_unique<ConversionMarks::Running>(first, kFirst);
    { // ended long before
        const ConversionMarks::Running over(first, kOther);
    }
    const auto second = std::make_shared<ConversionMarks>(died(m_dir.filePath(u"first"_s)));
    QCOMPARE(second->deaths().size(), size_t(1));
    QCOMPARE(second->deaths()[0].conversion, kFirst);
    QVERIFY(!second->deaths()[0].again);
    {
        const ConversionFaults faults(clock, second);
        QVERIFY(faults.isSuspect(kFirst.sourceId) && !faults.refusal(kFirst.sourceId));
    }
    // Another segment of it counts, too.
    auto retried =
        std::make_unique<ConversionMarks::Running>(second, Conversion{kFirst.sourceId, kThumbnail, 7});
    const auto third = std::make_shared<ConversionMarks>(died(m_dir.filePath(u"1"_s)));
    QVERIFY(third->deaths().size() == 1 && third->deaths()[0].again);
    const ConversionFaults faults(clock, third);
    QCOMPARE(faults.refusal(kFirst.sourceId)->code, ErrorCode::ConvertCrashes);
    QCOMPARE(faults.refusal(kFirst.sourceId)->retryAfter, std::chrono::seconds(10min));
    QVERIFY(!faults.isSuspect(kOther.sourceId));
}

void tst_ConversionFaults::forgetsWhatWasConvertedWell()
{
    const QString path = m_dir.filePath(u"well"_s);
    const auto first = std::make_shared<ConversionMarks>(path);
    const ConversionMarks::Running running(first, kFirst);
    const QString afterDeath = died(path);
    const auto second = std::make_shared<ConversionMarks>(afterDeath);
    {
        ConversionMarks::Running again(second, kFirst);
        again.succeeded();
    }
    const ConversionMarks::Running later(second, kFirst);
    const ConversionMarks third(died(afterDeath));
    QVERIFY(third.deaths().size() == 1 && !third.deaths()[0].again);
}

void tst_ConversionFaults::forgetsAllWhenTheProgramEndsInOrder()
{
    const QString path = m_dir.filePath(u"order"_s);
    const auto marks = std::make_shared<ConversionMarks>(path);
    const ConversionMarks::Running hanging(marks, kFirst);
    QVERIFY(QFile::exists(path));
    marks->finish();
    QVERIFY(!QFile::exists(path));
    const ConversionMarks::Running late(marks, kOther);
    QVERIFY(!QFile::exists(path));
}

void tst_ConversionFaults::blamesWhatCrashed_data()
{
    QTest::addColumn<qint64>("place"); // where the handler wrote
    QTest::addColumn<QStringList>("blamed");
    QTest::newRow("not-known") << qint64(-1) << QStringList{kFirst.sourceId, kOther.sourceId};
    QTest::newRow("one-of-two") << qint64(256) << QStringList{kOther.sourceId};
    QTest::newRow("elsewhere") << qint64(0) << QStringList();
}

void tst_ConversionFaults::blamesWhatCrashed()
{
    QFETCH(qint64, place);
    const QString path = m_dir.filePath(u"blame%1"_s.arg(place));
    const auto marks = std::make_shared<ConversionMarks>(path);
    const ConversionMarks::Running first(marks, kFirst);
    const ConversionMarks::Running second(marks, kOther);
    const QString found = died(path);
    if (place >= 0) {
        QFile file(found);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(place) && file.write("11") == 2);
    }
    QStringList blamed;
    const ConversionMarks next(found);
    for (const ConversionMarks::Death &death : next.deaths()) {
        blamed << death.conversion.sourceId;
        QCOMPARE(death.signal, place > 0 ? 11 : 0);
    }
    QTEST(blamed, "blamed");
}

void tst_ConversionFaults::readsDamagedMarks()
{
    const QString path = m_dir.filePath(u"damaged"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, '\xff') + "00 running only-three\n");
    file.close();
    QVERIFY(ConversionMarks(path).deaths().empty());
    // Where nothing can be written nothing is marked, and all goes on.
    const auto nowhere = std::make_shared<ConversionMarks>(m_dir.filePath(u"no/such/folder"_s));
    const ConversionMarks::Running running(nowhere, kFirst);
    QVERIFY(nowhere->deaths().empty());
}

QTEST_GUILESS_MAIN(tst_ConversionFaults)
#include "tst_ConversionFaults.moc"
