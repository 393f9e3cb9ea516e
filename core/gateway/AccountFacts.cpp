// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/AccountFacts.h"

#include "core/gateway/ListReading.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostConnections = 16; // of one account, as /v1/sources allows

static AccountStatus statusOf(const XtreamUser &user)
{
    if (user.status == "active"_L1 || user.status == "trial"_L1)
        return AccountStatus::Active;
    if (user.status == "expired"_L1)
        return AccountStatus::Expired;
    if (user.status == "disabled"_L1)
        return AccountStatus::Disabled;
    if (user.status == "banned"_L1)
        return AccountStatus::Banned;
    return AccountStatus::Unknown;
}

AccountSummary summaryOf(const XtreamUser &user)
{
    return {statusOf(user),      user.isTrial,        user.expiresAtMs,
            user.connectionsNow, user.maxConnections, user.message};
}

static QString expiredSentence(qint64 atMs)
{
    if (atMs == 0)
        return u"The account has expired"_s;
    const QDate day = QDateTime::fromMSecsSinceEpoch(atMs).date();
    return u"The account expired on %1"_s.arg(QLocale::c().toString(day, u"d MMMM yyyy"_s));
}

std::optional<Error> whyRefused(const XtreamUser &user)
{
    const auto refused = [](ErrorCode code, const QString &message) {
        return Error{ErrorKind::PermissionDenied, message, code};
    };
    switch (statusOf(user)) {
    case AccountStatus::Expired:
        return refused(ErrorCode::AccountExpired, expiredSentence(user.expiresAtMs));
    case AccountStatus::Disabled:
        return refused(ErrorCode::AccountDisabled, u"The provider has disabled this account"_s);
    case AccountStatus::Banned:
        return refused(ErrorCode::AccountBanned, u"The provider has banned this account"_s);
    case AccountStatus::Active:
    case AccountStatus::Unknown:
        break;
    }
    if (!user.isKnown)
        return refused(ErrorCode::AccountRefused,
                       u"The provider does not accept this user name and password"_s);
    return std::nullopt;
}

std::optional<AccountStatus> statusAfter(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AccountExpired:
        return AccountStatus::Expired;
    case ErrorCode::AccountDisabled:
        return AccountStatus::Disabled;
    case ErrorCode::AccountBanned:
        return AccountStatus::Banned;
    case ErrorCode::AccountRefused:
        return AccountStatus::Unknown;
    default:
        return std::nullopt;
    }
}

int connectionsOf(const XtreamUser &user)
{
    return std::min(user.maxConnections, kMostConnections);
}

CatalogSource withConnections(CatalogSource list, const ReadList &read)
{
    if (list.location.maxConnections == 0)
        list.location.maxConnections = read.maxConnections;
    return list;
}

} // namespace cuegate
