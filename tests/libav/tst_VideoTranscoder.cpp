// SPDX-License-Identifier: GPL-3.0-or-later
// Clips of many codecs made by the ffmpeg program, cut at their keyframes and transcoded segment by segment;
// what comes out is judged by the ffmpeg program again.
#include "core/libav/AvcEncoder.h"
#include "core/media/H264Headers.h"
#include "tests/libav/ClipFolder.h"
#include "tests/libav/TranscodeClip.h"
#include "tests/support/Vc1Film.h"

#include <QCryptographicHash>
#include <QStandardPaths>
#include <QTest>
#include <QtConcurrent>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static constexpr auto kPattern = "testsrc2=s=320x180:r=24:d=3"_L1;
/// Softer than the pattern, as films are: what codecs of the source lose is not what is measured.
static constexpr auto kFilm =
    "mandelbrot=s=320x180:r=24:maxiter=200:end_scale=0.05,trim=duration=3,gblur=1"_L1;

class tst_VideoTranscoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsEveryPictureOfEveryCodec_data();
    void keepsEveryPictureOfEveryCodec();
    void makesTheSameBytesInAnyOrder();
    void hasOneConfigurationForAllSegments();

private:
    [[nodiscard]] QString vc1Clip(const QString &name, PictureOrder order);

    ClipFolder m_clips;
};

static constexpr auto kVc1 = "VC-1"_L1; ///< in place of options for an encoder
static constexpr auto kVc1Reordered = "VC-1, reordered"_L1;

void tst_VideoTranscoder::initTestCase()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg");
    if (!avcConfigFor(avcTargetFor({}, AvcSize::P480)))
        QSKIP("the FFmpeg libraries here have no libx264");
}

void tst_VideoTranscoder::keepsEveryPictureOfEveryCodec_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("options");
    const auto row = [](const char *name, const char *file, const char *options) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(options);
    };
    row("h264 closed gop, mkv", "h264.mkv", "-c:v libx264 -pix_fmt yuv420p -crf 10 -g 24 -bf 3");
    row("h264 closed gop, mp4", "h264.mp4", "-c:v libx264 -pix_fmt yuv420p -crf 10 -g 24 -bf 3");
    row("h264 open gop, mkv", "h264-open.mkv",
        "-c:v libx264 -pix_fmt yuv420p -crf 10 -x264-params "
        "keyint=24:min-keyint=24:scenecut=0:open-gop=1:bframes=3:b-adapt=0");
    row("h264 open gop, mp4", "h264-open.mp4",
        "-c:v libx264 -pix_fmt yuv420p -crf 10 -x264-params "
        "keyint=24:min-keyint=24:scenecut=0:open-gop=1:bframes=3:b-adapt=0");
    row("h264 of 10 bits", "h264-10.mkv", "-c:v libx264 -pix_fmt yuv420p10 -crf 10 -g 24");
    row("h264 4:4:4", "h264-444.mkv", "-c:v libx264 -pix_fmt yuv444p -crf 10 -g 24");
    row("hevc with CRA and RASL, mp4", "hevc.mp4",
        "-c:v libx265 -pix_fmt yuv420p -crf 10 -tag:v hvc1 -x265-params "
        "log-level=none:keyint=24:min-keyint=24:scenecut=0:open-gop=1:bframes=3:b-adapt=0");
    row("hevc with CRA and RASL, mkv", "hevc.mkv",
        "-c:v libx265 -pix_fmt yuv420p -crf 10 -x265-params "
        "log-level=none:keyint=24:min-keyint=24:scenecut=0:open-gop=1:bframes=3:b-adapt=0");
    row("hevc of 10 bits", "hevc-10.mkv",
        "-c:v libx265 -pix_fmt yuv420p10 -crf 10 -x265-params log-level=none:keyint=24");
    row("vp9", "vp9.webm", "-c:v libvpx-vp9 -pix_fmt yuv420p -crf 10 -b:v 0 -g 24 -cpu-used 5");
    row("vp8", "vp8.webm", "-c:v libvpx -pix_fmt yuv420p -crf 4 -b:v 4M -g 24 -cpu-used 5");
    row("av1", "av1.mkv", "-c:v libaom-av1 -pix_fmt yuv420p -crf 15 -b:v 0 -g 24 -cpu-used 8");
    row("mpeg-2 open gop", "mpeg2.mkv", "-c:v mpeg2video -pix_fmt yuv420p -q:v 2 -g 12 -bf 2");
    row("mpeg-4 asp, mkv", "asp.mkv", "-c:v mpeg4 -q:v 2 -g 24 -bf 2");
    row("mpeg-4 asp, mp4", "asp.mp4", "-c:v mpeg4 -q:v 2 -g 24 -bf 2");
    row("mpeg-4 asp without b-frames, vfw", "xvid.mkv", "-c:v libxvid -q:v 2 -g 24 -vtag XVID");
    row("msmpeg4", "msmpeg4.mkv", "-c:v msmpeg4 -q:v 2 -g 24");
    row("wmv2", "wmv2.mkv", "-c:v wmv2 -q:v 2 -g 24");
    row("theora", "theora.mkv", "-c:v libtheora -pix_fmt yuv420p -q:v 10 -g 24");
    row("motion jpeg", "mjpeg.mkv", "-c:v mjpeg -pix_fmt yuvj420p -q:v 2");
    row("prores, mov", "prores.mov", "-c:v prores -pix_fmt yuv422p10 -profile:v 2");
    row("ffv1", "ffv1.mkv", "-c:v ffv1 -pix_fmt yuv420p -g 12");
    row("vc-1, mkv", "vc1.mkv", kVc1.data());
    row("vc-1, mp4", "vc1.mp4", kVc1.data());
    row("vc-1, avi", "vc1.avi", kVc1.data());
    row("vc-1, ts", "vc1.ts", kVc1.data());
    row("vc-1 open gop, mkv", "vc1-open.mkv", kVc1Reordered.data());
    row("vc-1 open gop, mkvmerge", "vc1-mkvmerge.mkv", kVc1Reordered.data());
    row("vc-1 open gop, avi", "vc1-open.avi", kVc1Reordered.data());
    row("vc-1 open gop, mp4", "vc1-open.mp4", kVc1Reordered.data());
    row("vc-1 open gop, ts", "vc1-open.ts", kVc1Reordered.data());
}

