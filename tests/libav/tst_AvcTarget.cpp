// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AvcTarget.h"
#include "core/libav/H264Level.h"
#include "core/libav/ToneCurve.h"

#include <QSet>
#include <QSize>
#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_AvcTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsTheSize_data();
    void fitsTheSize();
    void statesATrueLevel_data();
    void statesATrueLevel();
    void readsTheMatrix_data();
    void readsTheMatrix();
    void decidesTheColour_data();
    void decidesTheColour();
    void takesNonsenseFromContainers();
    void knowsThreeQualities_data();
    void knowsThreeQualities();
    void hasAWordForEachTarget();
    void keepsBlackGreyAndHue();
};

static Track videoTrack(quint32 width, quint32 height)
{
    Track track;
    track.type = TrackType::Video;
    track.codec = Codec::Hevc;
    track.video.emplace();
    track.video->width = width;
    track.video->height = height;
    track.video->frameRateNumerator = 24;
    return track;
}

void tst_AvcTarget::fitsTheSize_data()
{
    QTest::addColumn<QSize>("source");
    QTest::addColumn<QSize>("aspect");
    QTest::addColumn<AvcSize>("size");
    QTest::addColumn<QSize>("expected");
    const QSize square(1, 1);
    QTest::newRow("1080p stays") << QSize(1920, 1080) << square << AvcSize::Source << QSize(1920, 1080);
    QTest::newRow("2160p") << QSize(3840, 2160) << square << AvcSize::Source << QSize(1920, 1080);
    QTest::newRow("cinema") << QSize(3840, 1600) << square << AvcSize::Source << QSize(1920, 800);
    QTest::newRow("cinema to 720p") << QSize(1920, 800) << square << AvcSize::P720 << QSize(1280, 534);
    QTest::newRow("to 480p") << QSize(1920, 1080) << square << AvcSize::P480 << QSize(854, 480);
    QTest::newRow("4:3 to 480p") << QSize(1440, 1080) << square << AvcSize::P480 << QSize(640, 480);
    QTest::newRow("upright to 720p") << QSize(1080, 1920) << square << AvcSize::P720 << QSize(720, 1280);
    QTest::newRow("small is not enlarged") << QSize(320, 180) << square << AvcSize::P720 << QSize(320, 180);
    QTest::newRow("odd") << QSize(321, 181) << square << AvcSize::Source << QSize(320, 180);
    QTest::newRow("PAL 16:9") << QSize(720, 576) << QSize(64, 45) << AvcSize::Source << QSize(1024, 576);
    QTest::newRow("NTSC 4:3") << QSize(720, 480) << QSize(8, 9) << AvcSize::Source << QSize(720, 540);
    QTest::newRow("HDV") << QSize(1440, 1080) << QSize(4, 3) << AvcSize::Source << QSize(1920, 1080);
    QTest::newRow("absurd aspect") << QSize(320, 240) << QSize(1000, 1) << AvcSize::Source << QSize(320, 240);
    QTest::newRow("no aspect") << QSize(320, 240) << QSize(0, 0) << AvcSize::Source << QSize(320, 240);
    QTest::newRow("tiny") << QSize(1, 1) << square << AvcSize::Source << QSize(16, 16);
    QTest::newRow("endless") << QSize(2147483647, 16) << square << AvcSize::Source << QSize(1920, 16);
}

void tst_AvcTarget::fitsTheSize()
{
    QFETCH(QSize, source);
    QFETCH(QSize, aspect);
    QFETCH(AvcSize, size);
    QFETCH(QSize, expected);
    Track track = videoTrack(quint32(source.width()), quint32(source.height()));
    track.video->aspectHorizontal = quint32(aspect.width());
    track.video->aspectVertical = quint32(aspect.height());
    const AvcTarget target = avcTargetFor(track, size);
    QCOMPARE(QSize(target.width, target.height), expected);
    QCOMPARE(target.sarNumerator, target.sarDenominator);
}

void tst_AvcTarget::statesATrueLevel_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("rate");
    QTest::addColumn<qint64>("bitRate");
    QTest::addColumn<int>("level");
    QTest::newRow("QCIF") << QSize(176, 144) << 15 << 64'000LL << 10;
    QTest::newRow("CIF, 30") << QSize(352, 288) << 30 << 900'000LL << 13;
    QTest::newRow("SD, 25") << QSize(720, 576) << 25 << 1'500'000LL << 30;
    QTest::newRow("480p wide, 25") << QSize(854, 480) << 25 << 1'500'000LL << 30;
    QTest::newRow("480p wide, 26") << QSize(854, 480) << 26 << 1'500'000LL << 31;
    QTest::newRow("720p, 30") << QSize(1280, 720) << 30 << 3'500'000LL << 31;
    QTest::newRow("720p, 60") << QSize(1280, 720) << 60 << 5'000'000LL << 32;
    QTest::newRow("1080p, 30") << QSize(1920, 1080) << 30 << 7'000'000LL << 40;
    QTest::newRow("1080p, 30, 40 Mbit/s") << QSize(1920, 1080) << 30 << 40'000'000LL << 41;
    QTest::newRow("1080p, 60") << QSize(1920, 1080) << 60 << 10'000'000LL << 42;
    QTest::newRow("1080p, 120") << QSize(1920, 1080) << 120 << 10'000'000LL << 51;
    QTest::newRow("1080p upright") << QSize(1080, 1920) << 30 << 7'000'000LL << 40;
    // 1920 pixels across are 120 macroblocks: more than sqrt(8 * 1620).
    QTest::newRow("wide and low") << QSize(1920, 16) << 1 << 64'000LL << 31;
}

