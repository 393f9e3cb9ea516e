// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of AAC made alone, joined: against one continuous conversion and against the sound itself.
#include "core/libav/SourceSound.h"
#include "tests/libav/TestSound.h"

#include "core/base/MediaTime.h"

#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

struct Run
{
    qint64 first = 0;
    qint64 count = 0;
};

/// Cuts at no round places; the joins between them are what is listened to.
static std::vector<Run> runsOf(qint64 units, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<Run> runs;
    for (qint64 first = 0; first < units;) {
        const qint64 count = std::min<qint64>(units - first, 20 + random.bounded(60));
        runs.push_back({first, count});
        first += count;
    }
    return runs;
}

/// The samples that the contract asks for, and some more at both sides.
static SampleBatch batchFor(const LoadedTrack &source, const AacTarget &target, Run run, qint64 zero,
                            qint64 moreNs)
{
    const TimeWindow window = sourceWindowFor(source.track, target, run.first, run.count);
    SampleBatch batch;
    batch.track = source.track.id;
    for (const MediaSample &sample : source.samples.samples) {
        const qint64 ns = rescale(sample.pts - zero, source.track.timescale, kNanosecondTimescale);
        if (ns >= window.beginNs - moreNs && ns < window.endNs + moreNs)
            batch.samples.push_back(sample);
    }
    return batch;
}

static std::vector<QByteArray> unitsOf(const LoadedTrack &source, const AacTarget &target, Run run,
                                       qint64 moreNs = 0)
{
    const SampleBatch batch = batchFor(source, target, run, 0, moreNs);
    const auto units = transcodeToAac(source.track, target, batch, source.origin(), run.first, run.count, {});
    if (!units)
        qWarning("%s", qPrintable(units.error().message));
    return units.value_or(std::vector<QByteArray>());
}

static double decibel(double power)
{
    return 10 * std::log10(power + 1e-12);
}

/// Mean power of a - b (or of a) over [begin, end).
static double power(const Planes &a, const Planes *b, qint64 begin, qint64 end)
{
    double sum = 0;
    qint64 count = 0;
    for (size_t channel = 0; channel < a.size(); ++channel) {
        for (qint64 i = std::max<qint64>(0, begin); i < end; ++i) {
            const auto at = size_t(i);
            const double left = at < a[channel].size() ? double(a[channel][at]) : 0;
            const double right = b && at < (*b)[channel].size() ? double((*b)[channel][at]) : 0;
            sum += (left - right) * (left - right);
            ++count;
        }
    }
    return count > 0 ? sum / double(count) : 0;
}

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

/// Codecs delay what they encode, so a click is not where it was put.
static qint64 clickNear(const Planes &sound, qint64 place, int rate)
{
    qint64 best = place;
    for (qint64 i = place - rate / 20; i < place + rate / 20; ++i) {
        if (std::abs(sound[0][size_t(i)]) > std::abs(sound[0][size_t(best)]))
            best = i;
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

class tst_AacTranscoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatTheEncoderSays_data();
    void saysWhatTheEncoderSays();
    void makesTheSameInAnyOrderAndThread();
    void isSilentWhereTheSourceIs();
    void isSilentForWhatDoesNotDecode();
    void findsNothingToDecode();
    void survivesDamage_data();
    void survivesDamage();
    void refusesWhatItCannotMake();
    void stopsWhenCancelled();
    void choosesTargets_data();
    void choosesTargets();
    void decodesTheSameFromAnywhere_data() { joinsWithoutASeam_data(); }
    void decodesTheSameFromAnywhere();
    void joinsWithoutASeam_data();
    void joinsWithoutASeam();

private:
    void compareJoins(const std::vector<Run> &runs, const Planes &sound, const Planes &continuous,
                      const Planes &reference, int rate);
    [[nodiscard]] QString encoded(const QString &name, int rate, int channels, const QStringList &arguments);
    QTemporaryDir m_directory;
};

void tst_AacTranscoder::initTestCase()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg here to make sources with");
    QVERIFY(m_directory.isValid());
}

