// SPDX-License-Identifier: GPL-3.0-or-later
// Converts the sound of a title to AAC segment by segment, and by one continuous run of ffmpeg to the same
// rate: prints the CPU time of both. Each segment decodes and encodes some units before and after its own.
#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/segment/SegmentBuilder.h"
#include "tests/bench/CpuTime.h"
#include "tests/libav/ClipFolder.h"
#include "tests/media/FfmpegFile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr int kSeconds = 300;

static std::shared_ptr<const Title> titleOf(const QString &path)
{
    const auto file = FileByteSource::open(path);
    if (!file)
        return nullptr;
    const std::shared_ptr<const ByteSource> source = *file;
    const auto media = probe(*source, path, {});
    const auto facts = media ? readTitleFacts(*source, **media, {}) : std::unexpected(media.error());
    const auto title = facts ? makeTitle(source, **media, *facts) : std::unexpected(facts.error());
    return title ? *title : nullptr;
}

static double bySegments(const Title &title, const Rendition &sound)
{
    const double before = cpuSeconds(RUSAGE_SELF);
    for (qsizetype n = 0; n < qsizetype(title.plan.spans.size()); ++n) {
        if (const auto made = buildSegment(title, sound, SegmentFormat::FragmentedMp4, n, {}); !made)
            std::puts(qPrintable(made.error().message));
    }
    return cpuSeconds(RUSAGE_SELF) - before;
}

static double byFfmpeg(const QString &path, const AacTarget &target, const QString &out)
{
    const double before = cpuSeconds(RUSAGE_CHILDREN);
    // The settings of AacUnitEncoder: constant quality (120 is ffmpeg's 1.0169), one thread.
    (void)ffmpeg({u"-threads"_s,
                  u"1"_s,
                  u"-i"_s,
                  path,
                  u"-map"_s,
                  u"0:a:0"_s,
                  u"-c:a"_s,
                  u"aac"_s,
                  u"-ac"_s,
                  QString::number(target.channels),
                  u"-ar"_s,
                  QString::number(target.sampleRate),
                  u"-q:a"_s,
                  u"1.0169"_s,
                  u"-b:a"_s,
                  QString::number(target.bitRate),
                  u"-cutoff"_s,
                  u"18000"_s,
                  u"-aac_pns"_s,
                  u"0"_s,
                  u"-aac_is"_s,
                  u"0"_s,
                  out});
    return cpuSeconds(RUSAGE_CHILDREN) - before;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    ClipFolder clips;
    for (const auto &[codec, name] :
         {std::pair{u"ac3"_s, u"AC-3"_s}, {u"eac3"_s, u"E-AC-3"_s}, {u"flac"_s, u"FLAC"_s}}) {
        const QString path = clips.path(codec + u".mkv"_s);
        const QString duration = QString::number(kSeconds);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"color=s=64x64:r=25:d="_s + duration, u"-f"_s, u"lavfi"_s,
                     u"-i"_s,
                     u"anoisesrc=r=48000:a=0.2:c=pink:d=%1,pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0"_s.arg(
                         duration),
                     u"-c:v"_s, u"libx264"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-g"_s, u"150"_s, u"-c:a"_s,
                     codec, path}))
            continue;
        const auto title = titleOf(path);
        const Rendition *sound = title ? title->rendition("a2.aac") : nullptr;
        if (!sound)
            continue;
        double ours = 1e9;
        double theirs = 1e9;
        constexpr int kRounds = 3;
        for (int round = 0; round < kRounds; ++round) {
            ours = std::min(ours, bySegments(*title, *sound));
            theirs = std::min(theirs, byFfmpeg(path, *sound->parts.front().aac, clips.path(u"made.m4a"_s)));
        }
        std::printf("%s 5.1 to AAC stereo, %d s in %zu segments: %.2f s CPU, %.0f ms per segment; one ffmpeg "
                    "run %.2f s; "
                    "ratio %.3f\n",
                    qPrintable(name), kSeconds, title->plan.spans.size(), ours,
                    ours * 1000 / double(title->plan.spans.size()), theirs, ours / theirs);
    }
    return 0;
}
