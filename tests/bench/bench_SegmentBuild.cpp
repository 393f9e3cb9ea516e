// SPDX-License-Identifier: GPL-3.0-or-later
// How long copying one segment takes, next to memcpy of its bytes and to `ffmpeg -ss … -c copy` for the same
// span. bench_SegmentBuild [FILE]: of the file, or of a title of 8 Mbit/s made by ffmpeg (two minutes, H.264
// with B-frames, AAC, Matroska).
#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/segment/SegmentBuilder.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace cuegate;

namespace {

struct Spent
{
    double wallUs = 0;
    double cpuUs = 0;
};

} // namespace

static double threadCpuMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

static double childrenCpuMicroseconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto us = [](const timeval &time) { return double(time.tv_sec) * 1e6 + double(time.tv_usec); };
    return us(usage.ru_utime) + us(usage.ru_stime);
}

// The median run by CPU time: other programs disturb it least.
template <typename Clock, typename Function>
static Spent median(int runs, Clock cpu, Function function)
{
    std::vector<Spent> spent;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = cpu();
        function(i);
        spent.push_back({double(timer.nsecsElapsed()) / 1e3, cpu() - before});
    }
    std::sort(spent.begin(), spent.end(), [](const Spent &a, const Spent &b) { return a.cpuUs < b.cpuUs; });
    return spent[spent.size() / 2];
}

static bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForFinished(600'000) && process.exitCode() == 0;
}

static bool makeTitle(const QString &path)
{
    std::fputs("Making a title of 8 Mbit/s …\n", stderr);
    return runs(
        u"ffmpeg"_s,
        u"-v error -y -f lavfi -i testsrc2=s=1280x720:r=25,noise=alls=40:allf=t -f lavfi -i sine=r=48000 -t "
        u"120 -c:v libx264 "
        "-preset ultrafast -bf 2 -g 50 -keyint_min 50 -sc_threshold 0 -b:v 8M -maxrate 8M -bufsize 8M -c:a aac"_s
                .split(u' ')
            << path);
}

static std::shared_ptr<const Title> openTitle(const QString &path)
{
    auto source = FileByteSource::open(path);
    if (!source)
        return nullptr;
    const auto info = probe(**source, path, {});
    if (!info)
        return nullptr;
    const auto facts = readTitleFacts(**source, **info, {});
    const auto title = facts ? makeTitle(*source, **info, *facts) : std::unexpected(facts.error());
    return title ? *title : nullptr;
}

static void report(const Title &title, const Rendition &rendition, SegmentFormat format, const char *name)
{
    constexpr int kRuns = 200;
    const auto count = int(title.plan.spans.size());
    std::vector<QByteArray> segments;
    for (int n = 0; n < count; ++n)
        segments.push_back(buildSegment(title, rendition, format, n, {}).value_or(QByteArray()));
    qint64 bytes = 0;
    for (int i = 0; i < kRuns; ++i)
        bytes += segments[size_t(i % count)].size();
    bytes /= kRuns;

    const Spent build = median(kRuns, threadCpuMicroseconds,
                               [&](int i) { (void)buildSegment(title, rendition, format, i % count, {}); });
    const Spent copy = median(kRuns, threadCpuMicroseconds, [&](int i) {
        const QByteArray &segment = segments[size_t(i % count)];
        QByteArray target(segment.size(), Qt::Uninitialized);
        std::memcpy(target.data(), segment.constData(), size_t(segment.size()));
    });
    std::printf(
        "%-22s %6.2f MB: %7.0f µs CPU (%7.0f wall), %5.2f GB/s per core; memcpy %6.0f µs, ratio %4.1f\n",
        name, double(bytes) / 1e6, build.cpuUs, build.wallUs, double(bytes) / build.cpuUs / 1e3, copy.cpuUs,
        build.cpuUs / copy.cpuUs);
}

int main(int argc, char *argv[])
{
    const QTemporaryDir folder;
    QString path = argc > 1 ? QString::fromLocal8Bit(argv[1]) : folder.filePath(u"title.mkv"_s);
    if (argc <= 1 && !makeTitle(path)) {
        std::fputs("ffmpeg could not make the title\n", stderr);
        return 1;
    }
    const auto title = openTitle(path);
    if (!title) {
        std::fputs("the title cannot be read\n", stderr);
        return 1;
    }
    const Rendition &muxed = title->renditions.back();
    report(*title, title->renditions.front(), SegmentFormat::FragmentedMp4, "fMP4, video");
    report(*title, muxed, SegmentFormat::FragmentedMp4, "fMP4, video + audio");
    report(*title, muxed, SegmentFormat::TransportStream, "TS, video + audio");

    const SampleSpan &span = title->plan.spans[title->plan.spans.size() / 2];
    const QString start = QString::number(double(span.beginTime) / span.timescale, 'f', 3);
    const QString length = QString::number(double(span.endTime - span.beginTime) / span.timescale, 'f', 3);
    const Spent ffmpeg = median(9, childrenCpuMicroseconds, [&](int) {
        (void)runs(u"ffmpeg"_s,
                   {u"-v"_s, u"error"_s, u"-y"_s, u"-ss"_s, start, u"-i"_s, path, u"-t"_s, length, u"-c"_s,
                    u"copy"_s, u"-movflags"_s, u"frag_keyframe+empty_moov+default_base_moof"_s, u"-f"_s,
                    u"mp4"_s, folder.filePath(u"out.mp4"_s)});
    });
    std::printf("%-22s %8s: %7.0f µs CPU (%7.0f wall)\n", "ffmpeg -ss -c copy", "", ffmpeg.cpuUs,
                ffmpeg.wallUs);
    return 0;
}
