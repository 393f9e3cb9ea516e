// SPDX-License-Identifier: GPL-3.0-or-later
// The sources the gateway knows, and what it has found out about each: opened, probed and prepared when
// somebody asks, once however many ask. Thread: net. Opening, probing and preparing run in a bounded pool.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/gateway/GatewayState.h"
#include "core/gateway/SourceOpening.h"
#include "core/gateway/SourcePreparation.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace cuegate {

/// Whether it is a list of many, which ListSources reads: there is no film in it.
[[nodiscard]] bool isList(const CatalogSource &source);
/// Whether that is an Xtream account.
[[nodiscard]] bool isAccount(const CatalogSource &source);
/// What everybody is told of a locked source.
[[nodiscard]] Error lockedError();

class SourceRegistry : public QObject
{
    Q_OBJECT
public:
    SourceRegistry(std::shared_ptr<Upstream> upstream, const QString &probeDirectory,
                   QObject *parent = nullptr);
    ~SourceRegistry() override;

    /// Of the source with this URL, if there is one: of an account also if it has another password now.
    [[nodiscard]] std::optional<SourceId> idOf(const QUrl &url) const;
    /// For a new source: follows from the URL, unless a source that had this URL once keeps that id.
    [[nodiscard]] SourceId newIdFor(const QUrl &url) const;
    /// The locked source that was added with this URL.
    [[nodiscard]] std::optional<SourceId> lockedIdOf(const QUrl &url) const;
    void add(const CatalogSource &source);
    /// An entry of a list, which is not one of those that were added; its record may have come before.
    struct EntryName
    {
        SourceId list;
        EntryId entry;
    };
    void addEntry(const CatalogSource &source, const EntryName &name);
    /// Nothing if it is none.
    [[nodiscard]] std::optional<EntryName> entryName(const SourceId &id) const;
    /// \p source was locked when it was added, and is not any more.
    void unlock(const CatalogSource &source);
    void remove(const SourceId &id);
    /// Takes the place of the record with its id, which is there; opened again if the location is another.
    void edit(const CatalogSource &record);
    void setPlayed(const SourceId &id, qint64 atMs);
    /// \p all sources in their order, each with its folder.
    void arrange(const std::vector<Catalog::Place> &all);
    /// Null if there is none.
    [[nodiscard]] const CatalogSource *record(const SourceId &id) const;
    [[nodiscard]] bool contains(const SourceId &id) const { return find(id) != nullptr; }
    /// Those that were added, in the order of the list.
    [[nodiscard]] std::vector<SourceId> listedIds() const;
    /// The same, then the entries of lists.
    [[nodiscard]] std::vector<SourceId> ids() const;
    /// Without urls.
    [[nodiscard]] SourceSnapshot snapshot(const SourceId &id) const;
    /// What probing cost; 0 if it has not happened.
    struct ProbeCost
    {
        qint64 requests = 0;
        qint64 bytes = 0;
    };
    [[nodiscard]] ProbeCost probeCost(const SourceId &id) const;
    [[nodiscard]] SourceCounters counters(const SourceId &id) const;
    /// Bytes received by each source that is open.
    [[nodiscard]] QHash<SourceId, qint64> upstreamBytes() const;
    /// Of its bytes, what need not be fetched again.
    [[nodiscard]] std::vector<ByteRange> fetchedRanges(const SourceId &id) const;
    [[nodiscard]] std::optional<QUrl> urlOf(const SourceId &id) const;
    /// What the source offers if it is open and a stream; else null. It has no media and no title then.
    [[nodiscard]] std::shared_ptr<const StreamDescription> stream(const SourceId &id) const;
    /// More is known of a stream by those who watch it.
    void setStream(const SourceId &id, const std::shared_ptr<const StreamDescription> &stream);
    /// Why who watches that stream gets no further; nothing: they do.
    void setStreamFailure(const SourceId &id, const std::optional<Error> &failure);
    /// The title if it is prepared already.
    [[nodiscard]] std::shared_ptr<const Title> title(const SourceId &id) const;
    /// A title that title() has taken the place of, if there is one of \p generation that has \p rendition.
    [[nodiscard]] std::shared_ptr<const Title> formerTitle(const SourceId &id, QByteArrayView generation,
                                                           QByteArrayView rendition) const;

