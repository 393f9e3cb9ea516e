// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of its work: which segments there are of a title, and what is being made.
#include "core/gateway/GatewayCore.h"
#include "core/segment/EncoderMarks.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"

using namespace Qt::StringLiterals;

namespace cuegate {

void GatewayCore::makeWorkers(const QString &profile)
{
    const auto marks = std::make_shared<ConversionMarks>(QString(profile + u"/converting"_s));
    m_conversionFaults = std::make_shared<ConversionFaults>(m_clock, marks, [this](const SourceId &id) {
        m_areSessionsStale = true;
        if (id.isEmpty())
            m_snapshots.markAllChanged();
        sourceChanged(id);
    });
    m_encoders = std::make_shared<EncoderPaths>(
        withMarkedTrials(m_options.hardwareEncoders.value_or(libavHardwarePaths()), marks),
        transcodeVideoInBand, m_options.encoderLimits);
    SegmentServiceOptions options;
    options.faults = m_conversionFaults;
    options.hangsAfter = m_options.conversionHangsAfter;
    m_segments = std::make_unique<SegmentService>(m_cacheKeeper->cache(), options);
    m_thumbnails = std::make_unique<ThumbnailService>(m_conversionFaults, m_options.conversionHangsAfter);
}

static SegmentState shownState(SegmentService::State state)
{
    switch (state) {
    case SegmentService::State::Queued:
        return SegmentState::Queued;
    case SegmentService::State::Building:
        return SegmentState::Building;
    case SegmentService::State::Cached:
        return SegmentState::Cached;
    case SegmentService::State::Failed:
        return SegmentState::Failed;
    case SegmentService::State::Missing:
        break;
    }
    return SegmentState::Missing;
}

static SegmentSnapshot segmentSnapshot(const SegmentService &service, const SourceId &source,
                                       const Title &title, const Rendition &rendition, qsizetype number)
{
    SegmentSnapshot shown;
    shown.startMs = title.plan.beginMs(number);
    shown.durationMs = title.plan.endMs(number) - shown.startMs;
    // One state for both formats: the better one of what is there.
    for (const SegmentFormat format : {SegmentFormat::FragmentedMp4, SegmentFormat::TransportStream}) {
        const SegmentKey key = makeSegmentKey(source, title.generation, rendition.id, format, number);
        const SegmentState state = shownState(service.stateOf(key));
        const bool isBehind = state == SegmentState::Queued && shown.state != SegmentState::Missing;
        if (state == SegmentState::Missing || shown.state == SegmentState::Cached || isBehind)
            continue;
        shown.state = state;
        shown.bytes = service.sizeOf(key);
    }
    return shown;
}

// As media playlists list them, true to the sample: from the title's zero on.
static void setListedTimes(const Title &title, const Rendition &rendition, RenditionSnapshot &shown)
{
    const auto [timescale, times] = title.boundaries(rendition);
    const qint64 lateMs = toMilliseconds(title.lateNs(rendition), kNanosecondTimescale);
    for (size_t n = 0; n < shown.segments.size() && n + 1 < times.size(); ++n) {
        const qint64 beginMs = toMilliseconds(times[n] - times.front(), timescale);
        const qint64 endMs = toMilliseconds(times[n + 1] - times.front(), timescale);
        shown.segments[n].startMs = n == 0 ? std::min(lateMs, endMs) : beginMs;
        shown.segments[n].durationMs = endMs - shown.segments[n].startMs;
    }
}

// "It is converted by NVIDIA NVENC." for pictures, nothing for sound.
static QString makerOf(const Title &title, TrackId track)
{
    const bool isVideo = title.info->track(track)->type == TrackType::Video;
    const QString hardware = title.encoders ? title.encoders->inUse() : QString();
    return !isVideo ? QString()
                    : u" It is converted by %1."_s.arg(hardware.isEmpty() ? softwareEncoderName() : hardware);
}

std::vector<TrackReason> GatewayCore::notServed(const SourceId &id) const
{
    std::vector<TrackReason> reasons;
    const auto title = m_sources->title(id);
    for (const TrackVerdict &verdict : title ? title->verdicts : std::vector<TrackVerdict>()) {
        if (!verdict.isServed())
            reasons.push_back({verdict.track, verdict.reason});
    }
    return reasons;
}

// Beside the playlist: "…/<generation>/fmp4/v1/%1.m4s".
static QString segmentUrl(const QUrl &master, const Title &title, const Rendition &rendition)
{
    const bool isTs = formatFor(rendition, SegmentFormat::FragmentedMp4) == SegmentFormat::TransportStream;
    const QString suffix = rendition.isText() ? u".vtt"_s : isTs ? u".ts"_s : u".m4s"_s;
    return master.adjusted(QUrl::RemoveFilename).toString() + QString::fromLatin1(title.generation) +
           (isTs ? u"/ts/"_s : u"/fmp4/"_s) + QString::fromLatin1(rendition.id) + u"/%1"_s + suffix;
}

TimelineSnapshot GatewayCore::timeline(const SourceId &id, Rows rows) const
{
    TimelineSnapshot timeline;
    timeline.source = id;
    timeline.fetchedRanges = m_sources->fetchedRanges(id);
    const auto title = m_sources->title(id);
    if (!title)
        return timeline;
    const QUrl master = snapshot(id).urls.master;
    timeline.notServed = notServed(id);
    for (const TrackVerdict &verdict : title->verdicts) {
        if (verdict.isServed() && verdict.isConverted)
            timeline.converted.push_back(
                {verdict.track, QString(verdict.reason + makerOf(*title, verdict.track))});
    }
    for (const Rendition &rendition : title->renditions) {
        if (rows == Rows::WithoutIdle && (rendition.isMuxed() || rendition.isText()) &&
            !m_segments->wasAskedFor(id, rendition.id))
            continue;
        RenditionSnapshot shown;
        shown.id = QString::fromLatin1(rendition.id);
        shown.codecs = QString::fromLatin1(renditionCodecs(rendition));
        shown.isCopy = !rendition.isConverted();
        shown.segmentUrl = segmentUrl(master, *title, rendition);
        shown.isMainVideo = !rendition.isMuxed() && rendition.parts.front().source == title->info->mainTrack;
        for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n)
            shown.segments.push_back(segmentSnapshot(*m_segments, id, *title, rendition, n));
        if (rows == Rows::All) // the window is shown it many times a second
            setListedTimes(*title, rendition, shown);
        timeline.renditions.push_back(std::move(shown));
    }
    return timeline;
}

