// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of its players, and how one of them is stopped.
#include "core/base/MediaTime.h"
#include "core/gateway/GatewayCore.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cuegate {

bool GatewayCore::stopSession(quint64 id)
{
    const auto player = m_sessions.stop(id, Gateway::kStoppedFor);
    if (player)
        m_segments->leaveAhead(player->name(), player->source);
    return player.has_value();
}

// What runs of a source that was removed would keep its connections.
void GatewayCore::endPlaying(const SourceId &id)
{
    m_sessions.endAll(id);
    m_segments->endJobsOf(id);
    m_thumbnails->end(id);
}

SourceCounters GatewayCore::counters(const SourceId &id) const
{
    SourceCounters all = m_sources->counters(id);
    for (const SourceCounters &stream : {m_streams->counters(id), m_broadcasts->counters(id)}) {
        all.requests += stream.requests;
        all.bytes += stream.bytes;
        all.connectionsNow += stream.connectionsNow;
        all.connectionsMax = std::max(all.connectionsMax, stream.connectionsMax);
    }
    return all;
}

void GatewayCore::sampleTraffic()
{
    QHash<SourceId, qint64> now = m_sources->upstreamBytes();
    for (const SourceId &id : m_streams->ids())
        now[id] += m_streams->counters(id).bytes;
    for (const SourceId &id : m_broadcasts->ids())
        now[id] += m_broadcasts->counters(id).bytes;
    const QHash<SourceId, qint64> before = std::exchange(m_upstreamBytes, now);
    QHash<SourceId, qint64> fetched;
    for (auto source = m_upstreamBytes.cbegin(); source != m_upstreamBytes.cend(); ++source) {
        // One that was opened again counts from 0.
        const qint64 former = before.value(source.key());
        const qint64 bytes = source.value() >= former ? source.value() - former : source.value();
        if (bytes > 0)
            fetched.insert(source.key(), bytes);
    }
    m_sessions.sample(fetched);
    m_sources->followUpstreams();
    notePlayed();
    m_areSessionsStale = true;
    publishSoon();
}

// Of sessions that have begun since.
void GatewayCore::notePlayed()
{
    for (const PlaySessions::Session &session : m_sessions.active()) {
        if (session.id <= m_lastPlayed)
            continue;
        m_lastPlayed = session.id;
        const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
        m_writer->write(
            [id = session.player.source, nowMs](Catalog &catalog) { return catalog.setPlayed(id, nowMs); });
        m_sources->setPlayed(session.player.source, nowMs);
        noteDevice(session);
    }
}

void GatewayCore::noteDevice(const PlaySessions::Session &session)
{
    if (session.isHere || !m_devices.meet(session.player.peer))
        return;
    m_writer->write([text = m_devices.text()](Catalog &catalog) {
        return catalog.setTextSetting(KnownDevices::kSetting, text);
    });
    Q_EMIT deviceIsNew(sessionSnapshot(session));
}

void GatewayCore::publishSessions()
{
    QList<SessionSnapshot> sessions = sessionSnapshots();
    if (sessions == m_publishedSessions)
        return;
    m_publishedSessions = sessions;
    Q_EMIT sessionsChanged(sessions);
}

static SessionPart partOf(const Track &track, bool isCopied)
{
    return {track.type, isCopied, track.codec, track.video ? track.video->height : 0,
            track.audio ? track.audio->channels : 0};
}

// "v3": the fourth variant.
static void addStreamParts(SessionSnapshot &shown, const StreamDescription &stream)
{
    for (const QString &id : shown.renditions) {
        const qsizetype index = id.startsWith(u'v') ? id.mid(1).toLongLong() : -1;
        if (index < 0 || size_t(index) >= stream.variants.size() ||
            stream.variants[size_t(index)].height == 0)
            continue;
        shown.parts.push_back(
            {TrackType::Video, true, Codec::Unknown, stream.variants[size_t(index)].height, 0});
    }
}

static QString whyNotConverted(const Error &refusal)
{
    switch (refusal.code) {
    case ErrorCode::ConvertHangs:
        return u"It is not converted for now: its conversion hung, and hung again."_s;
    case ErrorCode::ConvertCrashes:
        return u"It is not converted for now: its conversion crashed, and crashed again."_s;
    default:
        return u"Nothing is converted until Cuegate is restarted: too many conversions hang or crashed."_s;
    }
}

QStringList GatewayCore::whyPlayedSo(const PlaySessions::Session &session) const
{
    if (m_sources->stream(session.player.source))
        return {u"The stream's own segments are passed on: they are copied."_s};
    if (session.way == SessionSnapshot::Way::File)
        return {u"The player reads the original file, as it is."_s};
    QStringList reasons;
    for (const QByteArray &rendition : session.renditions)
        reasons << conversionReasons(session.player.source, rendition);
    if (const auto refusal = m_conversionFaults->refusal(session.player.source);
        refusal && !reasons.isEmpty())
        reasons << whyNotConverted(*refusal);
    if (reasons.isEmpty())
        reasons << u"The player takes the file's own streams: they are copied."_s;
    return reasons;
}

SessionSnapshot GatewayCore::sessionSnapshot(const PlaySessions::Session &session) const
{
    using Activity = SessionSnapshot::Activity;
    const SourceId &source = session.player.source;
    const auto now = m_sessions.now();
    const SourceSnapshot described = m_sources->snapshot(source);
    const auto title = m_sources->title(source);
    SessionSnapshot shown;
    shown.id = session.id;
    shown.source = source;
    shown.name = described.name;
    shown.peer = session.player.peer.toString();
    shown.isHere = session.isHere;
    shown.player = QString::fromUtf8(session.player.userAgent);
    shown.way = session.way;
    shown.askedMs = session.askedMs;
    for (const QByteArray &id : session.renditions) {
        shown.renditions << QString::fromLatin1(id);
        const Rendition *rendition = title ? title->rendition(id) : nullptr;
        if (!rendition)
            continue;
        for (const RenditionPart &part : rendition->parts)
            shown.parts.push_back(partOf(part.output, part.isCopied()));
    }
    const auto media = described.stream ? described.stream->broadcast : described.media;
    const Track *main = media ? media->track(media->mainTrack) : nullptr;
    if (session.way == SessionSnapshot::Way::File && main)
        shown.parts.push_back(partOf(*main, true));
    shown.reasons = whyPlayedSo(session);
    if (described.stream) {
        shown.isLive = described.stream->isLive;
        addStreamParts(shown, *described.stream);
    }
    const qint64 durationNs = title ? title->durationNs() : described.media ? described.media->durationNs : 0;
    shown.durationMs =
        described.stream ? described.stream->durationMs : toMilliseconds(durationNs, kNanosecondTimescale);
    const auto positionMs = session.progress.positionMs(now);
    shown.positionMs = positionMs.value_or(-1);
    shown.bufferMs = positionMs ? session.progress.bufferMs(now) : -1;
    shown.speedPercent = session.speedPercent;
    shown.sentBytes = session.bytes;
    shown.since = session.startedAt;
    shown.traffic.assign(session.traffic.begin(), session.traffic.end());
    if (shown.bufferMs == 0 && session.isOwed)
        shown.activity = Activity::Waiting;
    else if (shown.bufferMs <= 0 && !session.isAsking)
        shown.activity = Activity::Quiet;
    return shown;
}

QList<SessionSnapshot> GatewayCore::sessionSnapshots() const
{
    QList<SessionSnapshot> sessions;
    for (const PlaySessions::Session &session : m_sessions.active())
        sessions.append(sessionSnapshot(session));
    return sessions;
}

} // namespace cuegate
