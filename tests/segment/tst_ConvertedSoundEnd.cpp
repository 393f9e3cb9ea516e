// SPDX-License-Identifier: GPL-3.0-or-later
// Converted sound has as many units as the source's sound needs, whatever the container rounds its end to.
#include "core/demux/SampleReader.h"
#include "core/libav/SourceSound.h"
#include "core/segment/TrackConversion.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/TestTitle.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ConvertedSoundEnd : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void hasTheUnitsThatTheSoundNeeds_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("samples");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<qint64>("units");
        // 96,256 samples are 94 units and 2005.33 ms; ffmpeg says 2006 in Matroska.
        QTest::newRow("dts-in-matroska") << u"a.mkv"_s << 96'256 << u"dca -strict -2"_s << qint64(94);
        QTest::newRow("dts-half-a-unit-more") << u"b.mkv"_s << 96'768 << u"dca -strict -2"_s << qint64(95);
        QTest::newRow("flac-in-matroska") << u"c.mkv"_s << 96'500 << u"flac"_s << qint64(95);
        QTest::newRow("flac-in-ogg") << u"d.ogg"_s << 480'000 << u"flac"_s << qint64(469);
    }

    void hasTheUnitsThatTheSoundNeeds()
    {
        QFETCH(const QString, file);
        QFETCH(const int, samples);
        QFETCH(const QString, codec);
        const QString path = m_dir.filePath(file);
        const QString input = u"-f lavfi -i sine=r=48000:d=20 -af atrim=end_sample=%1 -c:a "_s.arg(samples);
        if (!ffmpeg(QString(input + codec).split(u' ') + QStringList{path}))
            QSKIP("ffmpeg cannot make the sound");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const Rendition *rendition = (*title)->rendition("a1.aac");
        QVERIFY(rendition);
        QTEST(aacUnitBoundaries(**title, *rendition->parts.front().aac).back(), "units");
    }

    // Encoders fill up the last frame of Opus, and say how much of it is not to be heard.
    void leavesOutWhatFillsUpTheLastFrame()
    {
        constexpr qint64 kPreSkip = 312;
        const QString path = m_dir.filePath(u"e.mkv"_s);
        if (!ffmpeg(
                u"-f lavfi -i sine=r=48000:d=9 -af atrim=end_sample=400500 -c:a libopus %1"_s.arg(path).split(
                    u' ')))
            QSKIP("ffmpeg cannot make the sound");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const std::vector<TrackId> tracks{1};
        const MediaInfo &info = *(*title)->info;
        qint64 samples = 0;
        for (const SampleSpan &span : (*title)->plan.spans) {
            const auto batches = readSamples(*(*title)->source, info, tracks, span, {});
            QVERIFY(batches.has_value());
            const auto blocks = decodeSound(*info.track(1), batches->front().samples, 1, {});
            QVERIFY(blocks.has_value());
            for (const SoundBlock &block : *blocks)
                samples += block.samples();
        }
        QVERIFY2(std::abs(samples - 400'500 - kPreSkip) <= 1, qPrintable(QString::number(samples)));
    }
};

QTEST_GUILESS_MAIN(tst_ConvertedSoundEnd)
#include "tst_ConvertedSoundEnd.moc"
