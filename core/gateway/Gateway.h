// SPDX-License-Identifier: GPL-3.0-or-later
// The one door to the gateway for app and ui: starts it, passes commands, shows snapshots. LocalGateway is
// the real one. Thread: gui (the thread that made it). Everything behind it lives on the net thread and in
// worker pools.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/gateway/GatewaySettings.h"
#include "core/gateway/GatewayState.h"
#include "core/gateway/SourceEdit.h"
#include "core/io/SourceLocation.h"
#include "core/libav/EncoderPaths.h"
#include "core/media/StructureNode.h"
#include "core/secrets/KeyStore.h"
#include "core/segment/Pinning.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <optional>

namespace cuegate {

struct GatewayOptions
{
    QString profileDirectory;         ///< settings, database and cache all live under it; made with mode 0700
    std::optional<QHostAddress> bind; ///< nothing: what the settings say
    std::optional<quint16> mediaPort; ///< nothing: what the settings say
    /// Whether start() fails, or the port is tried again and again while the status tells the problem.
    enum class IfPortIsTaken { Fail, TryAgain } ifPortIsTaken = IfPortIsTaken::Fail;
    std::optional<quint16> controlPort;                       ///< nothing: no control port
    std::optional<std::vector<EncoderPath>> hardwareEncoders; ///< nothing: those of libavcodec
    EncoderLimits encoderLimits;
    std::chrono::milliseconds conversionHangsAfter{8'000}; ///< as SegmentServiceOptions::hangsAfter
    KeyPlace passwords = KeyPlace::Automatic; ///< where the key to them is to be kept, if anybody said so
    WithoutKeychain withoutKeychain = WithoutKeychain::UseFile;
    /// Of the entry with this name; nothing: the desktop's.
    std::function<std::unique_ptr<KeyStore>(const QString &entry)> makeKeychain;
};

struct GatewayReady
{
    QUrl media;   ///< "http://127.0.0.1:8642"; empty: the port is taken, see IfPortIsTaken
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

