// SPDX-License-Identifier: GPL-3.0-or-later
// A Gateway that does nothing but remember, and films made up for the window's tests and pictures.
// Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

namespace cuegate::test {

class FakeGateway final : public Gateway
{
public:
    void start(std::function<void(Result<GatewayReady>)> done) override;
    void addSource(const SourceLocation &location, const QString &name,
                   std::function<void(Result<SourceSnapshot>)> done) override;
    void removeSource(const SourceId &id) override;
    void probeSource(const SourceId &id) override { probed << id; }
    void watchTimeline(const SourceId &id) override;
    void clearCache() override { ++cacheClears; }
    void clearCacheOf(const SourceId &id) override { cleared << id; }
    void setPinned(const SourceId &id, Pinning pinning) override;
    void setCacheCapacity(qint64 bytes) override { serverStatus.cacheCapacityBytes = bytes; }
    void setCacheMinFree(qint64 bytes) override { serverStatus.cacheMinFreeBytes = bytes; }
    [[nodiscard]] const QList<SourceSnapshot> &sources() const override { return list; }
    [[nodiscard]] const ServerStatus &status() const override { return serverStatus; }

    void setSources(const QList<SourceSnapshot> &sources);
    void setStatus(const ServerStatus &status);

    QList<SourceSnapshot> list;
    ServerStatus serverStatus;
    std::shared_ptr<const TimelineSnapshot> timeline; ///< sent when its source is watched
    QList<SourceLocation> added;
    QStringList removed, probed, watched, cleared;
    int cacheClears = 0;
    bool keepRemoved = false; ///< as if the net thread had not answered yet
};

[[nodiscard]] SourceSnapshot makeSource(const QString &id, const QString &name, SourceState state);
/// 1 h 52 min, four tracks, 1204 cue points, \p keyframes keyframes.
[[nodiscard]] std::shared_ptr<const MediaInfo> makeFilm(int keyframes);
/// Renditions of makeFilm() with all states in them.
[[nodiscard]] std::shared_ptr<const TimelineSnapshot> makeTimeline(const SourceId &id);
[[nodiscard]] ServerStatus makeStatus();

} // namespace cuegate::test