QString tst_AacTranscoder::encoded(const QString &name, int rate, int channels, const QStringList &arguments)
{
    const QString path = m_directory.filePath(name);
    if (QFile::exists(path))
        return path;
    const QString raw = m_directory.filePath(u"%1-%2.f32"_s.arg(rate).arg(channels));
    if (!QFile::exists(raw) && !writeFloats(raw, testSound(rate, channels)))
        return {};
    const QStringList input{
        u"-f"_s, u"f32le"_s, u"-ar"_s, QString::number(rate), u"-ac"_s, QString::number(channels),
        u"-i"_s, raw};
    return runFfmpeg(input + arguments + QStringList{path}) ? path : QString();
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
    const auto source = loadAudio(encoded(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
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

void tst_AacTranscoder::isSilentWhereTheSourceIs()
{
    auto source = loadAudio(encoded(u"gap.mkv"_s, 48'000, 2, {u"-c:a"_s, u"pcm_s16le"_s}));
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
    auto source = loadAudio(encoded(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
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
    auto source = loadAudio(encoded(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
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

void tst_AacTranscoder::survivesDamage_data()
{
    joinsWithoutASeam_data();
}

void tst_AacTranscoder::survivesDamage()
{
    QFETCH(const int, rate);
    QFETCH(const int, channels);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, suffix);
    const QString path = encoded(u"%1.%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(suffix),
                                 rate, channels, arguments);
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
    const auto source = loadAudio(encoded(u"order.mkv"_s, 44'100, 2, {u"-c:a"_s, u"flac"_s}));
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

void tst_AacTranscoder::decodesTheSameFromAnywhere()
{
    QFETCH(const int, rate);
    QFETCH(const int, channels);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, suffix);
    QFETCH(const AacLayout, layout);
    const QString path = encoded(u"%1.%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(suffix),
                                 rate, channels, arguments);
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

void tst_AacTranscoder::joinsWithoutASeam_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<AacLayout>("layout");
    QTest::addColumn<int>("mostDelay");
    constexpr int kMillisecond = 44; // what Matroska leaves open
    const auto row = [](const char *name, int rate, int channels, const QString &arguments,
                        const QString &suffix = u"mkv"_s, AacLayout layout = AacLayout::Stereo,
                        int mostDelay = 1) {
        QTest::newRow(name) << rate << channels << arguments.split(u' ') << suffix << layout << mostDelay;
    };
    row("AC-3 5.1", 48'000, 6, u"-c:a ac3 -b:a 448k"_s);
    row("AC-3 5.1 as 5.1", 48'000, 6, u"-c:a ac3 -b:a 448k"_s, u"mkv"_s, AacLayout::Surround);
    row("AC-3 44.1 mono", 44'100, 1, u"-c:a ac3 -b:a 128k"_s);
    row("AC-3 in MP4", 48'000, 2, u"-c:a ac3 -b:a 256k"_s, u"mp4"_s);
    row("E-AC-3", 48'000, 2, u"-c:a eac3 -b:a 256k"_s);
    row("DTS 5.1", 48'000, 6, u"-c:a dca -strict -2"_s);
    row("TrueHD 5.1", 48'000, 6, u"-c:a truehd -strict -2"_s);
    row("FLAC 44.1", 44'100, 2, u"-c:a flac"_s);
    row("FLAC 96 5.1 as 5.1", 96'000, 6, u"-c:a flac"_s, u"mkv"_s, AacLayout::Surround);
    row("FLAC 96 mono", 96'000, 1, u"-c:a flac"_s);
    row("FLAC in MP4", 48'000, 2, u"-c:a flac -strict -2"_s, u"mp4"_s);
    row("Opus", 48'000, 2, u"-c:a libopus -b:a 160k"_s);
    row("Opus in MP4", 48'000, 2, u"-c:a libopus -b:a 160k"_s, u"mp4"_s);
    row("Vorbis 44.1", 44'100, 2, u"-c:a libvorbis -q:a 6"_s, u"webm"_s, AacLayout::Stereo, kMillisecond);
    row("MP3 44.1", 44'100, 2, u"-c:a libmp3lame -b:a 192k"_s);
    row("MP3 mono at 32k", 48'000, 1, u"-c:a libmp3lame -b:a 32k"_s);
    row("MP2", 48'000, 2, u"-c:a mp2 -b:a 256k"_s);
    row("PCM 44.1", 44'100, 2, u"-c:a pcm_s16le"_s);
    row("PCM 96", 96'000, 2, u"-c:a pcm_s24le"_s);
    row("PCM 16-bit in MOV", 48'000, 2, u"-c:a pcm_s16le"_s, u"mov"_s);
    row("AAC 22.05", 22'050, 2, u"-c:a aac -b:a 128k"_s);
    row("AAC in MP4", 44'100, 2, u"-c:a aac -b:a 192k"_s, u"mp4"_s);
    row("ALAC in MP4", 44'100, 2, u"-c:a alac"_s, u"mp4"_s);
    row("ALAC in Matroska", 44'100, 2, u"-c:a alac"_s);
    row("WMA", 44'100, 2, u"-c:a wmav2 -b:a 192k"_s, u"mkv"_s, AacLayout::Stereo, kMillisecond);
    row("32 kHz", 32'000, 2, u"-c:a flac"_s);
}

void tst_AacTranscoder::joinsWithoutASeam()
{
    QFETCH(const int, rate);
    QFETCH(const int, channels);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, suffix);
    QFETCH(const AacLayout, layout);
    QFETCH(const int, mostDelay);
    const QString path = encoded(u"%1.%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(suffix),
                                 rate, channels, arguments);
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

void tst_AacTranscoder::compareJoins(const std::vector<Run> &runs, const Planes &sound,
                                     const Planes &continuous, const Planes &reference, int rate)
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

QTEST_GUILESS_MAIN(tst_AacTranscoder)
#include "tst_AacTranscoder.moc"
