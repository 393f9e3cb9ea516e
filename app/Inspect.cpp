// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Inspect.h"

#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"
#include "core/base/MediaTime.h"
#include "core/gateway/IndexJson.h"
#include "core/gateway/StateJson.h"
#include "core/io/Upstream.h"
#include "core/media/CodecString.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/segment/SampleFormats.h"
#include "core/segment/Title.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Inspection
{
    std::shared_ptr<const ByteSource> source;
    std::shared_ptr<const MediaInfo> media;
    Result<std::shared_ptr<const Title>> title;
    UpstreamCost cost; ///< of probing and scanning alone
};

} // namespace

static QString clock(qint64 milliseconds);

// A line on standard error that is written anew each half second, once it has taken a second.
static std::function<void(ScanProgress)> scanProgressPrinter(qint64 sizeBytes, bool &hasPrinted)
{
    constexpr qint64 kQuietMs = 1000;
    constexpr qint64 kIntervalMs = 500;
    QElapsedTimer timer;
    timer.start();
    return [timer, sizeBytes, &hasPrinted, nextMs = kQuietMs](ScanProgress progress) mutable {
        if (timer.elapsed() < nextMs)
            return;
        nextMs = timer.elapsed() + kIntervalMs;
        hasPrinted = true;
        const QString share =
            sizeBytes > 0 ? u"%1 %, "_s.arg(progress.offsetBytes * 100 / sizeBytes) : QString();
        std::fprintf(stderr, "\rcuegate: scanning for an index: %sto %s", qPrintable(share),
                     qPrintable(clock(progress.timeNs / 1'000'000)));
    };
}

// What probing found, with an index made by scanning where it found none; as it was if that fails.
static std::shared_ptr<const MediaInfo>
scanned(const ByteSource &source, std::shared_ptr<const MediaInfo> media, const CancelToken &cancel)
{
    if (media->indexKind != IndexKind::None || !canScan(*media))
        return media;
    bool hasPrinted = false;
    auto scan = scanIndex(source, *media, cancel, scanProgressPrinter(media->sizeBytes, hasPrinted));
    if (hasPrinted)
        std::fputc('\n', stderr);
    if (!scan) {
        std::fprintf(stderr, "cuegate: %s\n", qPrintable(scan.error().message));
        return media;
    }
    return *scan;
}

// With what is looked at once the film is wanted.
static std::shared_ptr<const MediaInfo> further(const ByteSource &source,
                                                std::shared_ptr<const MediaInfo> media, int moreRequests,
                                                const CancelToken &cancel)
{
    const auto found = probeFurther(source, *media, moreRequests, cancel);
    return found && *found ? *found : media;
}

static Result<Inspection> inspectSource(Upstream &upstream, const QUrl &url)
{
    const CancelToken cancel;
    auto source = upstream.open({url, {}}, cancel);
    if (!source)
        return std::unexpected(source.error());
    auto media = probe(**source, url.fileName(), cancel);
    if (!media)
        return std::unexpected(media.error());
    *media = withSampleFormats(**source, *media, cancel);
    if ((*media)->indexKind == IndexKind::None)
        *media = scanned(**source, further(**source, *media, kRequestsWhilePlaying, cancel), cancel);
    const SourceCounters counters = (*source)->counters();
    const UpstreamCost cost{counters.requests, counters.bytes};
    if ((*media)->indexKind == IndexKind::Fragments)
        *media = scanned(**source, further(**source, *media, kRequestsWhileWaiting, cancel), cancel);
    auto facts = readTitleFacts(**source, **media, cancel);
    auto title = facts ? makeTitle(*source, **media, *facts)
                       : Result<std::shared_ptr<const Title>>(std::unexpected(facts.error()));
    return Inspection{*source, *media, std::move(title), cost};
}

static QJsonObject planJson(const SegmentPlan &plan)
{
    QJsonArray segments;
    const qint64 start = plan.isEmpty() ? 0 : plan.spans.front().beginTime;
    for (const SampleSpan &span : plan.spans) {
        segments.append(
            QJsonObject{{u"start_ms"_s, toMilliseconds(span.beginTime - start, plan.timescale)},
                        {u"duration_ms"_s, toMilliseconds(span.endTime - span.beginTime, plan.timescale)},
                        {u"offset_bytes"_s, span.beginOffsetBytes}});
    }
    return {{u"segments"_s, segments}};
}

