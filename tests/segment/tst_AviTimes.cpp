// SPDX-License-Identifier: GPL-3.0-or-later
// AVI stores no presentation times. The pictures of whole titles come when they are meant to, with respect to
// the sound; playlists tell true durations. ffprobe judges: it puts pictures as far behind as its decoder
// holds them back, though who wrote the AVI has reckoned with that (a flash and a beep show it).
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/FfmpegPackets.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/PackedAvi.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr qint64 kPictureMs = 40;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray shown(const QString &path, const QString &which, const QString &entries)
{
    return runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-select_streams"_s, which, u"-show_entries"_s,
                                     entries, u"-of"_s, u"csv=p=0"_s, path})
        .value_or(QByteArray());
}

// When ffprobe's decoder gives out the pictures of an AVI file, the first of which comes at once.
std::vector<qint64> picturesOf(const QString &path)
{
    std::vector<qint64> times;
    for (const QByteArray &line : shown(path, u"v:0"_s, u"frame=best_effort_timestamp_time"_s).split('\n')) {
        // It tells none of those that are left at the end of the file.
        if (line.startsWith("N/A"))
            times.push_back(times.back() + kPictureMs);
        else if (!line.isEmpty())
            times.push_back(qRound64(line.split(',').first().toDouble() * 1000));
    }
    for (const qint64 first = times.empty() ? 0 : times.front(); qint64 & time : times)
        time -= first;
    return times;
}

} // namespace