/// ffmpeg cannot encode it, but put it into containers; mkvmerge, too, which writes Matroska of its own.
QString tst_VideoTranscoder::vc1Clip(const QString &name, PictureOrder order)
{
    const Vc1Film film = vc1Film({320, 180, 24, 1, 1, 1, false}, 73, 24, order);
    const bool isByMkvmerge = name.contains(u"mkvmerge"_s);
    const bool inTransportStream = order == PictureOrder::Reordered && !isByMkvmerge;
    const QString stream = m_clips.path(name + (inTransportStream ? u".ts"_s : u".vc1"_s));
    QFile file(stream);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(inTransportStream ? vc1TransportStream(film) : film.stream());
    file.close();
    if (isByMkvmerge)
        return runProgram(u"mkvmerge"_s, {u"-q"_s, u"-o"_s, m_clips.path(name), stream}) ? m_clips.path(name)
                                                                                         : QString();
    QStringList arguments{u"-i"_s, stream, u"-c"_s, u"copy"_s};
    if (!inTransportStream) // of a bare stream ffmpeg knows when pictures are decoded only
        arguments = QStringList{u"-framerate"_s, u"24"_s, u"-f"_s, u"vc1"_s} + arguments +
                    QStringList{u"-bsf:v"_s, u"setts=pts=DTS"_s};
    return ffmpeg(arguments + QStringList{m_clips.path(name)}) ? m_clips.path(name) : QString();
}

static void checkSegment(const EncodedSegment &pictures)
{
    QVERIFY(!pictures.empty());
    QVERIFY(pictures.front().isSync);
    qint64 lastDts = std::numeric_limits<qint64>::min();
    for (const EncodedPicture &picture : pictures) {
        QVERIFY(picture.dts > lastDts);
        QVERIFY(picture.dts <= picture.pts);
        QVERIFY(picture.pts >= pictures.front().pts);
        lastDts = picture.dts;
        LengthPrefixedNals nals(picture.payload, 4);
        int slices = 0;
        for (auto nal = nals.next(); nal; nal = nals.next()) {
            const H264NalType type = h264NalType(*nal);
            QVERIFY2(type == H264NalType::Slice || type == H264NalType::IdrSlice || type == H264NalType::Sei,
                     qPrintable(QString::number(int(type))));
            QVERIFY(type == H264NalType::Sei || (type == H264NalType::IdrSlice) == picture.isSync);
            slices += type != H264NalType::Sei;
        }
        QVERIFY(!nals.failed());
        QCOMPARE(slices, 1);
    }
}

static std::vector<qint64> sortedTimes(const std::vector<EncodedSegment> &segments)
{
    std::vector<qint64> times;
    for (const EncodedSegment &segment : segments) {
        const size_t begin = times.size();
        for (const EncodedPicture &picture : segment)
            times.push_back(picture.pts);
        std::sort(times.begin() + qsizetype(begin), times.end());
    }
    return times;
}

