// SPDX-License-Identifier: GPL-3.0-or-later
// The one door to the gateway for app and ui: starts it, passes commands, shows snapshots. LocalGateway is
// the real one. Thread: gui (the thread that made it). Everything behind it lives on the net thread and in
// worker pools.
#pragma once

#include "core/base/Error.h"
#include "core/gateway/GatewayState.h"
#include "core/io/SourceLocation.h"
#include "core/libav/EncoderPaths.h"
#include "core/segment/Pinning.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <optional>

namespace cuegate {

struct GatewayOptions
{
    QString profileDirectory; ///< settings, database and cache all live under it; made with mode 0700
    QHostAddress bind = QHostAddress(QHostAddress::Any);
    quint16 mediaPort = 8642;
    std::optional<quint16> controlPort;                       ///< nothing: no control port
    std::optional<std::vector<EncoderPath>> hardwareEncoders; ///< nothing: those of libavcodec
    EncoderLimits encoderLimits;
};

struct GatewayReady
{
    QUrl media;   ///< "http://127.0.0.1:8642"
    QUrl control; ///< empty if there is none
    QByteArray token;
};

class Gateway : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Gateway() override;

    /// Opens profile and ports; \p done on the gui thread. Errors are sentences: port taken, profile not
    /// writable or in use.
    virtual void start(std::function<void(Result<GatewayReady>)> done) = 0;

    /// Adds a source, or finds the one with this URL. \p done on the gui thread, before probing has begun.
    virtual void addSource(const SourceLocation &location, const QString &name,
                           std::function<void(Result<SourceSnapshot>)> done) = 0;
    virtual void removeSource(const SourceId &id) = 0;
    /// Probes now if it was not probed yet or failed.
    virtual void probeSource(const SourceId &id) = 0;
    /// The source whose timelineChanged() is wanted; empty for none. At most every 100 ms while something
    /// changes.
    virtual void watchTimeline(const SourceId &id) = 0;
    /// Ends a job: players that wait for it are told to try again later. Ids of jobs that are over do no
    /// harm.
    virtual void cancelJob(quint64 id) = 0;
    /// The keyframe at or before \p ms as a JPEG of at most \p width; \p done on the gui thread. Only the
    /// last request is answered: a newer one takes the place of one that waits. Errors: Unsupported where
    /// there is no picture to be had of the title.
    virtual void requestThumbnail(const SourceId &id, qint64 ms, int width,
                                  std::function<void(Result<QByteArray>)> done) = 0;
    virtual void clearCache() = 0;
    virtual void clearCacheOf(const SourceId &id) = 0;
    virtual void setPinned(const SourceId &id, Pinning pinning) = 0;
    virtual void setCacheCapacity(qint64 bytes) = 0;
    virtual void setCacheMinFree(qint64 bytes) = 0; ///< what the cache leaves to others on its file system

    [[nodiscard]] virtual const QList<SourceSnapshot> &sources() const = 0;
    [[nodiscard]] virtual const ServerStatus &status() const = 0;
    /// Those that run first, the oldest first.
    [[nodiscard]] virtual const QList<JobSnapshot> &jobs() const = 0;

Q_SIGNALS:
    void sourcesChanged();
    void statusChanged();
    void jobsChanged(); ///< at most every 100 ms
    void timelineChanged(const std::shared_ptr<const cuegate::TimelineSnapshot> &timeline);
};

} // namespace cuegate
