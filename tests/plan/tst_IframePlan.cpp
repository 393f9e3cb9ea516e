// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/IframePlan.h"

#include <QTest>

using namespace cuegate;

class tst_IframePlan : public QObject
{
    Q_OBJECT

    static KeyframeIndex indexOf(const std::vector<qint64> &timesMs)
    {
        KeyframeIndex index;
        for (const qint64 time : timesMs)
            index.keyframes.push_back({time, time * 100});
        return index;
    }
    static std::vector<qint64> chosen(const KeyframeIndex &index, qint64 endTime)
    {
        std::vector<qint64> times;
        for (const Keyframe &keyframe : chooseIframes(index, endTime))
            times.push_back(keyframe.time);
        return times;
    }

private Q_SLOTS:
    void takesAtMostOneASecond_data()
    {
        QTest::addColumn<std::vector<qint64>>("keyframes");
        QTest::addColumn<std::vector<qint64>>("expected");
        using Times = std::vector<qint64>;
        QTest::newRow("none") << Times{} << Times{};
        QTest::newRow("far-apart") << Times{0, 5000, 7000} << Times{0, 5000, 7000};
        QTest::newRow("rounded-seconds") << Times{80, 1079, 2081, 3080} << Times{80, 1079, 2081, 3080};
        QTest::newRow("half-seconds") << Times{0, 500, 1000, 1500, 2000, 2500} << Times{0, 1000, 2000};
        QTest::newRow("uneven") << Times{0, 899, 900, 1700, 6000} << Times{0, 900, 6000};
        QTest::newRow("short-rest") << Times{0, 4000, 9200} << Times{0, 4000};
        QTest::newRow("one") << Times{9999} << Times{9999};
    }
    void takesAtMostOneASecond()
    {
        QFETCH(std::vector<qint64>, keyframes);
        QFETCH(std::vector<qint64>, expected);
        QCOMPARE(chosen(indexOf(keyframes), 10'000), expected);
    }

    void namesThePlacesOfTheIndex()
    {
        const KeyframeIndex index = indexOf({0, 400, 2000});
        QCOMPARE(chooseIframes(index, 5000), (std::vector{index.keyframes[0], index.keyframes[2]}));
    }

    void spreadsTenThousandOverALongFilm()
    {
        std::vector<qint64> times;
        constexpr qint64 kTenHoursMs = 36'000'000;
        for (qint64 time = 0; time < kTenHoursMs; time += 1800)
            times.push_back(time);
        const std::vector<qint64> few = chosen(indexOf(times), kTenHoursMs);
        QCOMPARE(few.size(), size_t(10'000));
        for (size_t i = 1; i < few.size(); ++i)
            QCOMPARE(few[i] - few[i - 1], 3600);
    }

    void goesByTheTicksOfTheIndex()
    {
        KeyframeIndex index = indexOf({0, 80'999, 81'000});
        index.timescale = 90'000;
        QCOMPARE(chosen(index, 900'000), (std::vector<qint64>{0, 81'000}));
    }
};

QTEST_APPLESS_MAIN(tst_IframePlan)
#include "tst_IframePlan.moc"
