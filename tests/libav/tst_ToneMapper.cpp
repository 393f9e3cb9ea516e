// SPDX-License-Identifier: GPL-3.0-or-later
// The table of colours against the formulas it is made of, and a clip of high dynamic range from end to end.
#include "core/libav/AvcEncoder.h"
#include "core/libav/ToneCurve.h"
#include "core/libav/ToneMapper.h"
#include "core/media/H264Headers.h"
#include "tests/libav/ClipFolder.h"
#include "tests/libav/TranscodeClip.h"

#include <QStandardPaths>
#include <QTest>

#include <random>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_ToneMapper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheFormulas_data();
    void followsTheFormulas();
    void takesCodesBeyondTheRange();
    void makesSdrOfAClip_data();
    void makesSdrOfAClip();
};

static AvcTarget targetFor(ToneMap toneMap)
{
    Track track;
    track.video.emplace();
    track.video->width = 256;
    track.video->height = 128;
    track.video->colour = {9,
                           quint16(toneMap == ToneMap::Pq    ? 16
                                   : toneMap == ToneMap::Hlg ? 18
                                                             : 14),
                           9, false};
    return avcTargetFor(track, AvcSize::Source);
}

static AvFramePtr tenBitPicture(const std::function<std::array<int, 3>(int x, int y)> &codes)
{
    AvFramePtr frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_YUV420P10;
    frame->width = 256;
    frame->height = 128;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return nullptr;
    for (int y = 0; y < frame->height; ++y) {
        for (int x = 0; x < frame->width; ++x) {
            for (int plane = 0; plane < 3; ++plane) {
                const int shift = plane == 0 ? 0 : 1;
                auto *row =
                    reinterpret_cast<quint16 *>(frame->data[plane] + (y >> shift) * frame->linesize[plane]);
                row[x >> shift] = quint16(codes(x >> 1 << 1, y >> 1 << 1)[size_t(plane)]);
            }
        }
    }
    return frame;
}

static YCbCr colourOf(const std::array<int, 3> &codes)
{
    return {(codes[0] - 64) / 876.0, (codes[1] - 512) / 896.0, (codes[2] - 512) / 896.0};
}

void tst_ToneMapper::followsTheFormulas_data()
{
    QTest::addColumn<ToneMap>("toneMap");
    QTest::newRow("PQ") << ToneMap::Pq;
    QTest::newRow("HLG") << ToneMap::Hlg;
    QTest::newRow("BT.2020") << ToneMap::WideGamut;
}

void tst_ToneMapper::followsTheFormulas()
{
    QFETCH(ToneMap, toneMap);
    const AvcTarget target = targetFor(toneMap);
    QCOMPARE(target.toneMap, toneMap);
    // Colours as pictures have them: all kinds of light, moderate chroma.
    const auto codes = [](int x, int y) {
        return std::array<int, 3>{100 + x * 3, 512 + (y - 64) * (40 + x % 80) / 100,
                                  512 - (y - 64) * (x % 60) / 100};
    };
    const AvFramePtr picture = tenBitPicture(codes);
    const auto mapped = ToneMapper(target).map(*picture);
    QVERIFY(mapped);
    double squares = 0;
    for (int y = 0; y < 128; y += 2) {
        for (int x = 0; x < 256; x += 2) {
            const YCbCr exact = toBt709(colourOf(codes(x, y)), toneMap, target.sourceColour);
            const AVFrame &frame = **mapped;
            const double luma = frame.data[0][y * frame.linesize[0] + x] - (16 + 219 * exact[0]);
            const double cb = frame.data[1][y / 2 * frame.linesize[1] + x / 2] - (128 + 224 * exact[1]);
            const double cr = frame.data[2][y / 2 * frame.linesize[2] + x / 2] - (128 + 224 * exact[2]);
            QVERIFY2(std::abs(luma) < 8 && std::abs(cb) < 8 && std::abs(cr) < 8,
                     qPrintable(u"%1 %2: %3 %4 %5"_s.arg(x).arg(y).arg(luma).arg(cb).arg(cr)));
            squares += luma * luma;
        }
    }
    // What is left is where colours leave BT.709 and are cut off: the table rounds the edge.
    const double rootMeanSquare = std::sqrt(squares / (64 * 128));
    QVERIFY2(rootMeanSquare < 1, qPrintable(QString::number(rootMeanSquare)));
}

void tst_ToneMapper::takesCodesBeyondTheRange()
{
    std::minstd_rand random(1);
    const AvFramePtr picture = tenBitPicture([&](int, int) {
        return std::array<int, 3>{int(random() % 65536), int(random() % 65536), int(random() % 65536)};
    });
    QVERIFY(ToneMapper(targetFor(ToneMap::Pq)).map(*picture));
}

void tst_ToneMapper::makesSdrOfAClip_data()
{
    QTest::addColumn<QString>("transfer");
    QTest::addColumn<ToneMap>("toneMap");
    QTest::newRow("PQ") << u"smpte2084"_s << ToneMap::Pq;
    QTest::newRow("HLG") << u"arib-std-b67"_s << ToneMap::Hlg;
}

void tst_ToneMapper::makesSdrOfAClip()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg");
    QFETCH(QString, transfer);
    QFETCH(ToneMap, toneMap);
    ClipFolder clips;
    const QString path =
        clips.make(u"hdr.mkv"_s, u"color=c=gray:s=256x128:r=24:d=1"_s,
                   u"-c:v libx265 -pix_fmt yuv420p10 -color_primaries bt2020 -colorspace bt2020nc "
                   "-color_trc "_s +
                       transfer + u" -x265-params log-level=none"_s);
    if (path.isEmpty())
        QSKIP("ffmpeg here cannot make this clip");
    const auto clip = openClip(path);
    QVERIFY(clip);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    QCOMPARE(target.toneMap, toneMap);
    const auto avcC = avcConfigFor(target);
    if (!avcC)
        QSKIP("the FFmpeg libraries here have no libx264");
    QCOMPARE(parseH264Sps(parseAvcConfig(*avcC)->sps.front())->colour, (Colour{1, 1, 1, false}));
    const auto segment = transcodeSegment(*clip, 0, target);
    QVERIFY2(segment, segment ? "" : qPrintable(segment.error().message));
    QCOMPARE(segment->size(), 24);
    QFile file(clips.path(u"sdr.h264"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(annexB({*segment}, *avcC));
    file.close();
    const QByteArray source = rawPictures(path);
    const QByteArray made = rawPictures(file.fileName());
    QCOMPARE(made.size(), source.size());
    // ffmpeg's 8 bits of the source's 10.
    const double signal = (quint8(source[0]) * 4 - 64) / 876.0;
    const double expected = 16 + 219 * toBt709({signal, 0, 0}, toneMap, target.sourceColour)[0];
    QVERIFY2(std::abs(quint8(made[5000]) - expected) < 3,
             qPrintable(u"%1 is not %2"_s.arg(quint8(made[5000])).arg(expected)));
}

QTEST_GUILESS_MAIN(tst_ToneMapper)
#include "tst_ToneMapper.moc"