void tst_VideoTranscoder::keepsEveryPictureOfEveryCodec()
{
    QFETCH(QString, name);
    QFETCH(QString, options);
    const QString path = options == kVc1            ? vc1Clip(name, PictureOrder::AsShown)
                         : options == kVc1Reordered ? vc1Clip(name, PictureOrder::Reordered)
                                                    : m_clips.make(name, kFilm, options);
    if (path.isEmpty())
        QSKIP("ffmpeg here cannot make this clip");
    const auto clip = openClip(path);
    QVERIFY2(clip, clip ? "" : qPrintable(clip.error().message));
    QVERIFY(canDecodeVideo(clip->track));
    QVERIFY(clip->segments.size() >= 2);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    QCOMPARE(target.width, 320);
    QCOMPARE(target.height, 180);

    std::vector<EncodedSegment> segments;
    for (size_t n = 0; n < clip->segments.size(); ++n) {
        const auto segment = transcodeSegment(*clip, n, target);
        QVERIFY2(segment, segment ? "" : qPrintable(segment.error().message));
        checkSegment(*segment);
        segments.push_back(*segment);
    }
    QCOMPARE(sortedTimes(segments), clip->times());

    const auto avcC = avcConfigFor(target);
    QVERIFY(avcC);
    QFile file(m_clips.path(u"made.h264"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(annexB(segments, *avcC));
    file.close();
    const QByteArray made = rawPictures(file.fileName());
    const QByteArray source = rawPictures(path, {}, u"scale=out_range=tv"_s);
    QCOMPARE(made.size() / (320 * 270), qsizetype(clip->times().size()));
    const double psnr = worstPsnr(made, source, 320, 180);
    QVERIFY2(psnr >= 38, qPrintable(QString::number(psnr)));
}

static QByteArray digestOf(const Result<EncodedSegment> &segment)
{
    if (!segment)
        return segment.error().message.toUtf8();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const EncodedPicture &picture : *segment) {
        hash.addData(QByteArray(QByteArray::number(picture.pts) + '/' + QByteArray::number(picture.dts)));
        hash.addData(picture.payload);
    }
    return hash.result();
}

void tst_VideoTranscoder::makesTheSameBytesInAnyOrder()
{
    const QString path = m_clips.make(u"order.mp4"_s, kPattern, u"-c:v libx264 -pix_fmt yuv420p -g 12"_s);
    const auto clip = openClip(path);
    QVERIFY(clip);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    const size_t count = clip->segments.size();
    QVERIFY(count >= 5);
    std::vector<QByteArray> forward;
    for (size_t n = 0; n < count; ++n)
        forward.push_back(digestOf(transcodeSegment(*clip, n, target)));
    for (size_t n = count; n-- > 0;)
        QCOMPARE(digestOf(transcodeSegment(*clip, n, target)), forward[n]);
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    QList<size_t> order;
    for (size_t n = 0; n < 2 * count; ++n)
        order << (n * 7) % count;
    std::atomic<int> different = 0;
    QtConcurrent::blockingMap(&pool, order, [&](size_t n) {
        different += digestOf(transcodeSegment(*clip, n, target)) != forward[n];
    });
    QCOMPARE(different.load(), 0);
}

void tst_VideoTranscoder::hasOneConfigurationForAllSegments()
{
    const AvcTarget target = avcTargetFor({}, AvcSize::P480);
    const auto avcC = avcConfigFor(target);
    QVERIFY(avcC);
    QCOMPARE(avcConfigFor(target)->toHex(), avcC->toHex());
    const auto config = parseAvcConfig(*avcC);
    QVERIFY(config);
    QCOMPARE(config->lengthSize, 4);
    QCOMPARE(int(config->profileIdc), 100);
    QCOMPARE(int(config->levelIdc), target.levelIdc);
    QCOMPARE(config->sps.size(), 1);
    QCOMPARE(config->pps.size(), 1);
    const auto sps = parseH264Sps(config->sps.front());
    QVERIFY(sps);
    QCOMPARE(int(sps->width), target.width);
    QCOMPARE(int(sps->height), target.height);
    QCOMPARE(int(sps->reorderFrames), kAvcReorderFrames);
    QCOMPARE(sps->colour, target.colour);
    QCOMPARE(int(sps->frameRateNumerator / sps->frameRateDenominator), 30);
}

QTEST_GUILESS_MAIN(tst_VideoTranscoder)
#include "tst_VideoTranscoder.moc"
