// SPDX-License-Identifier: GPL-3.0-or-later
// Plain PCM comes out as it went in, in every number format and byte order that containers can state.
#include "core/libav/AudioExtradata.h"
#include "core/libav/SourceSound.h"
#include "tests/libav/SoundFolder.h"
#include "tests/libav/SoundMeasures.h"

#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_PcmFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void decodesWhatWasWritten_data();
    void decodesWhatWasWritten();
    void knowsIsoPcm_data();
    void knowsIsoPcm();

private:
    SoundFolder m_sounds;
};

void tst_PcmFormats::initTestCase()
{
    QVERIFY(m_sounds.isValid());
}

void tst_PcmFormats::decodesWhatWasWritten_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("suffix");
    const auto row = [](int rate, const char *codec, const QString &suffix) {
        QTest::addRow("%s-%d-%s", codec, rate, qPrintable(suffix))
            << rate << u"pcm_%1"_s.arg(QLatin1StringView(codec)) << suffix;
    };
    for (const char *codec : {"s8", "u8", "s16le", "s16be", "s24le", "s24be", "s32le", "s32be", "f32le",
                              "f32be", "f64le", "f64be"})
        row(48'000, codec, u"mov"_s);
    // Sound descriptions of version 2: 'lpcm' with flags.
    for (const char *codec : {"s16le", "s16be", "s24le", "s24be", "f32le", "f32be", "f64le"})
        row(96'000, codec, u"mov"_s);
    // From 24 bits on WAVE_FORMAT_EXTENSIBLE.
    for (const char *codec : {"u8", "s16le", "s24le", "s32le", "f32le", "f64le"})
        row(48'000, codec, u"avi"_s);
    for (const char *codec : {"s16be", "s24le", "f32le", "f64le"})
        row(48'000, codec, u"mkv"_s);
}

void tst_PcmFormats::decodesWhatWasWritten()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg here to make sources with");
    QFETCH(const int, rate);
    QFETCH(const QString, codec);
    QFETCH(const QString, suffix);
    const QString path = m_sounds.make(QString::fromLatin1(QTest::currentDataTag()) + u'.' + suffix, rate, 2,
                                       {u"-t"_s, u"1"_s, u"-c:a"_s, codec});
    QVERIFY(!path.isEmpty());
    const auto source = loadAudio(path);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message));
    const auto blocks = decodeSound(source->track, source->samples.samples, 2, {});
    QVERIFY2(blocks, blocks ? "" : qPrintable(blocks.error().message));
    const qint64 count = rate;
    const Planes sound =
        placeSound(source->track, *blocks, 2, {0, source->origin().firstPts, rate, 0, count});
    Planes written(2);
    const std::vector<float> original = testSound(rate, 2);
    for (size_t i = 0; i < 2 * size_t(count); ++i)
        written[i % 2].push_back(original[i]);
    const bool isCoarse = codec.endsWith("8"_L1);
    const double residual = decibel(power(sound, &written, 0, count));
    QVERIFY2(residual < (isCoarse ? -48 : -90), qPrintable(u"residual %1 dB"_s.arg(residual)));
}

void tst_PcmFormats::knowsIsoPcm_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("codec");
    QTest::newRow("ipcm little") << u"ipcm"_s << QByteArray("\1") << 24 << int(AV_CODEC_ID_PCM_S24LE);
    QTest::newRow("ipcm big") << u"ipcm"_s << QByteArray(1, '\0') << 24 << int(AV_CODEC_ID_PCM_S24BE);
    QTest::newRow("fpcm little") << u"fpcm"_s << QByteArray("\1") << 64 << int(AV_CODEC_ID_PCM_F64LE);
    QTest::newRow("fpcm big") << u"fpcm"_s << QByteArray(1, '\0') << 32 << int(AV_CODEC_ID_PCM_F32BE);
}

void tst_PcmFormats::knowsIsoPcm()
{
    QFETCH(const QString, id);
    QFETCH(const QByteArray, order);
    QFETCH(const int, bits);
    Track track;
    track.codecId = id;
    track.codec = Codec::Pcm;
    track.codecPrivate = order;
    track.audio = AudioFormat{48'000, 2, quint16(bits)};
    QTEST(int(pcmCodecId(track)), "codec");
}

QTEST_GUILESS_MAIN(tst_PcmFormats)
#include "tst_PcmFormats.moc"
