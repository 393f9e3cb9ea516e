// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of an Xtream account: whether and until when it is active, how many of its connections
// are in use, and how urgent that is. Times are milliseconds since 1970. Thread: gui; pure.
#pragma once

#include "core/gateway/ListState.h"

#include <QCoreApplication>

namespace cuegate {

class AccountText
{
    Q_DECLARE_TR_FUNCTIONS(AccountText)
public:
    enum class Urgency {
        None,
        Soon, ///< it expires within days
        Over  ///< nothing of it plays any more
    };
    static constexpr int kSoonDays = 7;

    [[nodiscard]] static Urgency urgency(const AccountSummary &account, qint64 nowMs);
    /// "Active until May 3, 2027", "Expires in 5 days, on …", "Banned by the provider"; empty: nothing is
    /// known.
    [[nodiscard]] static QString status(const AccountSummary &account, qint64 nowMs);
    /// The status, and " · 1 of 2 connections in use".
    [[nodiscard]] static QString facts(const AccountSummary &account, qint64 nowMs);

private:
    [[nodiscard]] static QString active(const AccountSummary &account, qint64 nowMs);
    [[nodiscard]] static QString expired(qint64 atMs);
    [[nodiscard]] static QString connections(const AccountSummary &account);
};

} // namespace cuegate
