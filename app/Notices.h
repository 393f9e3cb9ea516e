// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what is worth interrupting people for: that somebody's film stops, that the disk is full, that a
// provider is limiting us, that a source is slower than its film plays, that a device plays which never did;
// nothing else, each at most once in ten minutes (each device once), and only if the settings allow it.
// Thread: gui.
#pragma once

#include "core/base/Clock.h"
#include "core/gateway/Gateway.h"

#include <QObject>

#include <map>

namespace cuegate {

class Notices final : public QObject
{
    Q_OBJECT
public:
    enum class Tone { Information, Warning };

    /// Both must outlive it.
    Notices(Gateway &gateway, const Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    void raised(cuegate::Notices::Tone tone, const QString &title, const QString &text);

private:
    enum class Topic { SourceLost, SourceSlow, ProviderLimits, DiskFull };
    void playingFailed(const SourceId &id, const Error &error);
    void checkCache();
    void checkJobs();
    void tellSlow(const SourceId &id);
    void tellNewDevice(const SessionSnapshot &session);
    void tell(Topic topic, const QString &title, const QString &text);
    [[nodiscard]] QString nameOf(const SourceId &id) const;

    Gateway &m_gateway;
    const Clock &m_clock;
    std::map<Topic, std::chrono::milliseconds> m_toldAt;
    bool m_hasCacheProblem = false;
};

} // namespace cuegate