    /// Each function is called once, on the net thread, possibly before the call returns. NotFound if there
    /// is no such source.
    using SourceDone = std::function<void(const Result<std::shared_ptr<const ByteSource>> &)>;
    using MediaDone = std::function<void(const Result<std::shared_ptr<const MediaInfo>> &)>;
    using TitleDone = std::function<void(const Result<std::shared_ptr<const Title>> &)>;
    void withSource(const SourceId &id,
                    SourceDone done); ///< opened; whether it could be probed does not matter
    void withMedia(const SourceId &id, MediaDone done);
    void withTitle(const SourceId &id, TitleDone done);

    /// Of all titles: those that are prepared already are so again, without asking the source for anything.
    void setConversion(PictureConversion conversion);

    /// Cues that were found to be false give way to an index that is made by reading; what they made plays
    /// on.
    void replaceIndex(const SourceId &id);

    /// Those that could be played fail when their upstream does, and are ready again when bytes come again.
    void followUpstreams();
    void followUpstream(const SourceId &id); ///< of one only
    /// Probes it again if it failed; what is known of one that could be played is forgotten only when its
    /// upstream answers again.
    void tryAgain(const SourceId &id);

    /// Forgets what is known, because the source turned out to be another one or because the user wants it
    /// probed again.
    void forget(const SourceId &id);

Q_SIGNALS:
    void changed(const cuegate::SourceId &id);
    void arranged();
    /// It has another version now: what was made of the former one is of no use.
    void replaced(const cuegate::SourceId &id);
    /// It turned out to be a channel without end: \p body is what was begun to be read of it.
    void broadcastOpened(const cuegate::SourceId &id, const std::shared_ptr<cuegate::EndlessBody> &body);
    /// The user wants to know whether that can be had again.
    void broadcastWanted(const cuegate::SourceId &id);

private:
    struct Entry;
    void insert(const CatalogSource &source, const std::optional<EntryName> &name);
    [[nodiscard]] Entry *find(const SourceId &id) const;
    [[nodiscard]] Entry *findCurrent(const SourceId &id);
    /// Errors: NotFound; PermissionDenied while it is locked.
    [[nodiscard]] Result<Entry *> findUsable(const SourceId &id);
    void startOpening(Entry &entry);
    void startPreparing(Entry &entry);
    void startIndexing(Entry &entry, std::shared_ptr<const Title> provisional);
    void convertOtherwise(Entry &entry);
    void preparedProvisionally(const SourceId &id, quint64 run,
                               const Result<std::shared_ptr<const Title>> &title);
    void followUpstream(Entry &entry);
    void indexOnceAllHasCome(Entry &entry);
    void lookAtUpstream(Entry &entry);
    void lookedAtUpstream(const SourceId &id, quint64 look, const UpstreamLook &found);
    void scanProceeded(const SourceId &id, quint64 run, int percent);
    void opened(const SourceId &id, quint64 run, const OpenedSource &result);
    void prepared(const SourceId &id, quint64 run, const PreparedTitle &result);
    void keepPrepared(const Entry &entry, const PreparedTitle &result);
    void lookProceeded(const SourceId &id, const std::shared_ptr<const Title> &title, int percent);
    void lookedAtCuts(const SourceId &id, const std::shared_ptr<const Title> &title,
                      const Result<std::map<TrackId, TrackTimes>> &times);

    std::shared_ptr<Upstream> m_upstream;
    std::shared_ptr<const ProbeStore> m_store;
    PictureConversion m_conversion;
    QThreadPool m_pool;
    QThreadPool m_scanPool; // going through a remote file takes minutes: probing must not wait for it
    std::vector<std::unique_ptr<Entry>> m_entries; // in the order of the list
    QHash<SourceId, Entry *> m_index;
    QHash<QByteArray, SourceId> m_byUrl; // canonical
    quint64 m_lastRun = 0;
};

} // namespace cuegate
