// SPDX-License-Identifier: GPL-3.0-or-later
// Converted sound has as many units as the source's sound needs, whatever the container rounds its end to.
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
};

QTEST_GUILESS_MAIN(tst_ConvertedSoundEnd)
#include "tst_ConvertedSoundEnd.moc"