void GatewayCore::addPlayheads(TimelineSnapshot &timeline) const
{
    for (const PlaySessions::Session &session : m_sessions.active()) {
        const auto positionMs = session.progress.positionMs(m_sessions.now());
        if (session.player.source == timeline.source && positionMs)
            timeline.playheads.push_back({*positionMs, session.player.peer.toString(),
                                          QString::fromUtf8(session.player.userAgent), session.isHere});
    }
}

void GatewayCore::requestThumbnail(const SourceId &id, qint64 ms, int width, ThumbnailService::Done done)
{
    const quint64 number = ++m_thumbnailsWanted;
    m_thumbnails->leave(std::exchange(m_thumbnail, 0));
    m_sources->withTitle(id, [this, number, id, ms, width,
                              done = std::move(done)](const Result<std::shared_ptr<const Title>> &title) {
        if (number != m_thumbnailsWanted)
            return;
        if (!title)
            return done(std::unexpected(title.error()));
        m_thumbnail = m_thumbnails->ask({*title, id, ms, width}, done);
    });
}

static JobSnapshot::State shownState(SegmentJob::State state)
{
    switch (state) {
    case SegmentJob::State::Running:
        return JobSnapshot::State::Running;
    case SegmentJob::State::Ending:
        return JobSnapshot::State::Ending;
    case SegmentJob::State::Hanging:
        return JobSnapshot::State::Hanging;
    case SegmentJob::State::Waiting:
        break;
    }
    return JobSnapshot::State::Waiting;
}

QList<JobSnapshot> GatewayCore::jobs() const
{
    QList<JobSnapshot> jobs;
    for (const SegmentJob &job : m_segments->jobs()) {
        jobs.append({job.id, job.sourceId, m_sources->snapshot(job.sourceId).name,
                     QString::fromLatin1(job.rendition), job.number, job.beginMs, job.endMs,
                     shownState(job.state), job.isConverting, job.isAsked, job.percent, job.since});
    }
    return jobs;
}

QStringList GatewayCore::conversionReasons(const SourceId &id, const QByteArray &renditionId) const
{
    const auto title = m_sources->title(id);
    const Rendition *rendition = title ? title->rendition(renditionId) : nullptr;
    QStringList reasons;
    if (!rendition)
        return reasons;
    for (const RenditionPart &part : rendition->parts) {
        if (const TrackVerdict *verdict = title->verdict(part.source); verdict && !part.isCopied())
            reasons << u"Track %1 is converted. %2"_s.arg(
                QString::number(part.source), QString(verdict->reason + makerOf(*title, part.source)));
    }
    return reasons;
}

} // namespace cuegate
