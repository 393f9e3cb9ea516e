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
    using Gateway::addSource;
    void addSource(const SourceLocation &location, const QString &name, const QString &kind,
                   std::function<void(Result<SourceSnapshot>)> done) override;
    void removeSource(const SourceId &id) override;
    void editSource(const SourceId &id, const SourceEdit &edit,
                    std::function<void(Result<SourceSnapshot>)> done) override;
    void readLocation(const SourceId &id, std::function<void(Result<SourceLocation>)> done) override;
    void moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next) override;
    void probeSource(const SourceId &id) override { probed << id; }
    void watchTimeline(const SourceId &id) override;
    void requestStructure(const SourceId &id, const StructurePlace &place, const CancelToken &cancel,
                          std::function<void(Result<StructurePage>)> done) override;
    void cancelJob(quint64 id) override { cancelled << id; }
    void stopSession(quint64 id) override { stopped << id; }
    void requestThumbnail(const SourceId &id, qint64 ms, int width,
                          std::function<void(Result<QByteArray>)> done) override;
    void queryEntries(const SourceId &id, const ListQuery &query,
                      std::function<void(Result<ListPage>)> done) override;
    void openEntry(const SourceId &id, const EntryId &entry,
                   std::function<void(Result<SourceSnapshot>)> done) override;
    void clearCache() override { ++cacheClears; }
    void clearCacheOf(const SourceId &id) override { cleared << id; }
    void setPinned(const SourceId &id, Pinning pinning) override;
    void keepPasswords(KeyPlace place) override { kept << place; }
    void unlockPasswords() override { ++unlocks; }
    void diagnose(std::function<void(QByteArray)> done) override { done(diagnostics); }
    void watchCache(bool isWanted) override;
    void changeSettings(std::function<void(GatewaySettings &)> change,
                        std::function<void(Result<void>)> done) override;
    void tryEncoders() override { ++encoderTrials; }
    void setMetered(bool metered) override { isMetered = metered; }
    [[nodiscard]] const GatewaySettings &settings() const override { return set; }
    [[nodiscard]] const QList<SourceSnapshot> &sources() const override { return list; }
    [[nodiscard]] const ServerStatus &status() const override { return serverStatus; }
    [[nodiscard]] const QList<JobSnapshot> &jobs() const override { return queue; }
    [[nodiscard]] const QList<SessionSnapshot> &sessions() const override { return players; }

    void setSources(const QList<SourceSnapshot> &sources);
    void setJobs(const QList<JobSnapshot> &jobs);
    void setCache(const CacheSnapshot &snapshot);
    void setStatus(const ServerStatus &status);
    void setSessions(const QList<SessionSnapshot> &sessions);

    QList<SourceSnapshot> list;
    ServerStatus serverStatus;
    GatewaySettings set;
    std::optional<Error> settingsError; ///< of the next change, which is not made then
    std::shared_ptr<const CacheSnapshot> cache = std::make_shared<CacheSnapshot>();
    bool isCacheWatched = false;
    bool isMetered = false;
    int encoderTrials = 0;
    QList<JobSnapshot> queue;
    QList<SessionSnapshot> players;
    std::shared_ptr<const TimelineSnapshot> timeline; ///< sent when its source is watched
    QList<SourceLocation> added;
    QStringList addedKinds;
    /// Answers requests for structure, later, as the real one does; none: they are kept in structureRequests.
    std::function<Result<StructurePage>(const StructurePlace &)> structure;
    struct StructureRequest
    {
        StructurePlace place;
        CancelToken cancel;
        std::function<void(Result<StructurePage>)> done;
    };
    QList<StructureRequest> structureRequests;
    /// Answers queries of entries, later, as the real one does, unless a newer one has ended them; none: they
    /// wait in entryQueries for the test to call them.
    std::function<Result<ListPage>(const ListQuery &)> entries;
    struct EntryQuery
    {
        SourceId list;
        ListQuery query;
        std::function<void(Result<ListPage>)> done;
    };
    QList<EntryQuery> entryQueries;
    /// An entry becomes a source of this name and is answered later; none: not found.
    std::function<QString(const EntryId &)> entryName;
    std::function<void()> finishOpening; ///< of the last one, where holdsOpening
    bool holdsOpening = false;
    QStringList openedEntries;
    QStringList removed, probed, watched, cleared;
    QList<KeyPlace> kept;
    int unlocks = 0;
    QByteArray diagnostics = "{\n}\n";
    QList<quint64> cancelled, stopped;
    std::optional<SourceEdit> edited; ///< the last one
    SourceLocation storedLocation;    ///< of every source
    std::optional<Error> editError;
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
/// A list of that many entries in \p groups groups, and its guide: read two hours ago.
[[nodiscard]] SourceSnapshot makeList(const QString &id, const QString &name, qint64 entries, int groups);
/// Its entries, made up as they are asked for: "Channel 17", every third one a film. A text finds those whose
/// name has it, among the first 5,000.
[[nodiscard]] ListPage makeEntries(const SourceSnapshot &list, const ListQuery &query);
/// An account of 5 channels, 4 films and 3 series in two groups each, of which one is named alike in all;
/// active for a year, one of two connections in use.
[[nodiscard]] SourceSnapshot makeAccount(const QString &id, const QString &name);
/// Its entries: "Channel 3", "Film 2", "Series 1"; of a series ("series-2") that many seasons of 3 episodes.
[[nodiscard]] ListPage makeAccountEntries(const ListQuery &query);
/// When what makeEntries() says is on is on: 20:37 of a day.
[[nodiscard]] qint64 entriesNowMs();
/// 1 h 52 min, four tracks, 1204 cue points, \p keyframes keyframes.
[[nodiscard]] std::shared_ptr<const MediaInfo> makeFilm(int keyframes);
/// Renditions of makeFilm() with all states in them.
[[nodiscard]] std::shared_ptr<const TimelineSnapshot> makeTimeline(const SourceId &id);
[[nodiscard]] ServerStatus makeStatus();
/// Four titles: one kept in parts, one whole and pinned, one not known, one removed.
[[nodiscard]] CacheSnapshot makeCache();
/// Players in all states, of films with this name.
[[nodiscard]] QList<SessionSnapshot> makeSessions(const SourceSnapshot &source);
/// Jobs in all states for segments of \p source.
[[nodiscard]] QList<JobSnapshot> makeJobs(const SourceSnapshot &source);

} // namespace cuegate::test
