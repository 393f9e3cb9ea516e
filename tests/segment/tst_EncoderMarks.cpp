// SPDX-License-Identifier: GPL-3.0-or-later
// Trials of encoders that end the program: what the next starts make of it.
#include "core/segment/EncoderMarks.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_EncoderMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QFile::remove(path()); }
    void doesNotTryAgainWhatEndedTheProgram_data();
    void doesNotTryAgainWhatEndedTheProgram();
    void triesOnceMoreWhatItWasKilledIn();
    void forgetsWhatFailsInOrder();
    void blamesNoTitleForATrial();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(u"converting"_s); }
    using DuringTrial = std::function<void()>;
    /// A run of the program with two encoders, of which the first is tried: what it says of it.
    [[nodiscard]] EncoderReport run(const DuringTrial &duringTrial, bool isAsked = false)
    {
        const auto marks = std::make_shared<ConversionMarks>(path());
        const auto trial = [&]() -> Result<void> {
            ++m_trials;
            duringTrial();
            return fail(ErrorKind::Unavailable, u"no such device"_s);
        };
        EncoderPaths paths(withMarkedTrials({{u"Fake NVENC"_s, trial, {}}, {u"Other"_s, {}, {}}}, marks), {});
        if (isAsked)
            paths.tryAgain();
        paths.tryHardware();
        while (paths.isTrying())
            std::this_thread::yield();
        m_hasOther = paths.reports()[1].state == EncoderState::Works;
        marks->finish(); // the trial's thread may have them for a moment more
        return paths.reports()[0];
    }
    /// Dies in the trial; `offset`: where the handler writes signal 11, if it does.
    void die(std::optional<qint64> offset, bool isAsked = false)
    {
        QByteArray left;
        [[maybe_unused]] const EncoderReport none = run(
            [&] {
                QFile file(path());
                QVERIFY(file.open(QIODevice::ReadWrite));
                left = file.readAll();
            },
            isAsked);
        QVERIFY(!left.isEmpty());
        if (offset)
            left.replace(*offset, 2, "11");
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(left) == left.size());
    }
    static void nothing() {}
    QTemporaryDir m_dir;
    int m_trials = 0;
    bool m_hasOther = false;
};

void tst_EncoderMarks::doesNotTryAgainWhatEndedTheProgram_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::newRow("its-thread") << qint64(128);
    QTest::newRow("elsewhere") << qint64(0);
}

void tst_EncoderMarks::doesNotTryAgainWhatEndedTheProgram()
{
    QFETCH(qint64, offset);
    die(offset);
    m_trials = 0;
    for (int start = 0; start < 3; ++start) { // each ends in order
        const EncoderReport report = run(nothing);
        QCOMPARE(report.state, EncoderState::Missing);
        QCOMPARE(report.reason,
                 u"Cuegate was ended by signal 11 when it was tried, so it is not tried unless "
                 "it is asked for"_s);
        QVERIFY(m_hasOther);
    }
    QCOMPARE(m_trials, 0);
    // Asked for, it ends the program once more.
    die(std::nullopt, true);
    QCOMPARE(m_trials, 1);
    QCOMPARE(run(nothing).state, EncoderState::Missing);
    QCOMPARE(m_trials, 1);
    // Asked for, it goes well; later starts know.
    QCOMPARE(run(nothing, true).reason, u"no such device"_s);
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(run(nothing).reason, u"no such device"_s);
    QCOMPARE(m_trials, 3);
}

void tst_EncoderMarks::triesOnceMoreWhatItWasKilledIn()
{
    die(std::nullopt);
    m_trials = 0;
    die(std::nullopt);
    QCOMPARE(m_trials, 1);
    for (int start = 0; start < 2; ++start)
        QCOMPARE(run(nothing).reason,
                 u"Cuegate ended twice when it was tried, so it is not tried unless it is asked for"_s);
    QCOMPARE(m_trials, 1);
}

void tst_EncoderMarks::forgetsWhatFailsInOrder()
{
    die(std::nullopt);
    QCOMPARE(run(nothing).reason, u"no such device"_s);
    QVERIFY(!QFile::exists(path()));
    die(std::nullopt); // again once
    m_trials = 0;
    QCOMPARE(run(nothing).reason, u"no such device"_s);
    QCOMPARE(m_trials, 1);
}

void tst_EncoderMarks::blamesNoTitleForATrial()
{
    const auto marks = std::make_shared<ConversionMarks>(path());
    const Conversion trial{QString::fromLatin1(kEncoderTrial), "Fake-NVENC", 0};
    const Conversion title{u"00000000000000aa"_s, "v1.avc", 4};
    const ConversionMarks::Running first(marks, title);
    const ConversionMarks::Running second(marks, trial);
    const QString copy = m_dir.filePath(u"copy"_s);
    QVERIFY(QFile::copy(path(), copy));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(256) && file.write("11") == 2);
    file.close();
    const ConversionMarks next(copy);
    QCOMPARE(next.deaths().size(), size_t(1));
    QCOMPARE(next.deaths()[0].conversion, trial);
    QCOMPARE(next.deaths()[0].signal, 11);
}

QTEST_GUILESS_MAIN(tst_EncoderMarks)
#include "tst_EncoderMarks.moc"
