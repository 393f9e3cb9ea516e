// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamUser.h"

#include "core/list/JsonValues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

// Of an array, an object, or one text: "m3u8,ts".
static bool hasTransportStreams(const QJsonValue &formats)
{
    QStringList words = formats.toString().split(u',', Qt::SkipEmptyParts);
    for (const QJsonValue &format : formats.toArray())
        words << format.toString();
    for (const QJsonValue &format : formats.toObject())
        words << format.toString();
    const auto has = [&words](QLatin1StringView wanted) {
        return std::any_of(words.begin(), words.end(), [wanted](const QString &word) {
            return word.trimmed().compare(wanted, Qt::CaseInsensitive) == 0;
        });
    };
    return has("ts"_L1) || !has("m3u8"_L1);
}

static int countFrom(const QJsonValue &value)
{
    return int(std::clamp<qint64>(wholeNumber(value).value_or(0), 0, std::numeric_limits<int>::max()));
}

std::optional<XtreamUser> xtreamUserFrom(const QByteArray &json)
{
    constexpr qint64 kLatest = 253402300799; // the end of the year 9999, in seconds
    const QJsonObject info = QJsonDocument::fromJson(json).object()[u"user_info"_s].toObject();
    const QJsonValue status = info[u"status"_s];
    const QJsonValue isLetIn = info[u"auth"_s];
    if (isLetIn.isUndefined() && status.isUndefined())
        return std::nullopt;
    XtreamUser user;
    user.isKnown = isLetIn.isUndefined() || isLetIn.isNull() || isYes(isLetIn);
    user.status = QString::fromUtf8(lineOf(status)).toLower();
    user.isTrial = isYes(info[u"is_trial"_s]);
    const qint64 expiry = wholeNumber(info[u"exp_date"_s]).value_or(0);
    user.expiresAtMs = expiry > 0 && expiry <= kLatest ? expiry * 1000 : 0;
    user.connectionsNow = countFrom(info[u"active_cons"_s]);
    user.maxConnections = countFrom(info[u"max_connections"_s]);
    user.message = QString::fromUtf8(lineOf(info[u"message"_s]));
    user.hasTransportStreams = hasTransportStreams(info[u"allowed_output_formats"_s]);
    return user;
}

} // namespace cuegate
