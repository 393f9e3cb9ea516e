// SPDX-License-Identifier: GPL-3.0-or-later
// Transcodes a title segment by segment on one thread, and the same title by one continuous run of ffmpeg
// with the same x264 settings and threads: prints both, and how long the first picture of a 1080p segment
// takes. CPU time is what is compared; the clock also counts what else the machine does. Argument: a file;
// without it, one is made.
#include "core/libav/AvcEncoder.h"
#include "tests/bench/CpuTime.h"
#include "tests/libav/ClipFolder.h"
#include "tests/libav/TranscodeClip.h"
#include "tests/support/SharedMedia.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

struct Cost
{
    double cpuSeconds = 0;
    double wallSeconds = 0;
    qint64 bytes = 0;
};

} // namespace

static Cost bySegments(const TranscodeClip &clip, const AvcTarget &target)
{
    Cost cost;
    QElapsedTimer clock;
    clock.start();
    const double before = cpuSeconds(RUSAGE_SELF);
    for (size_t n = 0; n < clip.segments.size(); ++n) {
        const auto segment = transcodeSegment(clip, n, target);
        if (!segment)
            std::printf("segment %zu: %s\n", n, qPrintable(segment.error().message));
        for (const EncodedPicture &picture : segment.value_or(EncodedSegment()))
            cost.bytes += picture.payload.size();
    }
    cost.cpuSeconds = cpuSeconds(RUSAGE_SELF) - before;
    cost.wallSeconds = double(clock.nsecsElapsed()) / 1e9;
    return cost;
}

static Cost byFfmpeg(const QString &path, const AvcTarget &target, const QString &out)
{
    QStringList filters;
    if (target.deinterlace)
        filters << u"bwdif=mode=send_frame:deint=interlaced"_s;
    filters << u"scale=%1:%2:flags=bicubic+accurate_rnd+full_chroma_int+bitexact"_s.arg(target.width)
                   .arg(target.height)
            << u"format=yuv420p"_s;
    Cost cost;
    QElapsedTimer clock;
    clock.start();
    const double before = cpuSeconds(RUSAGE_CHILDREN);
    QStringList arguments = u"-v error -y -nostdin -threads 1 -i"_s.split(u' ');
    arguments << path
              << u"-map 0:v:0 -filter_threads 1 -vsync passthrough -c:v libx264 -profile:v high -vf"_s.split(
                     u' ')
              << filters.join(u',') << u"-preset"_s << QString::fromLatin1(kX264Preset) << u"-crf"_s
              << QString::number(target.crf) << u"-maxrate"_s << QString::number(target.maxBitRate)
              << u"-bufsize"_s << QString::number(target.bufferBits) << u"-x264-params"_s
              << QString::fromLatin1(kX264Parameters) << u"-f"_s << u"h264"_s << out;
    constexpr int kTimeoutMs = 600'000;
    QProcess process;
    process.start(u"ffmpeg"_s, arguments);
    if (!process.waitForFinished(kTimeoutMs) || process.exitCode() != 0)
        std::puts("ffmpeg failed");
    cost.cpuSeconds = cpuSeconds(RUSAGE_CHILDREN) - before;
    cost.wallSeconds = double(clock.nsecsElapsed()) / 1e9;
    cost.bytes = QFileInfo(out).size();
    return cost;
}

static void compare(const QString &path, const QString &out)
{
    constexpr int kRounds = 2;
    // As the gateway cuts: 5.5 s at 24 pictures per second.
    const auto clip = openClip(path, 120);
    if (!clip) {
        std::puts(qPrintable(clip.error().message));
        return;
    }
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    std::printf("%s: %zu pictures, %zu segments, to %dx%d\n", qPrintable(QFileInfo(path).fileName()),
                clip->samples.samples.size(), clip->segments.size(), target.width, target.height);
    Cost ours, theirs;
    for (int round = 0; round < kRounds; ++round) {
        const Cost segments = bySegments(*clip, target);
        const Cost continuous = byFfmpeg(path, target, out);
        if (round == 0 || segments.cpuSeconds < ours.cpuSeconds)
            ours = segments;
        if (round == 0 || continuous.cpuSeconds < theirs.cpuSeconds)
            theirs = continuous;
    }
    std::printf("  by segments    %7.2f s CPU  %7.2f s  %9lld bytes\n", ours.cpuSeconds, ours.wallSeconds,
                static_cast<long long>(ours.bytes));
    std::printf("  one ffmpeg run %7.2f s CPU  %7.2f s  %9lld bytes\n", theirs.cpuSeconds, theirs.wallSeconds,
                static_cast<long long>(theirs.bytes));
    std::printf("  speed against ffmpeg's: %.3f (CPU)\n", theirs.cpuSeconds / ours.cpuSeconds);
}

static void timeFirstPicture(const QString &path)
{
    const auto clip = openClip(path, 120);
    if (!clip)
        return;
    const AvcTarget target = avcTargetFor(clip->track, AvcSize::Source);
    const TranscodeClip::Segment &segment = clip->segments.front();
    QElapsedTimer clock;
    clock.start();
    const double before = cpuSeconds(RUSAGE_SELF);
    double firstCpu = 0;
    double firstWall = 0;
    (void)transcodeVideo({&clip->track, &segment.batch, segment.beginPts, segment.endPts}, target, {},
                         [&](const EncodedPicture &) {
                             if (firstWall > 0)
                                 return;
                             firstWall = double(clock.nsecsElapsed()) / 1e9;
                             firstCpu = cpuSeconds(RUSAGE_SELF) - before;
                         });
    std::printf("%dx%d: first picture after %.3f s CPU, %.3f s; segment of %zu pictures %.2f s CPU, %.2f s\n",
                target.width, target.height, firstCpu, firstWall, segment.batch.samples.size(),
                cpuSeconds(RUSAGE_SELF) - before, double(clock.nsecsElapsed()) / 1e9);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    ClipFolder clips;
    const QStringList films = sharedMediaFiles({u"sintel_trailer-720p.mp4"_s});
    const QString pattern = u"mandelbrot=s=1280x720:r=24:end_scale=0.02,trim=duration=24"_s;
    QString title = argc > 1 ? QString::fromLocal8Bit(argv[1]) : films.value(0);
    if (title.isEmpty())
        title = clips.make(u"title.mkv"_s, pattern, u"-c:v libx264 -pix_fmt yuv420p -crf 16 -g 132 -an"_s);
    compare(title, clips.path(u"made.h264"_s));
    const QString large = clips.path(u"large.mkv"_s);
    if (ffmpeg({u"-ss"_s, u"10"_s, u"-i"_s, title, u"-t"_s, u"5.5"_s, u"-an"_s, u"-vf"_s,
                u"scale=1920:1080"_s, u"-c:v"_s, u"libx264"_s, u"-crf"_s, u"16"_s, u"-g"_s, u"200"_s, large}))
        timeFirstPicture(large);
    return 0;
}
