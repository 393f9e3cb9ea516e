// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ActivityJson.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString stateWord(JobSnapshot::State state)
{
    switch (state) {
    case JobSnapshot::State::Running:
        return u"running"_s;
    case JobSnapshot::State::Ending:
        return u"ending"_s;
    case JobSnapshot::State::Hanging:
        return u"hanging"_s;
    case JobSnapshot::State::Waiting:
        break;
    }
    return u"waiting"_s;
}

QJsonArray jobsJson(const QList<JobSnapshot> &jobs, std::chrono::milliseconds now)
{
    QJsonArray array;
    for (const JobSnapshot &job : jobs) {
        QJsonObject json{{u"id"_s, qint64(job.id)},
                         {u"source"_s, job.source},
                         {u"name"_s, job.name},
                         {u"rendition"_s, job.rendition},
                         {u"n"_s, job.segment},
                         {u"start_ms"_s, job.beginMs},
                         {u"duration_ms"_s, job.endMs - job.beginMs},
                         {u"kind"_s, job.isConverting ? u"transcode"_s : u"copy"_s},
                         {u"for"_s, job.isAsked ? u"player"_s : u"ahead"_s},
                         {u"state"_s, stateWord(job.state)},
                         {u"since_ms"_s, qint64((now - job.since).count())}};
        if (job.percent >= 0)
            json[u"percent"_s] = job.percent;
        array.append(json);
    }
    return array;
}

static QString wayWord(SessionSnapshot::Way way)
{
    switch (way) {
    case SessionSnapshot::Way::Stream:
        return u"stream"_s;
    case SessionSnapshot::Way::File:
        return u"file"_s;
    case SessionSnapshot::Way::Segments:
        break;
    }
    return u"segments"_s;
}

static QString activityWord(SessionSnapshot::Activity activity)
{
    switch (activity) {
    case SessionSnapshot::Activity::Waiting:
        return u"waiting"_s;
    case SessionSnapshot::Activity::Quiet:
        return u"quiet"_s;
    case SessionSnapshot::Activity::Playing:
        break;
    }
    return u"playing"_s;
}

QJsonArray sessionsJson(const QList<SessionSnapshot> &sessions, std::chrono::milliseconds now)
{
    QJsonArray array;
    for (const SessionSnapshot &session : sessions) {
        const TrafficSample last = session.traffic.empty() ? TrafficSample() : session.traffic.back();
        QJsonObject json{{u"id"_s, qint64(session.id)},
                         {u"source"_s, session.source},
                         {u"name"_s, session.name},
                         {u"peer"_s, session.peer},
                         {u"player"_s, session.player},
                         {u"way"_s, wayWord(session.way)},
                         {u"state"_s, activityWord(session.activity)},
                         {u"rendition"_s, session.renditions.value(session.renditions.size() - 1)},
                         {u"renditions"_s, QJsonArray::fromStringList(session.renditions)},
                         {u"position_ms"_s, std::max<qint64>(0, session.askedMs)},
                         {u"duration_ms"_s, session.durationMs},
                         {u"since_ms"_s, qint64((now - session.since).count())},
                         {u"bytes"_s, session.sentBytes},
                         {u"upstream_bytes_per_second"_s, last.upstreamBytes},
                         {u"downstream_bytes_per_second"_s, last.downstreamBytes},
                         {u"reason"_s, session.reasons.join(u' ')}};
        if (session.isLive)
            json[u"live"_s] = true;
        if (session.positionMs >= 0) {
            json[u"shown_ms"_s] = session.positionMs;
            json[u"buffer_ms"_s] = session.bufferMs;
        }
        if (session.speedPercent >= 0)
            json[u"speed"_s] = session.speedPercent / 100.0;
        array.append(json);
    }
    return array;
}

} // namespace cuegate
