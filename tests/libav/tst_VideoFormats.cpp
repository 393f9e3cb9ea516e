// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that are not upright, progressive, square, even, steady, whole or of standard dynamic range.
#include "core/libav/AvcEncoder.h"
#include "core/media/H264Headers.h"
#include "tests/libav/ClipFolder.h"
#include "tests/libav/TranscodeClip.h"
#include "tests/support/SharedMedia.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <random>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static constexpr auto kPattern = "testsrc2=s=320x180:r=24:d=2"_L1;
static constexpr auto kX264 = "-c:v libx264 -pix_fmt yuv420p -crf 8 -g 24 "_L1;

class tst_VideoFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void looksAsFfmpegShowsIt_data();
    void looksAsFfmpegShowsIt();
    void turnsAsFfmpegDoes_data();
    void turnsAsFfmpegDoes();
    void keepsVariableTimes();
    void makesASegmentOfOnePicture();
    void doesWithoutDamagedSamples();
    void survivesMutatedSamples_data();
    void survivesMutatedSamples();
    void stopsWhenCancelled();
    void saysWhatItCannotDo();
    void transcodesSharedFiles_data();
    void transcodesSharedFiles();

private:
    /// All segments of \p path, decoded again by ffmpeg; empty where something failed.
    QByteArray shown(const QString &path, const TranscodeClip &clip, const AvcTarget &target);
    ClipFolder m_clips;
};

void tst_VideoFormats::initTestCase()
{
    if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
        QSKIP("no ffmpeg");
    if (!avcConfigFor(avcTargetFor({}, AvcSize::P480)))
        QSKIP("the FFmpeg libraries here have no libx264");
}

QByteArray tst_VideoFormats::shown(const QString &path, const TranscodeClip &clip, const AvcTarget &target)
{
    std::vector<EncodedSegment> segments;
    for (size_t n = 0; n < clip.segments.size(); ++n) {
        auto segment = transcodeSegment(clip, n, target);
        if (!segment) {
            qWarning().noquote() << segment.error().message;
            return {};
        }
        segments.push_back(std::move(*segment));
    }
    const QString name = path + u".h264"_s;
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(annexB(segments, avcConfigFor(target).value_or(QByteArray())));
    file.close();
    return rawPictures(name);
}

void tst_VideoFormats::looksAsFfmpegShowsIt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("filter"); // what ffmpeg has to do with the source for the comparison
    QTest::addColumn<QSize>("size");
    QTest::addColumn<AvcSize>("wanted");
    QTest::addColumn<double>("leastPsnr");
    const auto row = [](const char *name, const char *file, const QString &pattern, const QString &options,
                        const char *filter, QSize size, AvcSize wanted, double leastPsnr) {
        QTest::newRow(name) << QString::fromLatin1(file) << pattern << options << QString::fromLatin1(filter)
                            << size << wanted << leastPsnr;
    };
    const QString soft = kPattern + u",gblur=2"_s;
    row("odd size", "odd.mkv", u"testsrc2=s=321x181:r=24:d=2,gblur=2"_s,
        u"-c:v libx264 -pix_fmt yuv444p -crf 8 -g 24"_s, "crop=320:180:0:0", {320, 180}, AvcSize::Source, 38);
    row("anamorphic", "sar.mkv", soft, kX264 + u"-vf setsar=4/3"_s, "scale=426:180:flags=bicubic", {426, 180},
        AvcSize::Source, 38);
    row("MPEG-4 ASP in a transport stream", "asp.ts", soft, u"-c:v mpeg4 -q:v 2 -g 24 -bf 2"_s, "null",
        {320, 180}, AvcSize::Source, 36);
    row("interlaced, mpeg-2", "tff.mkv",
        u"testsrc2=s=320x240:r=50:d=2,gblur=2,tinterlace=interleave_top,setfield=tff"_s,
        u"-c:v mpeg2video -q:v 2 -g 12 -bf 2 -flags +ildct+ilme -top 1 -pix_fmt yuv420p"_s,
        "bwdif=mode=send_frame:deint=interlaced", {320, 240}, AvcSize::Source, 34);
    row("interlaced, h264", "bff.mp4",
        u"testsrc2=s=320x240:r=50:d=2,gblur=2,tinterlace=interleave_bottom,setfield=bff"_s,
        u"-c:v libx264 -crf 8 -g 24 -flags +ildct+ilme -top 0 -pix_fmt yuv420p"_s,
        "bwdif=mode=send_frame:deint=interlaced", {320, 240}, AvcSize::Source, 34);
    row("smaller", "small.mkv", u"testsrc2=s=1280x720:r=24:d=1,gblur=4"_s,
        u"-c:v libx264 -pix_fmt yuv420p -crf 8 -g 12"_s, "scale=854:480:flags=bicubic", {854, 480},
        AvcSize::P480, 38);
    row("full range", "full.mkv", soft + u",scale=out_range=full,format=yuvj420p"_s,
        u"-c:v libx264 -pix_fmt yuvj420p -color_range pc -crf 8 -g 24"_s, "scale=out_range=tv,format=yuv420p",
        {320, 180}, AvcSize::Source, 38);
    row("grey", "grey.mkv", soft + u",format=gray"_s, u"-c:v ffv1 -g 12"_s, "scale=out_range=tv", {320, 180},
        AvcSize::Source, 38);
    row("RGB", "rgb.mkv", soft + u",format=gbrp"_s, u"-c:v libx264rgb -crf 8 -g 24"_s,
        "scale=out_color_matrix=smpte170m:out_range=tv", {320, 180}, AvcSize::Source, 36);
}

