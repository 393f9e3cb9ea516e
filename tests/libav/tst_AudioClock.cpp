// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AudioClock.h"

#include "core/base/MediaTime.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace cuegate;

/// Frames of \p step samples from \p start on, as Matroska states their times: in milliseconds.
static std::vector<qint64> roundedTimes(qint64 start, qint64 step, int count, quint32 rate)
{
    std::vector<qint64> times;
    for (int i = 0; i < count; ++i)
        times.push_back(rescale(rescale(start + i * step, rate, 1000), 1000, rate));
    return times;
}

static std::vector<qint64> placesFrom(const AudioClock::Rule &rule, const std::vector<qint64> &stated,
                                      size_t first, qint64 step)
{
    AudioClock clock(rule);
    std::vector<qint64> places;
    for (size_t i = first; i < stated.size(); ++i)
        places.push_back(clock.place(stated[i], step));
    return places;
}

class tst_AudioClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesExactTimesAsTheyAre()
    {
        AudioClock clock(AudioClock::ruleFor(48'000, 48'000, 0, 1024));
        for (const qint64 time : {0, 1024, 2048, 3077, 4101, 5125, 5000})
            QCOMPARE(clock.place(time, 1024), time);
    }
    void putsRoundedTimesOnTheGrid_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("origin");
        QTest::newRow("AAC 44.1") << 44'100 << 1024 << 0;
        QTest::newRow("AAC 48 from its priming") << 48'000 << 1024 << -1024;
        QTest::newRow("MP3") << 44'100 << 1152 << 1105;
        QTest::newRow("DTS") << 48'000 << 512 << 77;
        QTest::newRow("Opus") << 48'000 << 960 << -312;
        QTest::newRow("Vorbis") << 44'100 << 64 << 0;
    }
    void putsRoundedTimesOnTheGrid()
    {
        QFETCH(const int, rate);
        QFETCH(const int, step);
        QFETCH(const int, origin);
        const auto stated = roundedTimes(origin, step, 5000, quint32(rate));
        const auto rule = AudioClock::ruleFor(rate, kNanosecondTimescale, origin, step);
        for (const size_t first : {0, 1, 777, 4990}) {
            const auto places = placesFrom(rule, stated, first, step);
            for (size_t i = 0; i < places.size(); ++i)
                QCOMPARE(places[i], origin + qint64(first + i) * step);
        }
    }
    void staysNearWhatIsStatedOffTheGrid_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("step");
        QTest::newRow("AAC 44.1") << 44'100 << 1024;
        QTest::newRow("AAC 48") << 48'000 << 1024;
        QTest::newRow("TrueHD") << 48'000 << 40;
        QTest::newRow("MP3") << 44'100 << 1152;
    }
    void staysNearWhatIsStatedOffTheGrid()
    {
        QFETCH(const int, rate);
        QFETCH(const int, step);
        QRandomGenerator random(3);
        int shifts = 0;
        int frames = 0;
        for (int round = 0; round < 200; ++round) {
            const qint64 start = 100'000 + qint64(random.bounded(100'000));
            const auto stated = roundedTimes(start, step, 300, quint32(rate));
            const auto rule = AudioClock::ruleFor(rate, kNanosecondTimescale, 0, step);
            const auto places = placesFrom(rule, stated, 0, step);
            const auto later = placesFrom(rule, stated, 100, step);
            for (size_t i = 0; i < places.size(); ++i) {
                const qint64 off = places[i] - (start + qint64(i) * step);
                const qint64 most = i < size_t(AudioClock::kReach) ? rate / 500 : rate / 1000;
                QVERIFY2(qAbs(off) <= most, qPrintable(QString::number(off)));
                if (i >= size_t(100 + AudioClock::kReach))
                    QCOMPARE(later[i - 100], places[i]);
                if (i > size_t(AudioClock::kReach)) {
                    shifts += places[i] - places[i - 1] != step ? 1 : 0;
                    ++frames;
                }
            }
        }
        qInfo("%d shifts in %d frames", shifts, frames);
        // Where no whole number of milliseconds is a whole number of frames, some are off by a few samples.
        QVERIFY(shifts * 25 <= frames);
    }
    void startsAnewAfterAGap()
    {
        AudioClock clock(AudioClock::ruleFor(48'000, kNanosecondTimescale, 0, 1536));
        for (qint64 i = 0; i < 20; ++i)
            QCOMPARE(clock.place(i * 1536, 1536), i * 1536);
        const qint64 gap = 7 * 1536 + 480; // 10 ms off the grid
        for (qint64 i = 20; i < 40; ++i)
            QCOMPARE(clock.place(i * 1536 + gap, 1536), i * 1536 + gap);
    }
    void followsADriftWithinAMillisecond()
    {
        AudioClock clock(AudioClock::ruleFor(48'000, kNanosecondTimescale, 0, 1024));
        for (qint64 i = 0; i < 20'000; ++i) {
            const qint64 stated = rescale(rescale(i * 1024 * 1001 / 1000, 48'000, 1000), 1000, 48'000);
            QVERIFY(qAbs(clock.place(stated, 1024) - stated) <= 96);
        }
    }
    void countsFurtherPartsOfASample()
    {
        AudioClock clock(AudioClock::ruleFor(48'000, kNanosecondTimescale, 0, 256));
        for (qint64 i = 0; i < 50; ++i) {
            QCOMPARE(clock.place(rescale(rescale(i * 768, 48'000, 1000), 1000, 48'000), 256), i * 768);
            clock.extend(512);
        }
    }
};

QTEST_GUILESS_MAIN(tst_AudioClock)
#include "tst_AudioClock.moc"
