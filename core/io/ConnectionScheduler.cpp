// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ConnectionScheduler.h"

#include <algorithm>

namespace cuegate {

static constexpr std::chrono::minutes kLearnedLimitLifetime(10);
// A mistaken or hostile Retry-After must not shut an account off for good.
static constexpr std::chrono::minutes kMaxCoolDown(10);
static constexpr std::chrono::seconds kSettlesIn(5);

ConnectionScheduler::ConnectionScheduler(const Clock &clock, After after, int defaultLimit, Duration budget)
    : m_clock(clock)
    , m_after(std::move(after))
    , m_defaultLimit(defaultLimit)
    , m_budget(budget)
{
}

void ConnectionScheduler::join(const AccountId &account, int limit)
{
    m_accounts[account].limits.insert(limit);
}

void ConnectionScheduler::leave(const AccountId &account, int limit)
{
    auto &limits = m_accounts[account].limits;
    if (const auto found = limits.find(limit); found != limits.end())
        limits.erase(found);
    settle(account);
}

void ConnectionScheduler::acquire(const AccountId &account, std::shared_ptr<SlotUser> user, Company company)
{
    m_accounts[account].waiting.push_back({std::move(user), company, m_clock.now(), std::nullopt});
    settle(account);
}

void ConnectionScheduler::release(const AccountId &account, const SlotUser *user)
{
    const auto found = m_accounts.find(account);
    if (found == m_accounts.end())
        return;
    const auto isIt = [user](const User &other) { return other.user.get() == user; };
    if (std::erase_if(found->second.holders, isIt) > 0)
        found->second.givenBackAt = m_clock.now();
    std::erase_if(found->second.waiting, isIt);
    settle(account);
}

void ConnectionScheduler::setDefaultLimit(int limit)
{
    m_defaultLimit = limit;
    settleAll([](const AccountId &) { return true; });
}

void ConnectionScheduler::settleAll(const std::function<bool(const AccountId &)> &isMeant)
{
    std::vector<AccountId> ids; // settling may remove them
    for (const auto &[id, account] : m_accounts) {
        if (isMeant(id))
            ids.push_back(id);
    }
    for (const AccountId &id : ids)
        settle(id);
}

void ConnectionScheduler::reconsider(const AccountId &account)
{
    settle(account);
}

void ConnectionScheduler::coolDown(const AccountId &account, Duration time)
{
    std::erase_if(m_coolUntil, [this](const auto &item) { return m_clock.now() >= item.second; });
    Duration &until = m_coolUntil[hostOf(account)];
    until = std::max(until, m_clock.now() + std::min<Duration>(time, kMaxCoolDown));
    settleAll([host = hostOf(account)](const AccountId &id) { return hostOf(id) == host; });
}

ConnectionScheduler::Duration ConnectionScheduler::coolUntil(const AccountId &id) const
{
    const auto found = m_coolUntil.find(hostOf(id));
    return found == m_coolUntil.end() ? Duration(0) : found->second;
}

ConnectionScheduler::Duration ConnectionScheduler::coolsFor(const AccountId &account) const
{
    return std::max(Duration(0), coolUntil(account) - m_clock.now());
}

void ConnectionScheduler::limitToOne(const AccountId &account)
{
    m_accounts[account].oneUntil = m_clock.now() + kLearnedLimitLifetime;
}

int ConnectionScheduler::holders(const AccountId &account) const
{
    const auto found = m_accounts.find(account);
    return found == m_accounts.end() ? 0 : static_cast<int>(found->second.holders.size());
}

bool ConnectionScheduler::isSettling(const AccountId &account) const
{
    const auto found = m_accounts.find(account);
    return found != m_accounts.end() && isSettling(found->second);
}

bool ConnectionScheduler::isSettling(const Account &account) const
{
    return limitOf(account) == 1 && account.givenBackAt && m_clock.now() - *account.givenBackAt < kSettlesIn;
}

bool ConnectionScheduler::isForgettable(const Account &account) const
{
    const bool isIdle = account.limits.empty() && account.holders.empty() && account.waiting.empty();
    return isIdle && !isSettling(account) && m_clock.now() >= account.oneUntil;
}

int ConnectionScheduler::limitOf(const Account &account) const
{
    if (m_clock.now() < account.oneUntil)
        return 1;
    return account.limits.empty() ? m_defaultLimit : *account.limits.begin();
}

bool ConnectionScheduler::hasRoom(const Account &account, const User &next) const
{
    const auto wantsNone = [](const User &user) { return user.company == Company::None; };
    if (!account.holders.empty() &&
        (wantsNone(next) || std::any_of(account.holders.begin(), account.holders.end(), wantsNone)))
        return false;
    return std::cmp_less(account.holders.size(), limitOf(account));
}

// Takes a slot back from one that nobody waits for.
bool ConnectionScheduler::makeRoom(Account &account, Calls &calls) const
{
    const auto found = std::find_if(account.holders.begin(), account.holders.end(),
                                    [](const User &holder) { return !holder.user->isUrgent(); });
    if (found == account.holders.end())
        return false;
    User holder = std::move(*found);
    account.holders.erase(found);
    account.givenBackAt = m_clock.now();
    calls.push_back([user = holder.user, limit = limitOf(account)] { user->onYield(limit); });
    holder.since = m_clock.now();
    holder.urgentSince.reset();
    account.waiting.push_back(std::move(holder));
    return true;
}

void ConnectionScheduler::noteUrgency(Account &account) const
{
    for (User &user : account.waiting) {
        if (!user.user->isUrgent())
            user.urgentSince.reset();
        else if (!user.urgentSince)
            user.urgentSince = m_clock.now();
    }
    // Urgent ones first, the longest waiting first; all else stays in line.
    std::stable_sort(account.waiting.begin(), account.waiting.end(), [](const User &a, const User &b) {
        return a.urgentSince.value_or(Duration::max()) < b.urgentSince.value_or(Duration::max());
    });
}

void ConnectionScheduler::refuseOverdue(const AccountId &id, Account &account, Calls &calls) const
{
    const Duration cooling = coolUntil(id);
    const Duration now = m_clock.now();
    const int limit = limitOf(account);
    std::erase_if(account.waiting, [&](const User &user) {
        if (!user.urgentSince)
            return false;
        const Duration deadline = *user.urgentSince + m_budget;
        const bool isCooling = now < cooling && cooling >= deadline;
        const bool isOwn =
            std::any_of(account.holders.begin(), account.holders.end(),
                        [&](const User &holder) { return holder.user->source() == user.user->source(); });
        if (!isCooling && (now < deadline || isOwn))
            return false;
        SlotUser::Refusal refusal{SlotUser::Refusal::Reason::Busy, limit, {}, {}};
        if (!account.holders.empty())
            refusal.inUseFor = account.holders.front().user->title();
        if (isCooling)
            refusal = {SlotUser::Refusal::Reason::Cooling, limit, {}, cooling - now};
        calls.push_back([asker = user.user, refusal] { asker->onRefused(refusal); });
        return true;
    });
}

// Decides everything first and leaves the calls to the caller: they may come back to the scheduler.
ConnectionScheduler::Calls ConnectionScheduler::serve(const AccountId &id, Account &account)
{
    Calls calls;
    noteUrgency(account);
    const Duration now = m_clock.now();
    while (!account.waiting.empty() && now >= coolUntil(id)) {
        const User &next = account.waiting.front();
        if (!hasRoom(account, next)) {
            if (!next.urgentSince || !makeRoom(account, calls))
                break;
            continue;
        }
        account.holders.push_back(next);
        calls.push_back([user = next.user, waited = now - next.since] { user->onSlot(waited); });
        account.waiting.erase(account.waiting.begin());
    }
    refuseOverdue(id, account, calls);
    wakeLater(id, account);
    return calls;
}

void ConnectionScheduler::wakeLater(const AccountId &id, Account &account)
{
    const Duration now = m_clock.now();
    Duration next = Duration::max();
    if (!account.waiting.empty() && now < coolUntil(id))
        next = coolUntil(id);
    for (const User &user : account.waiting) {
        if (user.urgentSince && *user.urgentSince + m_budget > now)
            next = std::min(next, *user.urgentSince + m_budget);
    }
    const bool isSet = account.wakeAt > now && account.wakeAt <= next;
    if (next == Duration::max() || isSet)
        return;
    account.wakeAt = next;
    m_after(next - now, [this, id] {
        if (const auto found = m_accounts.find(id); found != m_accounts.end())
            found->second.wakeAt = Duration::max();
        settle(id);
    });
}

void ConnectionScheduler::settle(const AccountId &id)
{
    const auto found = m_accounts.find(id);
    if (found == m_accounts.end())
        return;
    Account &account = found->second;
    const Calls calls = serve(id, account);
    if (isForgettable(account))
        m_accounts.erase(found);
    for (const auto &call : calls)
        call();
}

} // namespace cuegate
