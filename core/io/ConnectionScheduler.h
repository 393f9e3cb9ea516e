// SPDX-License-Identifier: GPL-3.0-or-later
// Says who may talk to an account and when. Providers count connections, and opening one too many costs the
// user the first: so every request holds one of the account's slots, also while it follows redirects. Those
// somebody waits for come first, in the order in which the waiting began; what only reads ahead steps aside
// for them and is taken up again later. Thread: the HttpLoop's; the same with any clock in tests.
#pragma once

#include "core/base/Clock.h"
#include "core/io/AccountId.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace cuegate {

/// One that wants to talk. It is asked when it matters, and told from within a call of the scheduler or a
/// timer.
class SlotUser
{
public:
    struct Refusal
    {
        enum class Reason {
            Busy,   ///< waited as long as a read may, for those who read something else
            Cooling ///< the provider wants no request for longer than a read may wait
        };
        Reason reason = Reason::Busy;
        int limit = 0;                      ///< of the account's connections
        QString inUseFor;                   ///< title() of one that holds a slot; empty if nobody does
        std::chrono::milliseconds coolsFor; ///< Cooling: from now on
    };
    virtual ~SlotUser() = default;
    /// Somebody waits for what it brings.
    [[nodiscard]] virtual bool isUrgent() const = 0;
    /// What it reads: nothing is refused because of others that read the same.
    [[nodiscard]] virtual const void *source() const = 0;
    /// The same for people; may be empty.
    [[nodiscard]] virtual QString title() const = 0;
    /// It holds the slot after \p waited, until release().
    virtual void onSlot(std::chrono::milliseconds waited) = 0;
    /// The slot was taken back for one that is urgent, as all \p limit are in use; it waits again.
    virtual void onYield(int limit) = 0;
    /// It neither holds nor waits.
    virtual void onRefused(const Refusal &refusal) = 0;
};

class ConnectionScheduler
{
public:
    using Duration = std::chrono::milliseconds;
    /// Calls a task later on this thread.
    using After = std::function<void(Duration, std::function<void()>)>;
    enum class Company {
        Welcome,
        None ///< only while nobody else holds a slot of the account
    };

    /// \p budget: how long one that is urgent may wait.
    ConnectionScheduler(const Clock &clock, After after, int defaultLimit, Duration budget);

    /// An open source says how many connections its account allows; the least of those counts.
    void join(const AccountId &account, int limit);
    void leave(const AccountId &account, int limit);

    void acquire(const AccountId &account, std::shared_ptr<SlotUser> user, Company company);
    /// Ends holding or waiting.
    void release(const AccountId &account, const SlotUser *user);
    /// For accounts none of whose sources says how many it allows.
    void setDefaultLimit(int limit);
    /// To be called when one that waits may have become urgent.
    void reconsider(const AccountId &account);

    /// No request to the account's host for \p time: the provider said so.
    void coolDown(const AccountId &account, Duration time);
    /// How long that still lasts; 0 if it does not.
    [[nodiscard]] Duration coolsFor(const AccountId &account) const;
    /// The provider has shown that it allows one connection only: believed for 10 minutes.
    void limitToOne(const AccountId &account);
    [[nodiscard]] int holders(const AccountId &account) const;
    /// It allows one connection, and that was given back a moment ago: the provider may count it still.
    [[nodiscard]] bool isSettling(const AccountId &account) const;

private:
    struct User
    {
        std::shared_ptr<SlotUser> user;
        Company company;
        Duration since;                      // waiting: since when
        std::optional<Duration> urgentSince; // waiting
    };
    struct Account
    {
        std::multiset<int> limits;
        std::vector<User> holders;
        std::vector<User> waiting;
        Duration oneUntil{0};
        std::optional<Duration> givenBackAt;
        Duration wakeAt = Duration::max(); // the next timer
    };
    using Calls = std::vector<std::function<void()>>;

    [[nodiscard]] Calls serve(const AccountId &id, Account &account);
    void noteUrgency(Account &account) const;
    void refuseOverdue(const AccountId &id, Account &account, Calls &calls) const;
    [[nodiscard]] Duration coolUntil(const AccountId &id) const;
    void settleAll(const std::function<bool(const AccountId &)> &isMeant);
    [[nodiscard]] bool isSettling(const Account &account) const;
    [[nodiscard]] bool isForgettable(const Account &account) const;
    [[nodiscard]] int limitOf(const Account &account) const;
    [[nodiscard]] bool hasRoom(const Account &account, const User &next) const;
    [[nodiscard]] bool makeRoom(Account &account, Calls &calls) const;
    void wakeLater(const AccountId &id, Account &account);
    void settle(const AccountId &id);

    const Clock &m_clock;
    const After m_after;
    int m_defaultLimit;
    const Duration m_budget;
    std::map<AccountId, Account> m_accounts;
    std::map<QString, Duration> m_coolUntil; // by host
};

} // namespace cuegate
