// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ScrubbedJson.h"

#include "core/base/KnownSecrets.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

enum class Text { Contract, Free };

} // namespace

static Text kindOf(const QString &key)
{
    static const QSet<QString> kFree{u"message"_s,  u"reason"_s, u"problem"_s,  u"notes"_s, u"title"_s,
                                     u"codec_id"_s, u"player"_s, u"language"_s, u"log"_s,   u"url"_s};
    return kFree.contains(key) ? Text::Free : Text::Contract;
}

static QJsonValue scrubbedValue(const QJsonValue &value, Text kind)
{
    if (value.isObject())
        return scrubbedJson(value.toObject());
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue &element : value.toArray())
            clean.append(scrubbedValue(element, kind));
        return clean;
    }
    return value.isString() && kind == Text::Free ? QJsonValue(knownSecrets().scrubbed(value.toString()))
                                                  : value;
}

QJsonObject scrubbedJson(const QJsonObject &json)
{
    QJsonObject clean;
    for (auto member = json.begin(); member != json.end(); ++member)
        clean[member.key()] = scrubbedValue(member.value(), kindOf(member.key()));
    return clean;
}

} // namespace cuegate
