// SPDX-License-Identifier: GPL-3.0-or-later
// Sound that transport streams carry in ways of their own, against what ffmpeg decodes of the same file.
#include "core/libav/SourceSound.h"
#include "tests/libav/SoundFolder.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TransportSounds : public QObject
{
    Q_OBJECT

    SoundFolder m_sounds;

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg here to make sources with");
        QVERIFY(m_sounds.isValid());
    }
    void soundsAsFfmpegDecodesIt_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("suffix");
        const auto row = [](const char *name, int rate, int channels, const QString &arguments,
                            const QString &suffix) {
            QTest::newRow(name) << rate << channels << arguments << suffix;
        };
        row("DTS", 48'000, 2, u"-c:a dca -strict -2"_s, u"ts"_s);
        row("DTS 5.1 at 44.1 kHz", 44'100, 6, u"-c:a dca -strict -2"_s, u"ts"_s);
        row("several DTS frames in a PES packet", 48'000, 2, u"-c:a dca -strict -2 -b:a 320k"_s, u"ts"_s);
        row("DTS of Blu-ray", 48'000, 2, u"-c:a dca -strict -2 -mpegts_m2ts_mode 1"_s, u"m2ts"_s);
        row("TrueHD", 48'000, 2, u"-c:a truehd -strict -2"_s, u"ts"_s);
        row("TrueHD 5.1 of Blu-ray", 48'000, 6, u"-c:a truehd -strict -2 -mpegts_m2ts_mode 1"_s, u"m2ts"_s);
        row("TrueHD at 96 kHz", 96'000, 2, u"-c:a truehd -strict -2 -mpegts_m2ts_mode 1"_s, u"m2ts"_s);
        row("LPCM of Blu-ray", 48'000, 2, u"-c:a pcm_bluray"_s, u"m2ts"_s);
        row("LPCM 5.1 of Blu-ray", 96'000, 6, u"-c:a pcm_bluray -sample_fmt s32"_s, u"m2ts"_s);
        row("AAC in LATM", 48'000, 2, u"-c:a aac -mpegts_flags latm"_s, u"ts"_s);
        row("AAC 5.1 in LATM", 44'100, 6, u"-c:a aac -mpegts_flags latm"_s, u"ts"_s);
        row("SMPTE 302M", 48'000, 2, u"-c:a s302m -strict -2"_s, u"ts"_s);
    }
    void soundsAsFfmpegDecodesIt()
    {
        QFETCH(const int, rate);
        QFETCH(const int, channels);
        QFETCH(const QString, arguments);
        QFETCH(const QString, suffix);
        const QString path =
            m_sounds.make(u"%1.%2"_s.arg(QString::fromLatin1(QTest::currentDataTag()), suffix), rate,
                          channels, arguments.split(u' '));
        QVERIFY(!path.isEmpty());
        const auto source = loadAudio(path);
        QVERIFY2(source, source ? "" : qPrintable(source.error().message));
        QVERIFY(canDecode(source->track));
        QCOMPARE(source->track.audio->sampleRate, quint32(rate));
        QCOMPARE(source->track.audio->channels, quint16(channels));
        const auto blocks = decodeSound(source->track, source->samples.samples, channels, {});
        QVERIFY2(blocks, blocks ? "" : qPrintable(blocks.error().message));
        Planes ours(static_cast<size_t>(channels));
        for (const SoundBlock &block : *blocks) {
            for (size_t channel = 0; channel < ours.size(); ++channel)
                ours[channel].insert(ours[channel].end(), block.planes[channel].begin(),
                                     block.planes[channel].end());
        }
        QByteArray bytes;
        QVERIFY(runFfmpeg(
            {u"-flags"_s, u"+bitexact"_s, u"-i"_s, path, u"-map"_s, u"0:a:0"_s, u"-f"_s, u"f32le"_s, u"-"_s},
            &bytes));
        const auto *theirs = reinterpret_cast<const float *>(bytes.constData());
        QCOMPARE(qsizetype(ours.front().size()),
                 bytes.size() / qsizetype(sizeof(float)) / qsizetype(channels));
        std::vector<float> worst(ours.size());
        double energy = 0;
        for (size_t i = 0; i < ours.front().size(); ++i) {
            for (size_t channel = 0; channel < ours.size(); ++channel) {
                const float sample = ours[channel][i];
                worst[channel] =
                    std::max(worst[channel], std::abs(sample - theirs[i * ours.size() + channel]));
                energy += double(sample) * double(sample);
            }
        }
        const double rms = std::sqrt(energy / double(ours.front().size() * ours.size()));
        qInfo() << ours.front().size() << "samples, RMS" << rms << "differs by" << worst;
        QVERIFY(rms > 0.05);
        for (const float difference : worst)
            QVERIFY(difference < 0.001F);
    }
};

QTEST_GUILESS_MAIN(tst_TransportSounds)
#include "tst_TransportSounds.moc"