void tst_AvcTarget::statesATrueLevel()
{
    QFETCH(QSize, size);
    QFETCH(int, rate);
    QFETCH(qint64, bitRate);
    QFETCH(int, level);
    QCOMPARE(h264LevelFor({size.width(), size.height(), rate, 1, bitRate, bitRate}), level);
}

void tst_AvcTarget::readsTheMatrix_data()
{
    QTest::addColumn<QList<int>>("abcd");
    QTest::addColumn<Orientation>("orientation");
    QTest::newRow("upright") << QList<int>{1, 0, 0, 1} << Orientation::Upright;
    QTest::newRow("90") << QList<int>{0, 1, -1, 0} << Orientation::Rotate90;
    QTest::newRow("180") << QList<int>{-1, 0, 0, -1} << Orientation::Rotate180;
    QTest::newRow("270") << QList<int>{0, -1, 1, 0} << Orientation::Rotate270;
    QTest::newRow("mirrored") << QList<int>{-1, 0, 0, 1} << Orientation::FlipHorizontal;
    QTest::newRow("upside down") << QList<int>{1, 0, 0, -1} << Orientation::FlipVertical;
    QTest::newRow("transposed") << QList<int>{0, 1, 1, 0} << Orientation::Transpose;
    QTest::newRow("transverse") << QList<int>{0, -1, -1, 0} << Orientation::Transverse;
    QTest::newRow("all zero") << QList<int>{0, 0, 0, 0} << Orientation::Upright;
}

void tst_AvcTarget::readsTheMatrix()
{
    QFETCH(QList<int>, abcd);
    QFETCH(Orientation, orientation);
    Track track = videoTrack(640, 360);
    track.video->matrix = {abcd[0] * 65536, abcd[1] * 65536, 0, abcd[2] * 65536, abcd[3] * 65536, 0, 0, 0,
                           1 << 30};
    const AvcTarget target = avcTargetFor(track, AvcSize::Source);
    QCOMPARE(target.orientation, orientation);
    QCOMPARE(target.width, orientation >= Orientation::Transpose ? 360 : 640);
}

void tst_AvcTarget::decidesTheColour_data()
{
    QTest::addColumn<QList<int>>("source"); // primaries, transfer, matrix
    QTest::addColumn<int>("height");
    QTest::addColumn<ToneMap>("toneMap");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("BT.709") << QList<int>{1, 1, 1} << 1080 << ToneMap::None << QList<int>{1, 1, 1};
    QTest::newRow("HD that does not say")
        << QList<int>{2, 2, 2} << 1080 << ToneMap::None << QList<int>{1, 1, 1};
    QTest::newRow("SD that does not say")
        << QList<int>{2, 2, 2} << 480 << ToneMap::None << QList<int>{6, 6, 6};
    QTest::newRow("PAL that does not say")
        << QList<int>{2, 2, 2} << 576 << ToneMap::None << QList<int>{5, 6, 5};
    QTest::newRow("PQ") << QList<int>{9, 16, 9} << 2160 << ToneMap::Pq << QList<int>{1, 1, 1};
    QTest::newRow("PQ, no more") << QList<int>{2, 16, 2} << 2160 << ToneMap::Pq << QList<int>{1, 1, 1};
    QTest::newRow("HLG") << QList<int>{9, 18, 9} << 1080 << ToneMap::Hlg << QList<int>{1, 1, 1};
    QTest::newRow("BT.2020") << QList<int>{9, 14, 9} << 2160 << ToneMap::WideGamut << QList<int>{1, 1, 1};
    QTest::newRow("RGB") << QList<int>{1, 13, 0} << 1080 << ToneMap::None << QList<int>{1, 13, 1};
    QTest::newRow("YCgCo") << QList<int>{1, 1, 8} << 1080 << ToneMap::None << QList<int>{1, 1, 1};
}

void tst_AvcTarget::decidesTheColour()
{
    QFETCH(QList<int>, source);
    QFETCH(int, height);
    QFETCH(ToneMap, toneMap);
    QFETCH(QList<int>, expected);
    Track track = videoTrack(quint32(height), quint32(height));
    track.video->colour = {quint16(source[0]), quint16(source[1]), quint16(source[2]), true};
    const AvcTarget target = avcTargetFor(track, AvcSize::Source);
    QCOMPARE(target.toneMap, toneMap);
    QCOMPARE((QList<int>{target.colour.primaries, target.colour.transfer, target.colour.matrix}), expected);
    QVERIFY(!target.colour.fullRange);
}