static std::vector<TrackReason> notServed(const std::vector<TrackVerdict> &verdicts)
{
    std::vector<TrackReason> tracks;
    for (const TrackVerdict &verdict : verdicts) {
        if (!verdict.isServed())
            tracks.push_back({verdict.track, verdict.reason});
    }
    return tracks;
}

static void printJson(const Inspection &inspection)
{
    const auto &title = inspection.title;
    const MediaInfo &media = title ? *(*title)->info : *inspection.media;
    QJsonObject json = probeJson(
        media, notServed(title ? (*title)->verdicts : judgeTracks(media, canConvert)), inspection.cost);
    if (title)
        json[u"plan"_s] = planJson((*title)->plan);
    else
        json[u"error"_s] = errorJson(title.error());
    std::printf("%s\n",
                withIndexLists(QJsonDocument(json).toJson(QJsonDocument::Indented), media).constData());
}

static QString clock(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    return u"%1:%2:%3.%4"_s.arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, '0'_L1)
        .arg(seconds % 60, 2, 10, '0'_L1)
        .arg(milliseconds % 1000, 3, 10, '0'_L1);
}

static QString trackLine(const Track &track)
{
    QString line =
        u"  %1  %2  %3"_s.arg(track.id).arg(trackTypeWord(track.type), -8).arg(codecName(track.codec));
    if (track.video)
        line += u", %1×%2"_s.arg(track.video->width).arg(track.video->height);
    if (track.audio)
        line += u", %1 Hz, %2 channels"_s.arg(track.audio->sampleRate).arg(track.audio->channels);
    const QByteArray codecs = codecString(track);
    if (!codecs.isEmpty())
        line += u" (%1)"_s.arg(QString::fromLatin1(codecs));
    if (track.language != "und"_L1)
        line += u", "_s + track.language;
    if (!track.name.isEmpty())
        line += u", \"%1\""_s.arg(track.name);
    return line;
}

static void printText(const Inspection &inspection)
{
    const auto &title = inspection.title;
    const MediaInfo &media = title ? *(*title)->info : *inspection.media;
    QStringList lines;
    lines << u"container  %1, %2 bytes, %3"_s.arg(containerWord(media.container))
                 .arg(media.sizeBytes)
                 .arg(clock(toMilliseconds(media.durationNs, kNanosecondTimescale)));
    lines << u"index      %1, %2 keyframes; probed with %3 requests, %4 bytes"_s
                 .arg(indexWord(media.indexKind))
                 .arg(media.keyframes.keyframes.size())
                 .arg(inspection.cost.requests)
                 .arg(inspection.cost.bytes);
    lines << u"tracks"_s;
    for (const Track &track : media.tracks)
        lines << trackLine(track);
    for (const TrackReason &track : notServed(title ? (*title)->verdicts : judgeTracks(media, canConvert)))
        lines << u"  track %1 is not served: %2"_s.arg(track.track).arg(track.reason);
    for (const QString &note : media.notes)
        lines << u"note       "_s + note;
    if (!title) {
        lines << u"not cut into segments: "_s + sentence(title.error());
    } else {
        const SegmentPlan &plan = (*title)->plan;
        lines << u"plan       %1 segments"_s.arg(plan.spans.size());
        qint64 number = 0;
        for (const SampleSpan &span : plan.spans) {
            lines << u"  %1  %2  %3 s  at byte %4"_s.arg(number++, 5)
                         .arg(clock(
                             toMilliseconds(span.beginTime - plan.spans.front().beginTime, plan.timescale)))
                         .arg(double(toMilliseconds(span.endTime - span.beginTime, plan.timescale)) / 1000, 7,
                              'f', 3)
                         .arg(span.beginOffsetBytes);
        }
    }
    std::printf("%s\n", lines.join(u'\n').toUtf8().constData());
}

int inspect(const CommandLine &commandLine)
{
    Upstream upstream;
    const auto inspection = inspectSource(upstream, commandLine.inspected);
    if (!inspection) {
        if (commandLine.isJson)
            std::printf(
                "%s\n",
                QJsonDocument(QJsonObject{{u"error"_s, errorJson(inspection.error())}}).toJson().constData());
        std::fprintf(stderr, "cuegate: %s\n", qPrintable(sentence(inspection.error())));
        return 1;
    }
    if (commandLine.isJson)
        printJson(*inspection);
    else
        printText(*inspection);
    return 0;
}

} // namespace cuegate
