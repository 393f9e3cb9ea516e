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
    void cancelJob(quint64 id) override { cancelled << id; }
    void requestThumbnail(const SourceId &id, qint64 ms, int width,
                          std::function<void(Result<QByteArray>)> done) override;
    void clearCache() override { ++cacheClears; }
    void clearCacheOf(const SourceId &id) override { cleared << id; }
    void setPinned(const SourceId &id, Pinning pinning) override;
    void setCacheCapacity(qint64 bytes) override { serverStatus.cacheCapacityBytes = bytes; }
    void setCacheMinFree(qint64 bytes) override { serverStatus.cacheMinFreeBytes = bytes; }
    [[nodiscard]] const QList<SourceSnapshot> &sources() const override { return list; }
    [[nodiscard]] const ServerStatus &status() const override { return serverStatus; }
    [[nodiscard]] const QList<JobSnapshot> &jobs() const override { return queue; }

    void setSources(const QList<SourceSnapshot> &sources);
    void setJobs(const QList<JobSnapshot> &jobs);
    void setStatus(const ServerStatus &status);

    QList<SourceSnapshot> list;
    ServerStatus serverStatus;
    QList<JobSnapshot> queue;
    std::shared_ptr<const TimelineSnapshot> timeline; ///< sent when its source is watched
    QList<SourceLocation> added;
    QStringList removed, probed, watched, cleared;
    QList<quint64> cancelled;
    struct WantedPicture
    {
        SourceId id;
        qint64 ms = 0;
        int width = 0;
        std::function<void(Result<QByteArray>)> done; ///< waits for the test to call it
    };
    QList<WantedPicture> wantedPictures;
    std::function<QByteArray(qint64 ms, int width)> makePicture; ///< answers at once if there is one
    int cacheClears = 0;
    bool keepRemoved = false; ///< as if the net thread had not answered yet
};

[[nodiscard]] SourceSnapshot makeSource(const QString &id, const QString &name, SourceState state);
/// 1 h 52 min, four tracks, 1204 cue points, \p keyframes keyframes.
[[nodiscard]] std::shared_ptr<const MediaInfo> makeFilm(int keyframes);
/// Renditions of makeFilm() with all states in them.
[[nodiscard]] std::shared_ptr<const TimelineSnapshot> makeTimeline(const SourceId &id);
[[nodiscard]] ServerStatus makeStatus();
/// Jobs in all states for segments of \p source.
[[nodiscard]] QList<JobSnapshot> makeJobs(const SourceSnapshot &source);

} // namespace cuegate::test
