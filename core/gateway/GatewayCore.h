// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of the gateway that lives on the net thread, put together: sources, segments, the two ports.
// Thread: net, all members; signals carry values.
#pragma once

#include "core/catalog/CatalogBackup.h"
#include "core/catalog/CatalogWriter.h"
#include "core/gateway/Access.h"
#include "core/gateway/CacheKeeper.h"
#include "core/gateway/Gateway.h"
#include "core/gateway/KnownDevices.h"
#include "core/gateway/ListSources.h"
#include "core/gateway/MediaHandler.h"
#include "core/gateway/PlaySessions.h"
#include "core/gateway/SourceRegistry.h"
#include "core/gateway/SourceSnapshots.h"
#include "core/gateway/StructureRequests.h"
#include "core/http/HttpServer.h"
#include "core/live/LiveBroadcasts.h"
#include "core/live/LiveStreams.h"
#include "core/secrets/KeyKeeper.h"
#include "core/segment/SegmentService.h"

#include <QLockFile>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>

namespace cuegate {

class ControlHandler;

class GatewayCore : public QObject
{
    Q_OBJECT
public:
    explicit GatewayCore(GatewayOptions options);
    ~GatewayCore() override;

    [[nodiscard]] Result<GatewayReady> start();

    /// What changes the list or the settings is answered when it is stored: it outlives a kill then.
    using SourceDone = std::function<void(const Result<SourceSnapshot> &)>;
    using Done = std::function<void(const Result<void> &)>;
    /// \p kind empty: what the URL looks like.
    void addSource(const SourceLocation &location, const QString &name, const QString &kind, SourceDone done);
    void removeSource(const SourceId &id, Done done); ///< \p done may be empty
    void editSource(const SourceId &id, const SourceEdit &edit, SourceDone done);
    /// When all that was asked for before is stored.
    void whenStored(std::function<void()> done);
    [[nodiscard]] Result<SourceLocation> location(const SourceId &id) const; ///< with its secrets
    void moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next);
    void probeSource(const SourceId &id); ///< lists are read again
    void queryEntries(const SourceId &list, const ListQuery &query, const CancelToken &cancel,
                      ListSources::PageDone done);
    void openEntry(const SourceId &list, const EntryId &entry, SourceDone done);
    void watchTimeline(const SourceId &id);
    void cancelJob(quint64 id);
    /// False if there is no such session.
    bool stopSession(quint64 id);
    /// As Gateway::requestThumbnail(); \p done on the net thread.
    void requestThumbnail(const SourceId &id, qint64 ms, int width, ThumbnailService::Done done);
    void announceSources(); ///< sourcesChanged(), with what is being added now
    /// Of one source, or of all; \p done on the net thread, when it is done.
    void clearCache(const std::optional<SourceId> &id, std::function<void()> done);
    void setPinned(const SourceId &id, Pinning pinning);
    void keepPasswords(KeyPlace place);
    void unlockPasswords();
    void watchCache(bool isWanted);
    /// As Gateway::changeSettings().
    void changeSettings(const std::function<void(GatewaySettings &)> &change, const Done &done);
    [[nodiscard]] const GatewaySettings &settings() const { return m_settings; }
    void tryEncoders();
    void setMetered(bool isMetered);

    [[nodiscard]] SourceSnapshot snapshot(const SourceId &id) const;
    [[nodiscard]] QList<SourceSnapshot> snapshots();
    /// Muxed renditions are many and mostly never asked for: a title of ten hours has 100,000 such segments.
    enum class Rows { All, WithoutIdle };
    /// Empty until the title is prepared.
    [[nodiscard]] TimelineSnapshot timeline(const SourceId &id, Rows rows) const;
    [[nodiscard]] std::vector<TrackReason> notServed(const SourceId &id) const;
    /// Of each converted part of a rendition, why, in words (English).
    [[nodiscard]] QStringList conversionReasons(const SourceId &id, const QByteArray &renditionId) const;
    [[nodiscard]] QList<EncoderSnapshot> encoders() const; ///< hardware in the order of preference, software
    [[nodiscard]] ServerStatus status() const;
    [[nodiscard]] PasswordsStatus passwords() const;
    [[nodiscard]] std::map<QString, QString> storedSettings() const { return m_catalog->settings(); }
    [[nodiscard]] QList<JobSnapshot> jobs() const;
    [[nodiscard]] QList<SessionSnapshot> sessionSnapshots() const;

