// SPDX-License-Identifier: GPL-3.0-or-later
// The episodes of series, asked of their providers when somebody wants them, once however many ask, and kept
// in memory: those of the series that were looked at last. Thread: net; reading runs in a bounded pool.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/io/Upstream.h"
#include "core/list/EntryList.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>

namespace cuegate {

class EpisodeLists : public QObject
{
    Q_OBJECT
public:
    explicit EpisodeLists(std::shared_ptr<Upstream> upstream);
    ~EpisodeLists() override;

    using Episodes = Result<std::shared_ptr<const EntryList>>;
    using Done = std::function<void(const Episodes &)>;
    /// Of \p series, an entry of \p account. \p done on the net thread, possibly before the call returns.
    /// Errors: as readEpisodes().
    void withEpisodes(const CatalogSource &account, const ListedEntry &series, Done done);

    struct Place
    {
        std::shared_ptr<const EntryList> entries;
        quint32 index = 0;
    };
    /// An episode of those that are kept.
    [[nodiscard]] std::optional<Place> find(const QString &account, quint64 episode) const;

    /// All of \p account are asked for anew when they are wanted: it has been read again.
    void outdate(const QString &account);
    /// All of \p account: it was removed, or leads elsewhere.
    void forget(const QString &account);

private:
    using Key = std::pair<QString, quint64>; // account and series
    struct Known
    {
        std::shared_ptr<const EntryList> entries;
        qint64 readAtMs = 0;
        quint64 usedLast = 0;
        quint64 run = 0; // of the job whose result is wanted; 0: none
        CancelSource cancel;
        std::vector<Done> waiters;
    };
    void arrived(const Key &key, quint64 run, const Episodes &result);
    void dropOldest();

    const std::shared_ptr<Upstream> m_upstream;
    std::map<Key, Known> m_known;
    QThreadPool m_pool;
    quint64 m_lastRun = 0;
    quint64 m_lastUse = 0;
};

} // namespace cuegate