void tst_VideoFormats::looksAsFfmpegShowsIt()
{
    QFETCH(QString, name);
    QFETCH(QString, pattern);
    QFETCH(QString, options);
    QFETCH(QString, filter);
    QFETCH(QSize, size);
    QFETCH(AvcSize, wanted);
    QFETCH(double, leastPsnr);
    const QString path = m_clips.make(name, pattern, options);
    QVERIFY(!path.isEmpty());
    const auto clip = openClip(path);
    QVERIFY2(clip, clip ? "" : qPrintable(clip.error().message));
    const AvcTarget target = avcTargetFor(clip->track, wanted);
    QCOMPARE(QSize(target.width, target.height), size);
    const QByteArray made = shown(path, *clip, target);
    const QByteArray source = rawPictures(path, {u"-noautorotate"_s}, filter);
    QCOMPARE(made.size(), source.size());
    const double psnr = worstPsnr(made, source, size.width(), size.height());
    QVERIFY2(psnr >= leastPsnr, qPrintable(QString::number(psnr)));
}

void tst_VideoFormats::turnsAsFfmpegDoes_data()
{
    QTest::addColumn<QList<int>>("abcd");
    QTest::newRow("right") << QList<int>{0, 1, -1, 0};
    QTest::newRow("left") << QList<int>{0, -1, 1, 0};
    QTest::newRow("upside down") << QList<int>{-1, 0, 0, -1};
}

void tst_VideoFormats::turnsAsFfmpegDoes()
{
    QFETCH(QList<int>, abcd);
    const QString path = m_clips.make(u"turned.mp4"_s, kPattern + u",gblur=2"_s, kX264);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qsizetype kMatrixOffsetBytes = 44; // from the type of a tkhd of version 0
    const qsizetype at = file.readAll().indexOf("tkhd") + kMatrixOffsetBytes;
    const std::array<qint32, 6> matrix{abcd[0] * 65536, abcd[1] * 65536, 0,
                                       abcd[2] * 65536, abcd[3] * 65536, 0};
    QByteArray bytes;
    for (const qint32 value : matrix) {
        std::array<char, 4> word;
        qToBigEndian(value, word.data());
        bytes.append(word.data(), 4);
    }
    QVERIFY(file.seek(at));
    file.write(bytes);
    file.close();
    const auto clip = openClip(path);
    QVERIFY(clip);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    QVERIFY(target.orientation != Orientation::Upright);
    const double psnr = worstPsnr(shown(path, *clip, target), rawPictures(path), target.width, target.height);
    QVERIFY2(psnr >= 38, qPrintable(QString::number(psnr)));
}