    /// What a source has asked of its upstream, as a file or as a stream.
    [[nodiscard]] SourceCounters counters(const SourceId &id) const;
    /// What a source that is a stream offers, once that can be told; possibly before this returns.
    void withStream(const SourceId &id, const std::function<void(const StreamDescription &)> &done);
    [[nodiscard]] SourceRegistry &sources() { return *m_sources; }
    [[nodiscard]] ListSources &lists() { return *m_lists; }
    [[nodiscard]] SegmentService &segments() { return *m_segments; }
    [[nodiscard]] StructureRequests &structures() { return *m_structures; }
    [[nodiscard]] PlaySessions &sessions() { return m_sessions; }
    [[nodiscard]] const Access &access() const { return m_access; }
    [[nodiscard]] CacheKeeper &cacheKeeper() { return *m_cacheKeeper; }
    [[nodiscard]] SegmentCache::Stats cacheStats() const { return m_cacheKeeper->cache()->stats(); }

Q_SIGNALS:
    void sourcesChanged(const QList<cuegate::SourceSnapshot> &sources);
    void statusChanged(const cuegate::ServerStatus &status);
    void jobsChanged(const QList<cuegate::JobSnapshot> &jobs);
    void sessionsChanged(const QList<cuegate::SessionSnapshot> &sessions);
    void timelineChanged(const std::shared_ptr<const cuegate::TimelineSnapshot> &timeline);
    void playingFailed(const cuegate::SourceId &source, const cuegate::Error &error);
    void deviceIsNew(const cuegate::SessionSnapshot &session); ///< as Gateway says
    void settingsChanged(const cuegate::GatewaySettings &settings);
    void cacheChanged(const std::shared_ptr<const cuegate::CacheSnapshot> &cache);

private:
    [[nodiscard]] Result<void> openProfile();
    [[nodiscard]] Result<void> openSources();
    [[nodiscard]] Result<void> listen();
    void makeKeyKeeper();
    void makeStreams();
    void keyChanged();
    void storeKey();
    void unlockSources();
    void inTurn(std::function<void()> change);
    void nextChange();
    void storeInTurn(CatalogWriter::Work work, Done done);
    void addNow(const SourceLocation &typed, const QString &name, const QString &wantedKind,
                const SourceDone &done);
    void addAgain(const SourceId &id, const QUrl &url, const QString &kind, const SourceDone &done);
    void useEntry(const SourceId &list, quint64 entry, MediaHandler::EntryDone done);
    [[nodiscard]] Result<SourceId> openFrom(const SourceId &list, quint64 entry);
    void noteUsed(const SourceId &id);
    void closeEntry(const SourceId &id);
    void endPlaying(const SourceId &id);
    void closeEntriesOf(const SourceId &list);
    void makeLists(const QString &folder);
    void listChanged(const SourceId &id);
    void showList(SourceSnapshot &snapshot, const QString &base) const;
    void editNow(const SourceId &id, const SourceEdit &edit, const SourceDone &done);
    [[nodiscard]] Result<CatalogSource> edited(const CatalogSource &record, const SourceEdit &edit) const;
    void applyEdit(const CatalogSource &next, bool isElsewhere);
    void relocate(const SourceId &id, const SourceLocation &location, const SourceDone &done);
    struct Place // where the media port is
    {
        QHostAddress address;
        quint16 port;
        friend bool operator==(const Place &, const Place &) = default;
    };
    [[nodiscard]] Place placeOf(const GatewaySettings &settings) const;
    [[nodiscard]] Result<void> listenMedia(const Place &place);
    [[nodiscard]] Result<void> listenControl();
    void listenAgain();
    [[nodiscard]] Result<void> moveMedia(const GatewaySettings &settings);
    [[nodiscard]] std::unique_ptr<HttpServer> makeMediaServer();
    [[nodiscard]] QHostAddress shownAddress() const;
    void urlsChanged();
    void makeWorkers(const QString &profile);
    void sourceChanged(const SourceId &id);
    void applySettings();
    [[nodiscard]] std::vector<quint8> cachedParts(const SourceId &id) const;
    [[nodiscard]] std::shared_ptr<const CacheSnapshot> cacheSnapshot() const;
    void publishCache();
    void publishSoon();
    void publish();
    void publishSessions();
    void sampleTraffic();
    void notePlayed();
    void noteDevice(const PlaySessions::Session &session);
    [[nodiscard]] SessionSnapshot sessionSnapshot(const PlaySessions::Session &session) const;
    [[nodiscard]] QStringList whyPlayedSo(const PlaySessions::Session &session) const;
    [[nodiscard]] QString linkHost() const;
    [[nodiscard]] SourceSnapshot snapshot(const SourceId &id, const QString &host) const;
    void addPlayheads(TimelineSnapshot &timeline) const;
    void forgetMade(const SourceId &id);
    [[nodiscard]] QString urlBaseOf(const SourceId &id, const QString &host) const;

