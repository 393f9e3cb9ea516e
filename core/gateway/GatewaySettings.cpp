// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GatewaySettings.h"

#include "core/catalog/Catalog.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMostBytes = 9'000'000'000'000'000; // what a JSON number holds
constexpr int kMostConnections = 16;
constexpr qsizetype kLongestText = 65'536; // the window remembers closed folders by name

struct Field
{
    QString name;
    QString rule; // "must be …"
    std::function<QJsonValue(const GatewaySettings &)> get;
    std::function<bool(GatewaySettings &, const QJsonValue &)> set; // false: not allowed
    bool isFlag = false;                                            // kept as a number
};

template <typename Number>
Field numberField(const QString &name, Number GatewaySettings::*member, qint64 least, qint64 most,
                  const QString &rule)
{
    return {name, rule,
            [member](const GatewaySettings &settings) { return QJsonValue(qint64(settings.*member)); },
            [=](GatewaySettings &settings, const QJsonValue &value) {
                const double number = value.toDouble(-1);
                if (number < double(least) || number > double(most) || number != std::floor(number))
                    return false;
                settings.*member = Number(number);
                return true;
            }};
}

Field bytesField(const QString &name, std::optional<qint64> GatewaySettings::*member)
{
    return {name, u"must be a number of bytes or null"_s,
            [member](const GatewaySettings &settings) {
                return settings.*member ? QJsonValue(*(settings.*member)) : QJsonValue(QJsonValue::Null);
            },
            [member](GatewaySettings &settings, const QJsonValue &value) {
                const double number = value.toDouble(-1);
                if (!value.isNull() &&
                    (number < 0 || number > double(kMostBytes) || number != std::floor(number)))
                    return false;
                settings.*member = value.isNull() ? std::nullopt : std::optional(qint64(number));
                return true;
            }};
}

Field flagField(const QString &name, bool GatewaySettings::*member)
{
    return {name, u"must be true or false"_s,
            [member](const GatewaySettings &settings) { return QJsonValue(settings.*member); },
            [member](GatewaySettings &settings, const QJsonValue &value) {
                settings.*member = value.toBool();
                return value.isBool();
            },
            true};
}

Field textField(const QString &name, QString GatewaySettings::*member, const QString &rule,
                std::function<bool(const QString &)> isAllowed)
{
    return {name, rule, [member](const GatewaySettings &settings) { return QJsonValue(settings.*member); },
            [member, isAllowed = std::move(isAllowed)](GatewaySettings &settings, const QJsonValue &value) {
                settings.*member = value.toString();
                return value.isString() && value.toString().size() <= kLongestText &&
                       isAllowed(value.toString());
            }};
}

// words: of the values of Choice, in their order.
template <typename Choice>
Field choiceField(const QString &name, Choice GatewaySettings::*member, const QStringList &words)
{
    return {name, u"must be \"%1\""_s.arg(words.join(u"\" or \""_s)),
            [=](const GatewaySettings &settings) { return QJsonValue(words[qsizetype(settings.*member)]); },
            [=](GatewaySettings &settings, const QJsonValue &value) {
                const qsizetype index = value.isString() ? words.indexOf(value.toString()) : -1;
                settings.*member = Choice(std::max<qsizetype>(0, index));
                return index >= 0;
            }};
}

bool isAddress(const QString &text)
{
    return text.isEmpty() || !QHostAddress(text).isNull();
}

// RFC 1123 section 2.1; names of machines at home may have an underscore.
bool areHostNames(const QString &text)
{
    constexpr qsizetype kMost = 16;
    static const QRegularExpression name(u"^(?!-)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"_s);
    const QStringList names = text.isEmpty() ? QStringList() : text.split(u' ');
    return names.size() <= kMost && std::ranges::all_of(names, [](const QString &each) {
               return each.size() <= 253 && name.match(each).hasMatch();
           });
}

bool isLanguageTag(const QString &text)
{
    return text.size() <= 35 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                      c == u'-' || c == u'_';
           });
}