class tst_AviTimes : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] QString make(const QString &name, const QString &options)
    {
        const QString path = m_dir.filePath(name);
        const QStringList inputs = u"-f lavfi -i testsrc2=s=160x90:r=25:d=30 -f lavfi -i "
                                   "sine=f=440:r=48000:d=30"_s.split(u' ');
        return ffmpeg(inputs + options.split(u' ') + QStringList{path}) ? path : QString();
    }

    // Sorted times of what \p movie, init and segments, holds.
    [[nodiscard]] std::vector<qint64> timesIn(const QByteArray &movie)
    {
        QFile file(m_dir.filePath(u"made.mp4"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(movie) != movie.size())
            return {};
        file.close();
        std::vector<qint64> times;
        eachFfmpegPacket(file.fileName(), [&](const FfmpegPacket &packet) {
            times.push_back(qRound64(packet.presentationTime.value_or(0) * 1000));
        });
        std::ranges::sort(times);
        return times;
    }

    static const Rendition *pictureOf(const Title &title)
    {
        const auto found = std::ranges::find_if(
            title.renditions, [](const Rendition &each) { return each.isVideo() && !each.isMuxed(); });
        return found == title.renditions.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void picturesComeInTheirTime_data()
    {
        QTest::addColumn<QString>("path");
        const QString asp = u"-c:v mpeg4 -g 50 -b:v 400k -c:a libmp3lame -b:a 128k "_s;
        const QString avc = u"-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50 -c:a ac3 "_s;
        QTest::newRow("ASP without B-frames") << make(u"p.avi"_s, asp + u"-bf 0"_s);
        const QString reordered = make(u"b.avi"_s, asp + u"-bf 2"_s);
        QTest::newRow("ASP with B-frames") << reordered;
        QTest::newRow("closed groups")
            << make(u"closed.avi"_s, asp + u"-bf 2 -flags cgop -sc_threshold 1000000000"_s);
        QTest::newRow("irregular groups")
            << make(u"irregular.avi"_s,
                    asp + u"-bf 2 -b_strategy 1 -force_key_frames 0,0.4,3,3.4,8.32,17.4,20,20.4"_s);
        QTest::newRow("XviD") << make(u"xvid.avi"_s, u"-c:v libxvid -bf 2 -g 50 -c:a libmp3lame"_s);
        const QString packed = m_dir.filePath(u"packed.avi"_s);
        QFile file(packed);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(packedAvi(contentOf(reordered))) > 0);
        QTest::newRow("packed B-frames") << packed;
        QTest::newRow("H.264 with B-frames") << make(u"avc.avi"_s, avc + u"-bf 2"_s);
        QTest::newRow("H.264 without B-frames") << make(u"avcp.avi"_s, avc + u"-bf 0"_s);
        QTest::newRow("MJPEG") << make(u"mjpeg.avi"_s, u"-c:v mjpeg -c:a pcm_s16le"_s);
        // A chunk that is empty behind each picture.
        const QString halves = u" -enc_time_base 1/50"_s;
        QTest::newRow("ASP, twice the rate") << make(u"b50.avi"_s, asp + u"-bf 2"_s + halves);
        QTest::newRow("H.264, twice the rate") << make(u"avc50.avi"_s, avc + u"-bf 2"_s + halves);
        QTest::newRow("XviD, twice the rate")
            << make(u"xvid50.avi"_s, u"-c:v libxvid -bf 2 -g 50 -c:a ac3"_s + halves);
    }
    void picturesComeInTheirTime()
    {
        QFETCH(QString, path);
        const auto title = scannedTitleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const Rendition *picture = pictureOf(**title);
        QVERIFY(picture);
        const Track &track = *(*title)->info->track((*title)->info->mainTrack);
        QCOMPARE(track.video->frameRateNumerator, 25 * track.video->frameRateDenominator);
        const QByteArray init = buildInitSegment(**title, *picture);
        const QByteArray playlist = mediaPlaylist(**title, *picture, SegmentFormat::FragmentedMp4);
        static const QRegularExpression durations(u"#EXTINF:([0-9.]+)"_s);
        auto stated = durations.globalMatch(QString::fromLatin1(playlist));
        QByteArray all = init;
        const auto count = qsizetype((*title)->plan.spans.size());
        QVERIFY(count >= 4);
        double beginMs = 0;
        std::vector<double> begins;
        for (qsizetype n = 0; n < count; ++n) {
            const auto made = buildSegment(**title, *picture, SegmentFormat::FragmentedMp4, n, {});
            QVERIFY2(made, made ? "" : qPrintable(made.error().message));
            all += *made;
            const auto times = timesIn(QByteArray(init + *made));
            QVERIFY(!times.empty() && stated.hasNext());
            // The first segment begins with the title, where that is the sound.
            if (n > 0)
                QVERIFY2(
                    std::abs(double(times.front()) - beginMs) <= 1.01,
                    qPrintable(u"segment %1 begins at %2, not %3"_s.arg(n).arg(times.front()).arg(beginMs)));
            beginMs += stated.next().captured(1).toDouble() * 1000;
            const double end = double(times.back() + kPictureMs);
            QVERIFY2(std::abs(end - beginMs) <= 1.01,
                     qPrintable(u"segment %1 ends at %2, not %3"_s.arg(n).arg(end).arg(beginMs)));
        }
        const auto made = timesIn(all);
        auto there = picturesOf(path);
        QCOMPARE(made.size(), there.size());
        for (size_t i = 0; i < made.size(); ++i)
            QVERIFY2(std::abs(made[i] - there[i]) <= 1,
                     qPrintable(u"picture %1 at %2, not %3"_s.arg(i).arg(made[i]).arg(there[i])));
    }

    // A picture is white when a tone begins: two seconds into the film it was made of.
    void flashAndBeepComeTogether_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("ASP") << u"-c:v mpeg4 -bf 2 -b:v 400k"_s;
        QTest::newRow("H.264") << u"-c:v libx264 -bf 3 -pix_fmt yuv420p"_s;
        QTest::newRow("XviD, which is late itself") << u"-c:v libxvid -bf 2"_s;
        const QString halves = u" -enc_time_base 1/50"_s;
        QTest::newRow("ASP, twice the rate") << u"-c:v mpeg4 -bf 2 -b:v 400k"_s + halves;
        QTest::newRow("H.264, twice the rate") << u"-c:v libx264 -bf 3 -pix_fmt yuv420p"_s + halves;
        QTest::newRow("XviD, twice the rate") << u"-c:v libxvid -bf 2"_s + halves;
    }
    void flashAndBeepComeTogether()
    {
        QFETCH(QString, options);
        const QString path = m_dir.filePath(u"flash.avi"_s);
        QVERIFY(
            ffmpeg(QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s,
                               u"color=black:s=160x90:r=25:d=4,geq=lum='if(eq(N,50),255,16)':cb=128:cr=128"_s,
                               u"-f"_s, u"lavfi"_s, u"-i"_s,
                               u"aevalsrc='if(gte(t,2),sin(2*PI*1000*t),0)':s=48000:d=4"_s} +
                   options.split(u' ') + QStringList{u"-c:a"_s, u"pcm_s16le"_s, path}));
        const auto title = scannedTitleOf(path);
        QVERIFY(title);
        const Rendition *both = (*title)->defaultMuxed();
        QVERIFY(both);
        QByteArray movie = buildInitSegment(**title, *both);
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n)
            movie += buildSegment(**title, *both, SegmentFormat::FragmentedMp4, n, {}).value_or(QByteArray());
        QFile file(m_dir.filePath(u"flash.mp4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(movie) == movie.size());
        file.close();
        const auto lights = runProgram(
            u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-f"_s, u"lavfi"_s,
                           u"movie="_s + file.fileName() + u",signalstats"_s, u"-show_entries"_s,
                           u"frame=pts_time:frame_tags=lavfi.signalstats.YAVG"_s, u"-of"_s, u"csv=p=0"_s});
        QVERIFY(lights);
        qint64 flashMs = -1;
        for (const QByteArray &line : lights->split('\n')) {
            if (line.split(',').last().toDouble() > 128)
                flashMs = qRound64(line.split(',').first().toDouble() * 1000);
        }
        const auto sound = runProgram(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-copyts"_s, u"-i"_s,
                                                    file.fileName(), u"-map"_s, u"0:a"_s, u"-af"_s,
                                                    u"silencedetect=n=-30dB:d=0.1,ametadata=print:file=-"_s,
                                                    u"-f"_s, u"null"_s, u"-"_s});
        QVERIFY(sound);
        static const QRegularExpression silence(u"silence_end=([0-9.]+)"_s);
        const double beep = silence.match(QString::fromLatin1(*sound)).captured(1).toDouble();
        QVERIFY2(std::abs(double(flashMs) - beep * 1000) <= 5,
                 qPrintable(u"flash at %1 ms, beep at %2 s"_s.arg(flashMs).arg(beep)));
    }
};

QTEST_GUILESS_MAIN(tst_AviTimes)
#include "tst_AviTimes.moc"