void tst_VideoFormats::keepsVariableTimes()
{
    const QString path = m_clips.make(
        u"vfr.mp4"_s, kPattern, kX264 + u"-bf 3 -vf select='not(mod(n,3))+gt(mod(n,7),4)' -vsync vfr"_s);
    const auto clip = openClip(path);
    QVERIFY(clip);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    std::vector<qint64> times;
    for (size_t n = 0; n < clip->segments.size(); ++n) {
        const auto segment = transcodeSegment(*clip, n, target);
        QVERIFY(segment);
        for (const EncodedPicture &picture : *segment)
            times.push_back(picture.pts);
    }
    std::sort(times.begin(), times.end());
    QCOMPARE(times, clip->times());
    QSet<qint64> distances;
    for (size_t i = 1; i < times.size(); ++i)
        distances << times[i] - times[i - 1];
    QVERIFY(distances.size() > 1);
}

void tst_VideoFormats::makesASegmentOfOnePicture()
{
    const QString path =
        m_clips.make(u"single.mkv"_s, kPattern, u"-c:v mpeg2video -q:v 2 -g 1 -flags +ildct -top 1"_s);
    const auto clip = openClip(path);
    QVERIFY(clip);
    QVERIFY(clip->segments.size() >= 40);
    const auto segment = transcodeSegment(*clip, 3, avcTargetFor(clip->track, AvcSize::Source));
    QVERIFY(segment);
    QCOMPARE(segment->size(), 1);
    QVERIFY(segment->front().isSync);
    QCOMPARE(segment->front().pts, clip->segments[3].beginPts);
    QVERIFY(segment->front().dts <= segment->front().pts);
}

void tst_VideoFormats::doesWithoutDamagedSamples()
{
    const QString path = m_clips.make(u"damaged.mkv"_s, kPattern, kX264 + u"-bf 2"_s);
    auto clip = openClip(path);
    QVERIFY(clip);
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    auto &samples = clip->segments[0].batch.samples;
    const size_t count = transcodeSegment(*clip, 0, target)->size();
    const QByteArray rubbish(100, '\x55');
    samples[5].payload = rubbish;
    samples[9].payload = {};
    const auto segment = transcodeSegment(*clip, 0, target);
    QVERIFY(segment);
    QVERIFY(segment->size() >= count - 2 && segment->size() <= count);
    for (MediaSample &sample : samples)
        sample.payload = rubbish;
    const auto nothing = transcodeSegment(*clip, 0, target);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::CorruptInput);
}

void tst_VideoFormats::survivesMutatedSamples_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("h264") << kX264 + u"-bf 2"_s;
    QTest::newRow("mpeg2") << u"-c:v mpeg2video -q:v 4 -g 12 -bf 2 -flags +ildct+ilme -top 1"_s;
    QTest::newRow("vp9") << u"-c:v libvpx-vp9 -g 24 -cpu-used 8"_s;
    QTest::newRow("mjpeg") << u"-c:v mjpeg -pix_fmt yuvj422p"_s;
}

// Sizes, formats and fields may change within a stream then.
void tst_VideoFormats::survivesMutatedSamples()
{
    QFETCH(QString, options);
    const QString path =
        m_clips.make(u"mutated-%1.mkv"_s.arg(QLatin1StringView(QTest::currentDataTag())), kPattern, options);
    QVERIFY(!path.isEmpty());
    const auto whole = openClip(path, 20);
    QVERIFY(whole);
    const AvcTarget target = avcTargetFor(whole->track, AvcSize::Source);
    std::minstd_rand random(1);
    for (int round = 0; round < 6; ++round) {
        TranscodeClip clip = *whole;
        std::vector<QByteArray> mutated;
        for (MediaSample &sample : clip.segments[0].batch.samples) {
            QByteArray bytes = sample.payload.toByteArray();
            for (int i = 0; i < 1 + round && !bytes.isEmpty(); ++i)
                bytes[qsizetype(random() % std::min<size_t>(size_t(bytes.size()), 200))] = char(random());
            mutated.push_back(bytes);
            sample.payload = mutated.back();
        }
        const auto segment = transcodeSegment(clip, 0, target);
        if (!segment)
            QVERIFY(segment.error().kind == ErrorKind::CorruptInput ||
                    segment.error().kind == ErrorKind::Unsupported);
        else
            QVERIFY(segment->front().isSync);
    }
}