    const GatewayOptions m_options;
    SteadyClock m_clock;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Catalog> m_catalog; // read only: what is written may take long
    std::unique_ptr<CatalogWriter> m_writer;
    std::unique_ptr<CatalogBackup> m_backup;
    std::deque<std::function<void()>> m_changes; // of the list, for which inTurn() waits
    bool m_isChangeBeingStored = false;
    ProfileOrigin m_profileOrigin = ProfileOrigin::Own;
    std::unique_ptr<KeyKeeper> m_keyKeeper;
    GatewaySettings m_settings;
    bool m_isMetered = false;
    Access m_access;
    PlaySessions m_sessions;
    KnownDevices m_devices;
    std::unique_ptr<CacheKeeper> m_cacheKeeper;
    std::shared_ptr<EncoderPaths> m_encoders;
    std::shared_ptr<Upstream> m_upstream;
    std::unique_ptr<SourceRegistry> m_sources;
    std::unique_ptr<ListSources> m_lists;
    std::vector<SourceId> m_openEntries; // the one used last is the last
    std::unique_ptr<StructureRequests> m_structures;
    std::shared_ptr<ConversionFaults> m_conversionFaults;
    std::unique_ptr<SegmentService> m_segments;
    std::unique_ptr<ThumbnailService> m_thumbnails;
    std::unique_ptr<LiveStreams> m_streams;
    std::unique_ptr<LiveBroadcasts> m_broadcasts;
    std::unique_ptr<MediaHandler> m_mediaHandler;
    std::unique_ptr<ControlHandler> m_controlHandler;
    std::unique_ptr<HttpServer> m_mediaServer;
    std::unique_ptr<HttpServer> m_controlServer;
    QHostAddress m_mediaAddress;
    quint16 m_mediaPort = 0; // 0: it cannot be had
    QString m_listenProblem; // why
    quint16 m_controlPort = 0;
    SourceId m_watched;
    quint64 m_thumbnailsWanted = 0;           // by the window
    ThumbnailService::Ticket m_thumbnail = 0; // of the last of them
    bool m_isTimelineStale = false;
    bool m_areSourcesStale = false;
    bool m_areJobsStale = false;
    int m_cacheWatchers = 0;
    bool m_isCacheStale = false;
    std::shared_ptr<const CacheSnapshot> m_shownCache = std::make_shared<CacheSnapshot>();
    bool m_areSessionsStale = false;
    quint64 m_lastPlayed = 0; // session
    SourceSnapshots m_snapshots;
    QString m_snapshotHost;
    QList<SessionSnapshot> m_publishedSessions;
    QHash<SourceId, qint64> m_upstreamBytes; // at the last sample
    QTimer m_publishTimer; // collects changes, so that the window hears of them at most every 100 ms
    QTimer m_statusTimer;
};

} // namespace cuegate