    /// Adds a source, or finds the one with this URL. \p kind: as SourceSnapshot's; empty: what the URL looks
    /// like. \p done on the gui thread, before probing has begun.
    virtual void addSource(const SourceLocation &location, const QString &name, const QString &kind,
                           std::function<void(Result<SourceSnapshot>)> done) = 0;
    void addSource(const SourceLocation &location, const QString &name,
                   std::function<void(Result<SourceSnapshot>)> done)
    {
        addSource(location, name, {}, std::move(done));
    }
    virtual void removeSource(const SourceId &id) = 0;
    /// Its links stay, also with another URL; then it is probed again. \p done on the gui thread.
    /// Errors: NotFound; InvalidArgument with a sentence, also if another source has this URL.
    virtual void editSource(const SourceId &id, const SourceEdit &edit,
                            std::function<void(Result<SourceSnapshot>)> done) = 0;
    /// With its secrets, for whoever edits it. \p done on the gui thread. Errors: NotFound.
    virtual void readLocation(const SourceId &id, std::function<void(Result<SourceLocation>)> done) = 0;
    /// Puts sources, in the list's order, into \p folder (empty: none) before \p next; after all others if
    /// that is empty.
    virtual void moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next) = 0;
    /// Probes now if it was not probed yet or failed.
    virtual void probeSource(const SourceId &id) = 0;
    /// The source whose timelineChanged() is wanted; empty for none. At most every 100 ms while something
    /// changes.
    virtual void watchTimeline(const SourceId &id) = 0;
    /// Reads a page of the raw structure of a source. \p done on the gui thread. Errors: NotFound; those of
    /// the source; Cancelled.
    virtual void requestStructure(const SourceId &id, const StructurePlace &place, const CancelToken &cancel,
                                  std::function<void(Result<StructurePage>)> done) = 0;
    /// Ends a job: players that wait for it are told to try again later. Ids of jobs that are over do no
    /// harm.
    virtual void cancelJob(quint64 id) = 0;
    /// Ends what a player plays: its requests are reset, and further ones for this source refused for
    /// kStoppedFor. Ids of sessions that are over do no harm.
    virtual void stopSession(quint64 id) = 0;
    static constexpr std::chrono::seconds kStoppedFor{60};
    /// The keyframe at or before \p ms as a JPEG of at most \p width; \p done on the gui thread. Only the
    /// last request is answered: a newer one takes the place of one that waits. Errors: Unsupported where
    /// there is no picture to be had of the title.
    virtual void requestThumbnail(const SourceId &id, qint64 ms, int width,
                                  std::function<void(Result<QByteArray>)> done) = 0;
    /// A page of the entries of a list, in its order. \p done on the gui thread; a newer query of the same
    /// list ends one that runs (Cancelled). Errors: NotFound; those of the list.
    virtual void queryEntries(const SourceId &list, const ListQuery &query,
                              std::function<void(Result<ListPage>)> done) = 0;
    /// Makes a source of an entry, or finds the one made before: it appears in sources() with its listId, as
    /// long as it is used or until the program ends, and behaves like any other (it is probed, watched,
    /// played). \p done on the gui thread. Errors: NotFound; PermissionDenied for an address it must not lead
    /// to.
    virtual void openEntry(const SourceId &list, const EntryId &entry,
                           std::function<void(Result<SourceSnapshot>)> done) = 0;
    virtual void clearCache() = 0;
    virtual void clearCacheOf(const SourceId &id) = 0;
    virtual void setPinned(const SourceId &id, Pinning pinning) = 0;
    /// While somebody wants it, cacheChanged() comes at once and then at most once a second. Whoever wanted
    /// it says when it no longer does.
    virtual void watchCache(bool isWanted) = 0;
    /// \p change is called on the net thread with the settings as they are then; what it does to them is
    /// applied and kept. \p done on the gui thread: nothing was changed if media port and address cannot be
    /// listened on (NotFound: not an address of this machine; PermissionDenied; Unavailable: taken).
    virtual void changeSettings(std::function<void(GatewaySettings &)> change,
                                std::function<void(Result<void>)> done) = 0;
    virtual void tryEncoders() = 0;              ///< again, in the background; see ServerStatus::encoders
    virtual void setMetered(bool isMetered) = 0; ///< whether the network costs by volume

    /// Keeps passwords there from now on; Session: forgets them when the program ends.
    virtual void keepPasswords(KeyPlace place) = 0;
    virtual void unlockPasswords() = 0; ///< tries again
    /// What helps to find out what is wrong, without secrets: JSON. \p done on the gui thread.
    virtual void diagnose(std::function<void(QByteArray)> done) = 0;

    [[nodiscard]] virtual const QList<SourceSnapshot> &sources() const = 0;
    [[nodiscard]] virtual const ServerStatus &status() const = 0;
    /// Known when start() has called back.
    [[nodiscard]] virtual const GatewaySettings &settings() const = 0;
    /// Those that run first, the oldest first.
    [[nodiscard]] virtual const QList<JobSnapshot> &jobs() const = 0;
    /// Those that began first, first.
    [[nodiscard]] virtual const QList<SessionSnapshot> &sessions() const = 0;

Q_SIGNALS:
    void sourcesChanged();
    void statusChanged();
    void settingsChanged();
    /// Somebody plays \p source and does not get what was asked for.
    void playingFailed(const cuegate::SourceId &source, const cuegate::Error &error);
    /// Of another machine, which plays something for the first time. That it was here is remembered.
    void deviceIsNew(const cuegate::SessionSnapshot &session);
    void cacheChanged(const std::shared_ptr<const cuegate::CacheSnapshot> &cache);
    void jobsChanged();     ///< at most every 100 ms
    void sessionsChanged(); ///< at most every 100 ms
    void timelineChanged(const std::shared_ptr<const cuegate::TimelineSnapshot> &timeline);
};

} // namespace cuegate
