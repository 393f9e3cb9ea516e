// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Notices.h"

#include "ui/DeviceText.h"
#include "ui/ErrorText.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace cuegate {

static constexpr auto kSilence = 10min;
static constexpr auto kShortestSlowness = 4s; // less is a hiccup, which players do not show

Notices::Notices(Gateway &gateway, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_clock(clock)
{
    connect(&m_gateway, &Gateway::playingFailed, this, &Notices::playingFailed);
    connect(&m_gateway, &Gateway::deviceIsNew, this, &Notices::tellNewDevice);
    connect(&m_gateway, &Gateway::statusChanged, this, &Notices::checkCache);
    connect(&m_gateway, &Gateway::jobsChanged, this, &Notices::checkJobs);
    connect(&m_gateway, &Gateway::statusChanged, this, &Notices::checkJobs); // those that stand still, too
}

QString Notices::nameOf(const SourceId &id) const
{
    const auto &sources = m_gateway.sources();
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&id](const SourceSnapshot &source) { return source.id == id; });
    return found == sources.end() ? tr("A film") : found->name;
}

void Notices::tell(Topic topic, const QString &title, const QString &text)
{
    const auto told = m_toldAt.find(topic);
    const bool isSilent = told != m_toldAt.end() && m_clock.now() - told->second < kSilence;
    if (isSilent || !m_gateway.settings().notifies)
        return;
    m_toldAt[topic] = m_clock.now();
    Q_EMIT raised(Tone::Warning, title, text);
}

void Notices::tellSlow(const SourceId &id)
{
    tell(Topic::SourceSlow, tr("“%1” comes too slowly").arg(nameOf(id)),
         tr("Its source is slower than the film plays, so the picture will stop now and then."));
}

// Each is told of when it is new, and never again: no other silences it.
void Notices::tellNewDevice(const SessionSnapshot &session)
{
    if (m_gateway.settings().notifies)
        Q_EMIT raised(
            Tone::Information, tr("A new device plays “%1”").arg(session.name),
            tr("%1 has not played anything from here before. If you do not know it, you can stop it "
               "under “Now playing”.")
                .arg(DeviceText::nameOf(session)));
}

void Notices::playingFailed(const SourceId &id, const Error &error)
{
    switch (error.code) {
    case ErrorCode::UpstreamLimited:
    case ErrorCode::UpstreamBusy:
        return tell(Topic::ProviderLimits, tr("The provider of “%1” is limiting Cuegate").arg(nameOf(id)),
                    ErrorText(error).nextStep);
    case ErrorCode::UpstreamSlow:
        return tellSlow(id);
    case ErrorCode::UpstreamUnreachable:
    case ErrorCode::UpstreamDns:
    case ErrorCode::UpstreamTls:
    case ErrorCode::UpstreamStatus:
    case ErrorCode::UpstreamAuth:
    case ErrorCode::UpstreamNotFound:
    case ErrorCode::UpstreamRange:
    case ErrorCode::UpstreamNoRange:
    case ErrorCode::UpstreamRedirect:
    case ErrorCode::UpstreamProtocol:
    case ErrorCode::UpstreamChanged:
    case ErrorCode::UpstreamAddress:
        return tell(Topic::SourceLost, tr("“%1” stops while it is being watched").arg(nameOf(id)),
                    ErrorText(error).whatHappened);
    default:
        return; // ours, or the film's: the window tells
    }
}

void Notices::checkCache()
{
    const bool hasProblem = !m_gateway.status().cacheProblem.isEmpty();
    if (hasProblem && !m_hasCacheProblem)
        tell(Topic::DiskFull, tr("The disk is full or cannot be written"),
             tr("Films still play, but nothing of them is kept. Free some space, or lower the limits of the "
                "cache."));
    m_hasCacheProblem = hasProblem;
}

void Notices::checkJobs()
{
    for (const JobSnapshot &job : m_gateway.jobs()) {
        const auto lasts = m_clock.now() - job.since;
        const auto plays = std::chrono::milliseconds(job.endMs - job.beginMs);
        // Conversion may be what is slow; what is copied waits for its source only.
        if (job.state == JobSnapshot::State::Running && job.isAsked && !job.isConverting &&
            lasts > std::max<std::chrono::milliseconds>(kShortestSlowness, plays))
            tellSlow(job.source);
    }
}

} // namespace cuegate
