// SPDX-License-Identifier: GPL-3.0-or-later
// What the transcoder makes whatever comes: the configuration, silence for what is missing, errors for what
// cannot be, and never a crash. How its segments join is in tst_AacJoins.
#include "core/libav/AacUnitEncoder.h"
#include "core/libav/SourceSound.h"
#include "tests/libav/AacRuns.h"
#include "tests/libav/SoundFolder.h"
#include "tests/libav/SoundMeasures.h"

#include <QStandardPaths>
#include <QTest>
#include <QtConcurrent>

#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_AacTranscoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatTheEncoderSays_data();
    void saysWhatTheEncoderSays();
    void makesTheSameInAnyOrderAndThread();
    void keepsToItsRate();
    void isSilentWhereTheSourceIs();
    void isSilentForWhatDoesNotDecode();
    void findsNothingToDecode();
    void survivesDamage_data() { soundRows(); }
    void survivesDamage();
    void refusesWhatItCannotMake();
    void stopsWhenCancelled();
    void choosesTargets_data();
    void choosesTargets();

private:
    SoundFolder m_sounds;
};

void tst_AacTranscoder::initTestCase()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg here to make sources with");
    QVERIFY(m_sounds.isValid());
}

void tst_AacTranscoder::saysWhatTheEncoderSays_data()
{
    QTest::addColumn<AacTarget>("target");
    QTest::newRow("stereo") << AacTarget{};
    QTest::newRow("mono at 44.1 kHz") << AacTarget{1, 44'100, 96'000};
    QTest::newRow("5.1") << AacTarget{6, 48'000, 384'000};
}

void tst_AacTranscoder::saysWhatTheEncoderSays()
{
    QFETCH(const AacTarget, target);
    const AVCodec *codec = avcodec_find_encoder_by_name("aac");
    const AvCodecContextPtr context(avcodec_alloc_context3(codec));
    context->ch_layout = *aacChannelLayout(target.channels);
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    context->sample_rate = int(target.sampleRate);
    context->bit_rate = target.bitRate;
    QVERIFY(avcodec_open2(context.get(), codec, nullptr) >= 0);
    QCOMPARE(aacSpecificConfig(target).toHex(),
             QByteArray(reinterpret_cast<const char *>(context->extradata), context->extradata_size).toHex());
}

void tst_AacTranscoder::makesTheSameInAnyOrderAndThread()
{
    const auto source = loadAudio(m_sounds.make(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
    QVERIFY(source);
    const AacTarget target{2, 48'000, 160'000};
    std::vector<Run> runs = runsOf(540, 4);
    const auto make = [&](const Run &run) { return unitsOf(*source, target, run, run.first * 1'000'000); };
    std::vector<std::vector<QByteArray>> inOrder;
    for (const Run &run : runs)
        inOrder.push_back(make(run));
    std::vector<size_t> order(runs.size());
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), QRandomGenerator(11));
    const auto shuffled = QtConcurrent::blockingMapped<QList<std::vector<QByteArray>>>(
        order, std::function([&](size_t number) { return make(runs[number]); }));
    for (size_t i = 0; i < order.size(); ++i)
        QCOMPARE(shuffled[qsizetype(i)], inOrder[order[i]]);
}

// Constant quality takes most for what is full of harmonics.
void tst_AacTranscoder::keepsToItsRate()
{
    constexpr int kRate = 48'000;
    constexpr qint64 kUnits = 100;
    const AacTarget target;
    Planes sound(2, std::vector<float>(size_t((kUnits + kEncoderLookAheadUnits) * kAacUnitSamples)));
    for (std::vector<float> &channel : sound) {
        for (size_t i = 0; i < channel.size(); ++i) {
            const double wave = std::sin(double(i) * 2 * M_PI * 100 / kRate);
            channel[i] = float(0.2 * wave / (std::abs(wave) + 0.01)); // nearly a square
        }
    }
    const auto units = encodeAacUnits(target, sound, kUnits, {});
    QVERIFY(units);
    qint64 bytes = 0;
    for (const QByteArray &unit : *units)
        bytes += unit.size();
    const qint64 bitRate = bytes * 8 * kRate / (kUnits * kAacUnitSamples);
    QVERIFY2(bitRate <= mostBitRate(target), qPrintable(QString::number(bitRate)));
    QVERIFY2(bitRate > target.bitRate / 2, qPrintable(QString::number(bitRate)));
}

