// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/EpisodeLists.h"

#include "core/gateway/AccountReading.h"
#include "core/gateway/PoolRun.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace cuegate {

static constexpr int kThreads = 2;
static constexpr size_t kMostSeries = 64;
static constexpr qint64 kOldAfterMs = 12LL * 3600 * 1000;

EpisodeLists::EpisodeLists(std::shared_ptr<Upstream> upstream)
    : m_upstream(std::move(upstream))
{
    m_pool.setMaxThreadCount(kThreads);
}

EpisodeLists::~EpisodeLists()
{
    for (const auto &[key, known] : m_known)
        known.cancel.cancel();
    m_pool.waitForDone();
}

void EpisodeLists::withEpisodes(const CatalogSource &account, const ListedEntry &series, Done done)
{
    const Key key(account.id, series.id);
    Known &known = m_known[key];
    known.usedLast = ++m_lastUse;
    const qint64 ageMs = QDateTime::currentMSecsSinceEpoch() - known.readAtMs;
    if (known.entries && ageMs < kOldAfterMs)
        return done(known.entries);
    known.waiters.push_back(std::move(done));
    if (known.run != 0)
        return;
    known.run = ++m_lastRun;
    SourceLocation location = account.location;
    location.title = account.name;
    runIn(
        m_pool, this,
        [url = series.url.toByteArray(), location, upstream = m_upstream, cancel = known.cancel.token()] {
            return readEpisodes(url, location, *upstream, cancel);
        },
        [this, key, run = known.run](const Episodes &result) { arrived(key, run, result); });
    dropOldest();
}

// What is old is better than nothing.
void EpisodeLists::arrived(const Key &key, quint64 run, const Episodes &result)
{
    const auto found = m_known.find(key);
    if (found == m_known.end() || found->second.run != run)
        return; // forgotten meanwhile
    Known &known = found->second;
    known.run = 0;
    if (result) {
        known.entries = *result;
        known.readAtMs = QDateTime::currentMSecsSinceEpoch();
    }
    const auto waiters = std::exchange(known.waiters, {});
    const Episodes answer = known.entries ? Episodes(known.entries) : result;
    if (!known.entries)
        m_known.erase(found);
    for (const Done &waiter : waiters)
        waiter(answer);
}

void EpisodeLists::dropOldest()
{
    if (m_known.size() <= kMostSeries)
        return;
    const auto oldest = std::ranges::min_element(m_known, {}, [](const auto &item) {
        return std::pair(item.second.run != 0, item.second.usedLast); // nobody waits for it
    });
    if (oldest->second.run == 0)
        m_known.erase(oldest);
}

std::optional<EpisodeLists::Place> EpisodeLists::find(const QString &account, quint64 episode) const
{
    for (auto known = m_known.lower_bound({account, 0}); known != m_known.end(); ++known) {
        const auto &[key, series] = *known;
        if (key.first != account)
            break;
        if (const auto index = series.entries ? series.entries->indexOf(episode) : std::nullopt)
            return Place{series.entries, *index};
    }
    return std::nullopt;
}

void EpisodeLists::outdate(const QString &account)
{
    for (auto &[key, known] : m_known) {
        if (key.first == account)
            known.readAtMs = 0;
    }
}

void EpisodeLists::forget(const QString &account)
{
    std::vector<Done> waiters;
    std::erase_if(m_known, [&](auto &item) {
        if (item.first.first != account)
            return false;
        item.second.cancel.cancel();
        std::ranges::move(item.second.waiters, std::back_inserter(waiters));
        return true;
    });
    for (const Done &waiter : waiters)
        waiter(std::unexpected(Error::cancelled()));
}

} // namespace cuegate
