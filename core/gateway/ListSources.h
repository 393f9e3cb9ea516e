// SPDX-License-Identifier: GPL-3.0-or-later
// What has been read of the sources that are lists: from disk or from their providers, once however many ask,
// and again when it is old. Thread: net; reading and searching run in bounded pools.
#pragma once

#include "core/gateway/EpisodeLists.h"
#include "core/gateway/ListEntries.h"
#include "core/gateway/SourceRegistry.h"
#include "core/list/EntrySearch.h"
#include "core/secrets/SecretKey.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

namespace cuegate {

class ListSources : public QObject
{
    Q_OBJECT
public:
    /// \p sources must outlive it and knows which lists there are. What is read is kept sealed in \p
    /// directory.
    ListSources(const SourceRegistry &sources, std::shared_ptr<Upstream> upstream, QString directory);
    ~ListSources() override;

    /// Nothing is kept or found on disk without one.
    void setKey(const std::optional<SecretKey> &key) { m_key = key; }

    struct State
    {
        SourceState state = SourceState::Idle;
        Error error;                                ///< with Failed
        std::shared_ptr<const ListSummary> summary; ///< with Ready
    };
    [[nodiscard]] State state(const SourceId &id) const;
    /// Null: it has not been read.
    [[nodiscard]] std::shared_ptr<const ReadList> list(const SourceId &id) const;

    /// Called once, on the net thread, possibly before the call returns. Errors: NotFound if there is no such
    /// list; PermissionDenied while it is locked; as readList().
    using ListDone = std::function<void(const Result<std::shared_ptr<const ReadList>> &)>;
    /// Reads it if that has not been done, and again, meanwhile, if it is old.
    void withList(const SourceId &id, ListDone done);
    /// Errors: those of the list; InvalidArgument; Cancelled.
    using PageDone = std::function<void(const Result<ListPage> &)>;
    /// Of a series it asks the provider when that has not been done.
    void query(const SourceId &id, const ListQuery &query, const CancelToken &cancel, PageDone done);
    /// An entry, or an episode of a series, as a source, of a list that has been read. Errors: NotFound; as
    /// sourceOfEntry().
    [[nodiscard]] Result<CatalogSource> sourceOf(const SourceId &id, quint64 entry) const;
    /// Reads it again; until that has worked the former one stays.
    void readAgain(const SourceId &id);
    /// All that are not locked.
    void readAll();
    /// What is known of it and kept of it: it was removed, or leads elsewhere now.
    void forget(const SourceId &id);

Q_SIGNALS:
    void changed(const cuegate::SourceId &id);

private:
    struct Known
    {
        std::shared_ptr<const ReadList> list;
        std::shared_ptr<const ListSummary> summary;
        std::optional<Error> failure; ///< of the last try
        qint64 triedAtMs = 0;         ///< when it was asked last; 0: never
        bool isReading = false;
        quint64 run = 0; ///< of the job whose result is wanted
        CancelSource cancel;
        std::vector<ListDone> waiters;
        EntrySearch search; ///< that found what is below
        std::shared_ptr<const std::vector<quint32>> found;
    };
    enum class From { DiskFirst, Provider };
    [[nodiscard]] Result<CatalogSource> usable(const SourceId &id) const;
    void start(const CatalogSource &source, From from);
    void arrived(const SourceId &id, quint64 run, const Result<std::shared_ptr<const ReadList>> &result);
    void readAgainIfOld(const CatalogSource &source);
    void queryEpisodes(const SourceId &id, const ReadList &list, const ListQuery &query,
                       const CancelToken &cancel, const PageDone &done);
    void search(const SourceId &id, const std::shared_ptr<const ReadList> &list, const ListQuery &query,
                const CancelToken &cancel, PageDone done);
    static void note(Known &known, const Error &failure);
    [[nodiscard]] QString fileOf(const SourceId &id) const;

    const SourceRegistry &m_sources;
    const std::shared_ptr<Upstream> m_upstream;
    const QString m_directory;
    std::optional<SecretKey> m_key;
    QHash<SourceId, Known> m_known;
    EpisodeLists m_episodes;
    QThreadPool m_readPool;
    QThreadPool m_searchPool;
    quint64 m_lastRun = 0;
};

} // namespace cuegate