void tst_AvcTarget::takesNonsenseFromContainers()
{
    Track track;
    QVERIFY(avcTargetFor(track, AvcSize::Source).width >= 16); // no video at all
    track = videoTrack(1920, 1080);
    for (const auto &[numerator, denominator] :
         {std::pair(0u, 0u), std::pair(90'000u, 1u), std::pair(1u, 4'000'000'000u),
          std::pair(4'000'000'000u, 1u), std::pair(4'000'000'000u, 3'999'999'999u),
          std::pair(4'123'456'789u, 123'456'789u)}) {
        track.video->frameRateNumerator = numerator;
        track.video->frameRateDenominator = denominator;
        const AvcTarget target = avcTargetFor(track, AvcSize::Source);
        QVERIFY(target.frameRateNumerator >= target.frameRateDenominator && target.frameRateDenominator >= 1);
        QVERIFY(target.frameRateNumerator <= 120 * target.frameRateDenominator);
        QVERIFY(target.levelIdc >= 31);
    }
}

// Ids name the quality only: who changes one of these figures raises kRecipeVersion.
void tst_AvcTarget::knowsThreeQualities_data()
{
    QTest::addColumn<PictureQuality>("quality");
    QTest::addColumn<AvcSize>("size");
    QTest::addColumn<int>("crf");
    QTest::addColumn<qint64>("bitsPerSecond");
    using enum PictureQuality;
    QTest::newRow("smaller, 1080p") << Smaller << AvcSize::Source << 25 << 5'599'999LL;
    QTest::newRow("balanced, 1080p") << Balanced << AvcSize::Source << 21 << 9'333'333LL;
    QTest::newRow("best, 1080p") << Best << AvcSize::Source << 18 << 13'999'999LL;
    QTest::newRow("smaller, 720p") << Smaller << AvcSize::P720 << 26 << 2'100'000LL;
    QTest::newRow("balanced, 720p") << Balanced << AvcSize::P720 << 22 << 3'500'000LL;
    QTest::newRow("best, 720p") << Best << AvcSize::P720 << 19 << 5'250'000LL;
    QTest::newRow("smaller, 480p") << Smaller << AvcSize::P480 << 27 << 900'000LL;
    QTest::newRow("balanced, 480p") << Balanced << AvcSize::P480 << 23 << 1'500'000LL;
    QTest::newRow("best, 480p") << Best << AvcSize::P480 << 20 << 2'250'000LL;
}

void tst_AvcTarget::knowsThreeQualities()
{
    QFETCH(PictureQuality, quality);
    QFETCH(AvcSize, size);
    QFETCH(int, crf);
    QFETCH(qint64, bitsPerSecond);
    const AvcTarget target = avcTargetFor(videoTrack(1920, 1080), size, quality);
    QCOMPARE(target.crf, crf);
    QCOMPARE(target.maxBitRate, bitsPerSecond);
    QCOMPARE(target.bufferBits, bitsPerSecond);
    QCOMPARE(target.levelIdc,
             h264LevelFor({target.width, target.height, 24, 1, bitsPerSecond, bitsPerSecond}));
}

void tst_AvcTarget::hasAWordForEachTarget()
{
    QSet<QByteArray> words;
    const AvcTarget base = avcTargetFor(videoTrack(1920, 1080), AvcSize::Source);
    words << avcTargetWord(base);
    AvcTarget other = base;
    other.crf += 1;
    words << avcTargetWord(other);
    other = base;
    other.colour.matrix = 6;
    words << avcTargetWord(other);
    other = base;
    other.orientation = Orientation::Rotate90;
    words << avcTargetWord(other);
    other = base;
    other.deinterlace = !other.deinterlace;
    words << avcTargetWord(other);
    QCOMPARE(words.size(), 5);
    QCOMPARE(avcTargetWord(base), avcTargetWord(avcTargetFor(videoTrack(1920, 1080), AvcSize::Source)));
}

void tst_AvcTarget::keepsBlackGreyAndHue()
{
    const Colour pq{9, 16, 9, false};
    for (const ToneMap kind : {ToneMap::Pq, ToneMap::Hlg, ToneMap::WideGamut}) {
        const YCbCr black = toBt709({0, 0, 0}, kind, pq);
        QVERIFY(black[0] < 0.01);
        double last = -1;
        for (int i = 0; i <= 64; ++i) {
            const YCbCr grey = toBt709({i / 64.0, 0, 0}, kind, pq);
            QVERIFY2(grey[0] >= last - 1e-9, qPrintable(QString::number(i)));
            QVERIFY(std::abs(grey[1]) < 0.002 && std::abs(grey[2]) < 0.002);
            last = grey[0];
        }
        QVERIFY2(last > 0.97 && last <= 1.0001, qPrintable(QString::number(last)));
    }
    // Diffuse white of 203 cd/m² is bright, but leaves room for highlights.
    const double white = toBt709({0.5807, 0, 0}, ToneMap::Pq, pq)[0];
    QVERIFY2(white > 0.7 && white < 0.95, qPrintable(QString::number(white)));
}

QTEST_APPLESS_MAIN(tst_AvcTarget)
#include "tst_AvcTarget.moc"
