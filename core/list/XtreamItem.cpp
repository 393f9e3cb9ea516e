// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamItem.h"

#include "core/list/JsonValues.h"
#include "core/list/ListUrl.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kLongestExtension = 5;

QByteArray xtreamName(const QJsonObject &json, qint64 number)
{
    for (const QLatin1StringView field : {"name"_L1, "title"_L1}) {
        if (const QByteArray name = lineOf(json[field]); !name.isEmpty())
            return name;
    }
    return QByteArray::number(number);
}

QByteArray xtreamExtension(const QJsonObject &json)
{
    const QByteArray extension = lineOf(json["container_extension"_L1]).toLower();
    const bool isPlain = std::all_of(extension.begin(), extension.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    return isPlain && !extension.isEmpty() && extension.size() <= kLongestExtension ? extension : "mp4"_ba;
}

std::optional<QByteArray> xtreamDirectUrl(const QJsonObject &json, const MayLead &mayLead)
{
    const QByteArray text = json["direct_source"_L1].toString().trimmed().toUtf8();
    if (!text.startsWith("http")) // of most it is empty
        return std::nullopt;
    const QByteArray url = listUrl(text, {});
    const bool isUsable = !url.isEmpty() && mayLead(QUrl::fromEncoded(url, QUrl::TolerantMode));
    return isUsable ? std::optional(url) : std::nullopt;
}

} // namespace cuegate
