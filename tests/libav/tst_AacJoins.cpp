// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of AAC made alone, joined: against one continuous conversion and against the sound itself.
#include "core/libav/SourceSound.h"
#include "tests/libav/AacRuns.h"
#include "tests/libav/SoundFolder.h"
#include "tests/libav/SoundMeasures.h"

#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

/// How much later \p sound is than \p reference, by where they are most alike within 4 ms around \p place.
static qint64 delayNear(const Planes &sound, const Planes &reference, qint64 place, int rate)
{
    qint64 best = 0;
    double most = -1;
    for (qint64 delay = -rate / 500; delay <= rate / 500; ++delay) {
        double alike = 0;
        for (qint64 i = place - rate / 250; i < place + rate / 250; ++i)
            alike += double(sound[0][size_t(i + delay)]) * double(reference[0][size_t(i)]);
        if (alike > most) {
            most = alike;
            best = delay;
        }
    }
    return best;
}

static Planes delayed(const Planes &sound, qint64 delay)
{
    Planes result = sound;
    for (auto &plane : result) {
        if (delay > 0)
            plane.insert(plane.begin(), size_t(delay), 0);
        else
            plane.erase(plane.begin(), plane.begin() - delay);
    }
    return result;
}

class tst_AacJoins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void decodesTheSameFromAnywhere_data() { soundRows(); }
    void decodesTheSameFromAnywhere();
    void joinsWithoutASeam_data() { soundRows(); }
    void joinsWithoutASeam();

private:
    void compareJoins(const std::vector<Run> &runs, const Planes &sound, const Planes &continuous,
                      const Planes &reference, int rate);
    SoundFolder m_sounds;
};

void tst_AacJoins::initTestCase()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg here to make sources with");
    QVERIFY(m_sounds.isValid());
}

void tst_AacJoins::decodesTheSameFromAnywhere()
{
    QFETCH(const AacLayout, layout);
    const QString path = m_sounds.makeRow();
    if (path.isEmpty())
        QSKIP("this ffmpeg does not make such files");
    const auto source = loadAudio(path);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message));
    const AacTarget target = aacTargetFor(source->track, layout);
    const auto all = decodeSound(source->track, source->samples.samples, target.channels, {});
    QVERIFY(all);
    const int decodedRate = usualRate(*all);
    const AudioOrigin origin = source->origin();
    const Planes whole =
        placeSound(source->track, *all, target.channels,
                   {0, origin.firstPts, decodedRate, 0, qint64(kSoundSeconds) * decodedRate});
    for (const qint64 first : {50, 101, 237, 333, 450}) {
        const Run run{first, 30};
        const SampleBatch batch = batchFor(*source, target, run, 0, 0);
        const auto part = decodeSound(source->track, batch.samples, target.channels, {});
        QVERIFY(part);
        const qint64 begin = rescale((first - 2) * kAacUnitSamples, target.sampleRate, quint32(decodedRate));
        const qint64 end =
            rescale((first + run.count + 2) * kAacUnitSamples, target.sampleRate, quint32(decodedRate));
        const Planes sound =
            placeSound(source->track, *part, target.channels, {0, origin.firstPts, decodedRate, begin, end});
        qint64 differing = 0;
        float most = 0;
        qint64 lastAt = 0;
        for (size_t channel = 0; channel < sound.size(); ++channel) {
            for (qint64 i = begin; i < end; ++i) {
                const float difference =
                    std::abs(sound[channel][size_t(i - begin)] - whole[channel][size_t(i)]);
                most = std::max(most, difference);
                differing += difference > 0 ? 1 : 0;
                if (difference > 0)
                    lastAt = i - begin;
            }
        }
        // Opus forgets slowly; AAC makes noise of its own where the encoder asked for any.
        const bool isNoisy = source->track.codec == Codec::Opus || source->track.codec == Codec::Aac;
        const float allowed = isNoisy ? 1e-5F : 0;
        if (differing > 0)
            qInfo("from unit %lld: %lld samples differ, by at most %g; the last is %lld after the start",
                  first, differing, double(most), lastAt);
        QVERIFY(most <= allowed);
    }
}

