// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AccountText.h"

#include "ui/Format.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

static qint64 daysLeft(qint64 expiresAtMs, qint64 nowMs)
{
    return QDateTime::fromMSecsSinceEpoch(nowMs).date().daysTo(
        QDateTime::fromMSecsSinceEpoch(expiresAtMs).date());
}

static bool isExpired(const AccountSummary &account, qint64 nowMs)
{
    return account.status == AccountStatus::Expired ||
           (account.expiresAtMs > 0 && account.expiresAtMs <= nowMs);
}

AccountText::Urgency AccountText::urgency(const AccountSummary &account, qint64 nowMs)
{
    if (account.status == AccountStatus::Banned || account.status == AccountStatus::Disabled ||
        isExpired(account, nowMs))
        return Urgency::Over;
    const bool isSoon = account.expiresAtMs > 0 && daysLeft(account.expiresAtMs, nowMs) <= kSoonDays;
    return isSoon ? Urgency::Soon : Urgency::None;
}

QString AccountText::expired(qint64 atMs)
{
    return tr("Expired on %1", "date").arg(Format::date(QDateTime::fromMSecsSinceEpoch(atMs).date()));
}

QString AccountText::active(const AccountSummary &account, qint64 nowMs)
{
    if (account.expiresAtMs == 0) {
        if (account.isTrial)
            return tr("Trial account");
        return account.status == AccountStatus::Active ? tr("Active") : QString();
    }
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(account.expiresAtMs);
    const QString date = Format::date(end.date());
    const auto days = int(daysLeft(account.expiresAtMs, nowMs));
    if (days > kSoonDays)
        return account.isTrial ? tr("Trial account, active until %1", "date").arg(date)
                               : tr("Active until %1", "date").arg(date);
    if (days == 0) {
        const QString time = QLocale().toString(end.time(), QLocale::ShortFormat);
        return account.isTrial ? tr("Trial account, expires today at %1", "time").arg(time)
                               : tr("Expires today at %1", "time").arg(time);
    }
    if (account.isTrial)
        return tr("Trial account, expires in %n day(s), on %1", "date", days).arg(date);
    return tr("Expires in %n day(s), on %1", "date", days).arg(date);
}

QString AccountText::status(const AccountSummary &account, qint64 nowMs)
{
    switch (account.status) {
    case AccountStatus::Banned:
        return tr("Banned by the provider");
    case AccountStatus::Disabled:
        return tr("Disabled by the provider");
    case AccountStatus::Expired:
    case AccountStatus::Active:
    case AccountStatus::Unknown:
        break;
    }
    if (!isExpired(account, nowMs))
        return active(account, nowMs);
    const bool isTimeKnown = account.expiresAtMs > 0 && account.expiresAtMs <= nowMs;
    return isTimeKnown ? expired(account.expiresAtMs) : tr("Expired");
}

QString AccountText::connections(const AccountSummary &account)
{
    if (account.maxConnections > 0)
        return tr("%1 of %n connection(s) in use", nullptr, account.maxConnections)
            .arg(Format::count(account.connectionsNow));
    return account.connectionsNow > 0 ? tr("%n connection(s) in use", nullptr, account.connectionsNow)
                                      : QString();
}

QString AccountText::facts(const AccountSummary &account, qint64 nowMs)
{
    QStringList facts{status(account, nowMs)};
    if (urgency(account, nowMs) != Urgency::Over)
        facts << connections(account);
    facts.removeAll(QString());
    return facts.join(u"\u00a0· "_s); // no line begins with the dot
}

} // namespace cuegate