void tst_AacTranscoder::isSilentWhereTheSourceIs()
{
    auto source = loadAudio(m_sounds.make(u"gap.mkv"_s, 48'000, 2, {u"-c:a"_s, u"pcm_s16le"_s}));
    QVERIFY(source);
    std::erase_if(source->samples.samples, [](const MediaSample &sample) {
        return sample.pts >= 1'000'000'000 && sample.pts < 1'500'000'000;
    });
    const AacTarget target = aacTargetFor(source->track, AacLayout::Stereo);
    const Planes sound = decodeAac(target, unitsOf(*source, target, {-4, 700}));
    const qint64 start = 4 * kAacUnitSamples;
    QVERIFY(decibel(power(sound, nullptr, 0, start - 1024)) < -80);
    QVERIFY(decibel(power(sound, nullptr, start + 20'000, start + 40'000)) > -20);
    QVERIFY(decibel(power(sound, nullptr, start + 51'000, start + 70'000)) < -80);
    QVERIFY(decibel(power(sound, nullptr, start + 74'000, start + 90'000)) > -20);
    const qint64 end = qint64(kSoundSeconds) * 48'000;
    QVERIFY(decibel(power(sound, nullptr, start + end + 2048, start + end + 40'000)) < -80);
    const qint64 click = clickPlaces(48'000)[2];
    QVERIFY(qAbs(clickNear(sound, start + click, 48'000) - start - click) <= 1);
}

void tst_AacTranscoder::isSilentForWhatDoesNotDecode()
{
    auto source = loadAudio(m_sounds.make(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
    QVERIFY(source);
    const AacTarget target = aacTargetFor(source->track, AacLayout::Stereo);
    const Planes whole = decodeAac(target, unitsOf(*source, target, {0, 60}));
    const QByteArray damage(3000, '\x55');
    source->samples.samples[5].payload = damage;
    const Planes sound = decodeAac(target, unitsOf(*source, target, {0, 60}));
    const qint64 frame = source->track.audio->frameSamples;
    QVERIFY(frame > 2048);
    QVERIFY(decibel(power(sound, nullptr, 5 * frame + 1024, 6 * frame - 1024)) < -60);
    QVERIFY(decibel(power(sound, &whole, 7 * frame + 2048, 10 * frame)) < -50);
}

void tst_AacTranscoder::findsNothingToDecode()
{
    auto source = loadAudio(m_sounds.make(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
    QVERIFY(source);
    const AacTarget target = aacTargetFor(source->track, AacLayout::Stereo);
    const QByteArray damage(3000, '\x55');
    for (MediaSample &sample : source->samples.samples)
        sample.payload = damage;
    const auto damaged = transcodeToAac(source->track, target, source->samples, source->origin(), 0, 60, {});
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().kind, ErrorKind::CorruptInput);
    const auto silence = transcodeToAac(source->track, target, SampleBatch(), source->origin(), 0, 60, {});
    QVERIFY(silence);
    QVERIFY(decibel(power(decodeAac(target, *silence), nullptr, 0, 60'000)) < -100);
}

void tst_AacTranscoder::survivesDamage()
{
    const QString path = m_sounds.makeRow();
    if (path.isEmpty())
        QSKIP("this ffmpeg does not make such files");
    const auto source = loadAudio(path);
    QVERIFY(source);
    QRandomGenerator random(quint32(qHash(path.size())));
    constexpr qint64 kUnits = 12;
    for (int round = 0; round < 25; ++round) {
        LoadedTrack damaged = *source;
        std::vector<QByteArray> storage;
        for (MediaSample &sample : damaged.samples.samples) {
            if (sample.pts > qint64(damaged.track.timescale) || random.bounded(3) > 0)
                continue;
            QByteArray bytes = sample.payload.toByteArray();
            if (random.bounded(4) == 0)
                bytes.truncate(qsizetype(random.bounded(bytes.size() + 1)));
            for (int flips = int(random.bounded(4)); flips > 0 && !bytes.isEmpty(); --flips)
                bytes[qsizetype(random.bounded(qMin<qsizetype>(bytes.size(), 64)))] =
                    char(random.bounded(256));
            storage.push_back(bytes);
            sample.payload = storage.back();
            if (random.bounded(8) == 0)
                sample.pts = qint64(random.generate64()) >> random.bounded(60);
        }
        Track &track = damaged.track;
        if (round % 3 == 1 && !track.codecPrivate.isEmpty()) {
            track.codecPrivate[qsizetype(random.bounded(track.codecPrivate.size()))] =
                char(random.bounded(256));
            track.codecConfig = track.codecPrivate;
        }
        if (round % 5 == 2)
            track.codecConfig.truncate(track.codecConfig.size() / 2);
        if (round % 5 == 3)
            *track.audio = {random.generate() >> random.bounded(32), quint16(random.bounded(12)),
                            quint16(random.bounded(64)), random.generate() >> random.bounded(32)};
        if (round % 7 == 6)
            track.timescale = quint32(1) + (random.generate() >> random.bounded(32)) / 2;
        const AacTarget target = aacTargetFor(track, AacLayout::Surround);
        const qint64 extreme = random.bounded(4) == 0 ? std::numeric_limits<qint64>::min() : 0;
        const auto units = transcodeToAac(track, target, damaged.samples,
                                          {extreme, damaged.origin().firstPts}, 3, kUnits, {});
        if (units)
            QCOMPARE(qint64(units->size()), kUnits);
        else
            QVERIFY(!units.error().message.isEmpty());
    }
}

void tst_AacTranscoder::refusesWhatItCannotMake()
{
    Track track;
    track.id = 1;
    track.codec = Codec::Ac3;
    track.audio = AudioFormat{48'000, 2, 16, 1536};
    const auto kindOf = [&](const AacTarget &target, qint64 first, qint64 count) {
        const auto units = transcodeToAac(track, target, {}, {}, first, count, {});
        return units ? -1 : int(units.error().kind);
    };
    QCOMPARE(kindOf({3, 48'000, 160'000}, 0, 1), int(ErrorKind::InvalidArgument));
    QCOMPARE(kindOf({2, 47'999, 160'000}, 0, 1), int(ErrorKind::InvalidArgument));
    QCOMPARE(kindOf({}, 0, -1), int(ErrorKind::InvalidArgument));
    QCOMPARE(kindOf({}, std::numeric_limits<qint64>::min(), 1), int(ErrorKind::InvalidArgument));
    QCOMPARE(kindOf({}, 0, 0), -1);
    QVERIFY(canDecode(track));
    track.audio->channels = 9;
    QVERIFY(!canDecode(track));
    QCOMPARE(kindOf({}, 0, 1), int(ErrorKind::Unsupported));
    track.audio->channels = 2;
    track.codec = Codec::Unknown;
    QVERIFY(!canDecode(track));
    QCOMPARE(kindOf({}, 0, 1), int(ErrorKind::Unsupported));
}

void tst_AacTranscoder::stopsWhenCancelled()
{
    const auto source = loadAudio(m_sounds.make(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
    QVERIFY(source);
    CancelSource cancel;
    cancel.cancel();
    const auto units =
        transcodeToAac(source->track, {}, source->samples, source->origin(), 0, 100, cancel.token());
    QVERIFY(!units);
    QCOMPARE(units.error().kind, ErrorKind::Cancelled);
}

void tst_AacTranscoder::choosesTargets_data()
{
    QTest::addColumn<AudioFormat>("format");
    QTest::addColumn<AacLayout>("layout");
    QTest::addColumn<AacTarget>("target");
    QTest::newRow("5.1 as stereo") << AudioFormat{48'000, 6} << AacLayout::Stereo
                                   << AacTarget{2, 48'000, 160'000};
    QTest::newRow("5.1") << AudioFormat{48'000, 6} << AacLayout::Surround << AacTarget{6, 48'000, 384'000};
    QTest::newRow("7.1") << AudioFormat{96'000, 8} << AacLayout::Surround << AacTarget{6, 48'000, 384'000};
    QTest::newRow("mono") << AudioFormat{44'100, 1} << AacLayout::Surround << AacTarget{1, 44'100, 96'000};
    QTest::newRow("22.05 kHz") << AudioFormat{22'050, 2} << AacLayout::Surround
                               << AacTarget{2, 44'100, 160'000};
    QTest::newRow("32 kHz") << AudioFormat{32'000, 2} << AacLayout::Stereo << AacTarget{2, 48'000, 160'000};
    QTest::newRow("unknown") << AudioFormat{} << AacLayout::Stereo << AacTarget{2, 48'000, 160'000};
}

void tst_AacTranscoder::choosesTargets()
{
    QFETCH(const AudioFormat, format);
    QFETCH(const AacLayout, layout);
    QFETCH(const AacTarget, target);
    Track track;
    track.audio = format;
    QCOMPARE(aacTargetFor(track, layout), target);
}

QTEST_GUILESS_MAIN(tst_AacTranscoder)
#include "tst_AacTranscoder.moc"