void tst_VideoFormats::stopsWhenCancelled()
{
    const QString path = m_clips.make(u"cancel.mkv"_s, u"testsrc2=s=1280x720:r=24:d=4"_s,
                                      u"-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 200"_s);
    const auto clip = openClip(path);
    QVERIFY(clip);
    const CancelSource source;
    QElapsedTimer sinceCancel;
    int pictures = 0;
    const TranscodeClip::Segment &segment = clip->segments[0];
    const auto made =
        transcodeVideo({&clip->track, &segment.batch, segment.beginPts, segment.endPts},
                       avcTargetFor(clip->track, AvcSize::Source), source.token(), [&](EncodedPicture) {
                           if (++pictures == 3) {
                               sinceCancel.start();
                               source.cancel();
                           }
                       });
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QVERIFY2(sinceCancel.elapsed() < 500, qPrintable(QString::number(sinceCancel.elapsed())));
    QVERIFY(pictures <= 4);
}

void tst_VideoFormats::saysWhatItCannotDo()
{
    Track track;
    track.type = TrackType::Video;
    track.codecId = u"V_NONSENSE"_s;
    track.video.emplace();
    track.video->width = track.video->height = 64;
    QVERIFY(!canDecodeVideo(track));
    const QByteArray bytes(10, '\0');
    SampleBatch batch;
    batch.samples.emplace_back().payload = bytes;
    const AvcTarget target = avcTargetFor(track, AvcSize::Source);
    QCOMPARE(transcodeVideo({&track, &batch}, target, {}, [](const EncodedPicture &) {}).error().kind,
             ErrorKind::Unsupported);
    track.codec = Codec::H264;
    track.isEncrypted = true;
    QVERIFY(!canDecodeVideo(track));
    track.isEncrypted = false;
    QVERIFY(canDecodeVideo(track));
    track.video->width = track.video->height = 100'000;
    QVERIFY(!canDecodeVideo(track));
    QCOMPARE(transcodeVideo({&track, &batch}, target, {}, [](const EncodedPicture &) {}).error().kind,
             ErrorKind::CorruptInput);
}

void tst_VideoFormats::transcodesSharedFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString();
    for (const QString &path : sharedMediaFiles({u".mkv"_s, u".mp4"_s, u".webm"_s, u".mov"_s}))
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

/// The first and the last segment of each, at 480p.
void tst_VideoFormats::transcodesSharedFiles()
{
    QFETCH(QString, path);
    const auto clip = openClip(path, 100);
    if (path.isEmpty() || !clip || !canDecodeVideo(clip->track) || clip->segments.empty())
        return;
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::P480);
    for (const size_t number : {size_t(0), clip->segments.size() - 1}) {
        const auto segment = transcodeSegment(*clip, number, target);
        QVERIFY2(segment, segment ? "" : qPrintable(segment.error().message));
        QVERIFY(segment->front().isSync);
        std::vector<qint64> times;
        for (const EncodedPicture &picture : *segment)
            times.push_back(picture.pts);
        std::sort(times.begin(), times.end());
        std::vector<qint64> expected;
        const TranscodeClip::Segment &source = clip->segments[number];
        for (const MediaSample &sample : source.batch.samples) {
            if (sample.pts >= source.beginPts && sample.pts < source.endPts)
                expected.push_back(sample.pts);
        }
        std::sort(expected.begin(), expected.end());
        if (times != expected)
            qInfo() << "segment" << number << "has" << times.size() << "of" << expected.size() << "pictures";
        QVERIFY(times.size() * 10 >= expected.size() * 9);
    }
}

QTEST_GUILESS_MAIN(tst_VideoFormats)
#include "tst_VideoFormats.moc"