void tst_AacJoins::joinsWithoutASeam()
{
    QFETCH(const int, rate);
    QFETCH(const int, channels);
    QFETCH(const AacLayout, layout);
    QFETCH(const int, mostDelay);
    const QString path = m_sounds.makeRow();
    if (path.isEmpty())
        QSKIP("this ffmpeg does not make such files");
    const auto source = loadAudio(path);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message));
    QVERIFY(canDecode(source->track));
    const AacTarget target = aacTargetFor(source->track, layout);
    QCOMPARE(int(target.channels), layout == AacLayout::Stereo ? std::min(channels, 2) : channels);

    const qint64 units = qint64(kSoundSeconds) * target.sampleRate / kAacUnitSamples;
    const std::vector<Run> runs = runsOf(units, 42);
    std::vector<std::vector<QByteArray>> made;
    for (const Run &run : runs)
        made.push_back(unitsOf(*source, target, run));
    QRandomGenerator random(7);
    for (size_t i = runs.size(); i-- > 0;)
        QCOMPARE(unitsOf(*source, target, runs[i], qint64(random.bounded(2000)) * 1'000'000), made[i]);

    std::vector<QByteArray> joined;
    for (const auto &part : made)
        joined.insert(joined.end(), part.begin(), part.end());
    QCOMPARE(qint64(joined.size()), units);
    const Planes sound = decodeAac(target, joined);
    QCOMPARE(qint64(sound[0].size()), units * kAacUnitSamples);
    const Planes continuous = decodeAac(target, unitsOf(*source, target, {0, units}));
    const Planes reference = referenceOf(path, target);
    QVERIFY(qint64(reference[0].size()) > units * kAacUnitSamples * 9 / 10);

    // ffmpeg starts at the first time stamp as it is rounded in the file, we where the frames' grid puts it.
    QList<qint64> delays;
    for (const qint64 place : clickPlaces(rate)) {
        const qint64 at = rescale(place, quint32(rate), target.sampleRate);
        const qint64 click = clickNear(reference, at, int(target.sampleRate));
        delays << delayNear(sound, reference, click, int(target.sampleRate));
    }
    const auto [least, most] = std::ranges::minmax(delays);
    qInfo("delay %lld to %lld samples", least, most);
    QVERIFY(most - least <= 1);
    QVERIFY(qMax(qAbs(least), qAbs(most)) <= mostDelay);
    compareJoins(runs, sound, continuous, delayed(reference, least), int(target.sampleRate));
}

void tst_AacJoins::compareJoins(const std::vector<Run> &runs, const Planes &sound, const Planes &continuous,
                                const Planes &reference, int rate)
{
    double joinPower = 0;
    double samePower = 0;
    double deepestDip = 0;
    const qint64 around = rate / 50;
    const qint64 window = rate / 200;
    double worst = 0;
    for (const Run &run : runs) {
        if (run.first == 0)
            continue;
        const qint64 join = run.first * kAacUnitSamples;
        const double here = power(sound, &reference, join - around, join + around);
        const double there = power(continuous, &reference, join - around, join + around);
        joinPower += here;
        samePower += there;
        worst = std::max(worst, decibel(here) - decibel(there));
        for (qint64 at = join - around; at + window <= join + around; at += window / 4) {
            const double whole = power(continuous, nullptr, at, at + window);
            if (decibel(whole) > -60)
                deepestDip =
                    std::max(deepestDip, decibel(whole) - decibel(power(sound, nullptr, at, at + window)));
        }
    }
    const qint64 end = qint64(sound[0].size()) - 4096;
    const double body = power(sound, &reference, 8192, end);
    qInfo("signal %.1f dB, body residual %.1f dB, at joins %.2f dB, continuous there %.2f dB, worst join "
          "%+.2f dB, "
          "deepest dip %.2f dB",
          decibel(power(reference, nullptr, 8192, end)), decibel(body),
          decibel(joinPower / double(runs.size() - 1)), decibel(samePower / double(runs.size() - 1)), worst,
          deepestDip);
    QVERIFY(deepestDip <= 6);
    QVERIFY(decibel(joinPower) <= decibel(samePower) + 0.5);
    QVERIFY(decibel(body) <= decibel(power(reference, nullptr, 8192, end)) - 30);
}

QTEST_GUILESS_MAIN(tst_AacJoins)
#include "tst_AacJoins.moc"