const std::vector<Field> &fields()
{
    using S = GatewaySettings;
    const QString bytes = u"must be a number of bytes"_s;
    const QString tag = u"must be a language such as \"de\", or empty"_s;
    static const std::vector<Field> all{
        numberField(u"media_port"_s, &S::mediaPort, 0, 65'535, u"must be a number from 0 to 65535"_s),
        textField(u"bind"_s, &S::bind, u"must be an address of this machine, or empty"_s, isAddress),
        choiceField(u"peers"_s, &S::peers, {u"network"_s, u"tunnels"_s}),
        textField(u"host_names"_s, &S::hostNames,
                  u"must be names such as \"tv.lan\", separated by single spaces"_s, areHostNames),
        numberField(u"connections_per_account"_s, &S::connectionsPerAccount, 1, kMostConnections,
                    u"must be a number from 1 to %1"_s.arg(kMostConnections)),
        flagField(u"spare_metered"_s, &S::sparesMetered),
        numberField(u"cache_capacity_bytes"_s, &S::cacheCapacityBytes, 0, kMostBytes, bytes),
        bytesField(u"cache_min_free_bytes"_s, &S::cacheMinFreeBytes),
        bytesField(u"block_cache_capacity_bytes"_s, &S::blockCacheCapacityBytes),
        choiceField(u"encoder"_s, &S::encoder, {u"software"_s, u"automatic"_s}),
        choiceField(u"picture_quality"_s, &S::pictureQuality, {u"smaller"_s, u"balanced"_s, u"best"_s}),
        textField(u"audio_language"_s, &S::audioLanguage, tag, isLanguageTag),
        textField(u"language"_s, &S::language, tag, isLanguageTag),
        flagField(u"start_hidden"_s, &S::startsHidden),
        flagField(u"notifications"_s, &S::notifies),
        textField(u"window_state"_s, &S::windowState, u"must be a text"_s,
                  [](const QString &) { return true; }),
    };
    return all;
}

} // namespace

Result<void> changeByJson(GatewaySettings &settings, const QJsonObject &json)
{
    GatewaySettings changed = settings;
    bool isAnyNamed = false;
    for (const Field &field : fields()) {
        if (!json.contains(field.name))
            continue;
        isAnyNamed = true;
        if (!field.set(changed, json[field.name]))
            return fail(ErrorKind::InvalidArgument, u"\"%1\" %2"_s.arg(field.name, field.rule));
    }
    if (!isAnyNamed)
        return fail(ErrorKind::InvalidArgument, u"no known setting is named"_s);
    settings = changed;
    return {};
}

QJsonObject settingsJson(const GatewaySettings &settings)
{
    QJsonObject json;
    for (const Field &field : fields())
        json[field.name] = field.get(settings);
    return json;
}

static QJsonValue storedValue(const Catalog &catalog, const Field &field)
{
    if (const auto number = catalog.setting(field.name))
        return field.isFlag ? QJsonValue(*number != 0) : QJsonValue(*number);
    const auto text = catalog.textSetting(field.name);
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Undefined);
}

GatewaySettings loadSettings(const Catalog &catalog)
{
    GatewaySettings settings;
    for (const Field &field : fields()) {
        GatewaySettings changed = settings;
        const QJsonValue value = storedValue(catalog, field);
        if (!value.isUndefined() && field.set(changed, value))
            settings = changed;
    }
    return settings;
}

Result<void> storeSettings(Catalog &catalog, const GatewaySettings &settings)
{
    const GatewaySettings before = loadSettings(catalog);
    for (const Field &field : fields()) {
        const QJsonValue value = field.get(settings);
        if (value == field.get(before))
            continue;
        auto stored = value.isString() ? catalog.setTextSetting(field.name, value.toString())
                      : value.isNull() ? catalog.removeSetting(field.name)
                      : value.isBool() ? catalog.setSetting(field.name, value.toBool())
                                       : catalog.setSetting(field.name, value.toInteger());
        if (!stored)
            return stored;
    }
    return {};
}

} // namespace cuegate
