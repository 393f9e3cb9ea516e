// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DeviceText.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <span>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// The first mark that a User-Agent holds decides: many hold the names of others too.
struct Mark
{
    const char *text;
    const char *name; ///< a proper name, or a text to be translated
};

constexpr Mark kPlayers[] = {
    {"Kodi", "Kodi"},
    {"XBMC", "Kodi"},
    {"LibVLC", "VLC"},
    {"VLC/", "VLC"},
    {"mpv", "mpv"},
    {"GStreamer", "GStreamer"},
    {"Lavf/", QT_TRANSLATE_NOOP("DeviceText", "FFmpeg player")},
    {"CrKey", "Chromecast"},
    {"Roku", "Roku"},
    {"PlayStation", "PlayStation"},
    {"Xbox", "Xbox"},
    {"AppleTV", "Apple TV"},
    {"Apple TV", "Apple TV"},
    {"Web0S", "LG TV"},
    {"webOS", "LG TV"},
    {"NetCast", "LG TV"},
    {"Tizen", "Samsung TV"},
    {"SMART-TV", "Samsung TV"},
    {"SEC_HHP", "Samsung TV"},
    {"BRAVIA", "Sony TV"},
    {"Viera", "Panasonic TV"},
    {"NETTV", "Philips TV"},
    {"; AFT", "Fire TV"},
    {"Android TV", "Android TV"},
    {"GoogleTV", "Google TV"},
    {"Google TV", "Google TV"},
    {"HbbTV", QT_TRANSLATE_NOOP("DeviceText", "Television")},
    {"SmartTV", QT_TRANSLATE_NOOP("DeviceText", "Television")},
};

constexpr Mark kApps[] = {
    {"ExoPlayer", QT_TRANSLATE_NOOP("DeviceText", "Android app")},
    {"AndroidXMedia3", QT_TRANSLATE_NOOP("DeviceText", "Android app")},
    {"stagefright", QT_TRANSLATE_NOOP("DeviceText", "Android app")},
    {"Dalvik/", QT_TRANSLATE_NOOP("DeviceText", "Android app")},
};

constexpr Mark kBrowsers[] = {
    {"Edg", "Edge"},        {"OPR/", "Opera"},    {"SamsungBrowser", "Samsung Internet"},
    {"Firefox", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"},
    {"Chrome", "Chrome"},   {"Safari", "Safari"},
};

constexpr Mark kSystems[] = {
    {"iPhone", "iPhone"}, {"iPad", "iPad"},     {"Android", "Android"}, {"Windows", "Windows"},
    {"Macintosh", "Mac"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"},
};

QString found(std::span<const Mark> marks, const QString &userAgent)
{
    for (const Mark &mark : marks) {
        if (userAgent.contains(QLatin1StringView(mark.text)))
            return DeviceText::tr(mark.name);
    }
    return {};
}

} // namespace

QString DeviceText::browser(const QString &userAgent)
{
    return userAgent.startsWith("Mozilla/"_L1) ? found(kBrowsers, userAgent) : QString();
}

QString DeviceText::system(const QString &userAgent)
{
    return found(kSystems, userAgent);
}

QString DeviceText::device(const QString &userAgent)
{
    if (const QString player = found(kPlayers, userAgent); !player.isEmpty())
        return player;
    if (userAgent.startsWith("AppleCoreMedia"_L1))
        return system(userAgent);
    return found(kApps, userAgent);
}

QString DeviceText::name(const QString &userAgent)
{
    if (const QString known = device(userAgent); !known.isEmpty())
        return known;
    const QString program = browser(userAgent);
    const QString where = system(userAgent);
    if (!program.isEmpty())
        return where.isEmpty() ? program : tr("%1 on %2", "browser, system").arg(program, where);
    // "Foo/1.2 (bar)" calls itself Foo.
    static const QRegularExpression product(u"^[A-Za-z][A-Za-z0-9 ._-]{0,30}"_s);
    const QString first = product.match(userAgent).captured().section(u'/', 0, 0).trimmed();
    return first.isEmpty() || first == "Mozilla"_L1 ? tr("Unknown player") : first;
}

// A browser whose system need not be named.
QString DeviceText::program(const QString &userAgent)
{
    return device(userAgent).isEmpty() ? browser(userAgent) : QString();
}

QString DeviceText::nameHere(const QString &userAgent)
{
    const QString known = program(userAgent);
    return tr("%1 on this computer").arg(known.isEmpty() ? name(userAgent) : known);
}

QString DeviceText::nameAt(const QString &userAgent, const QString &address)
{
    const QHostAddress host(address);
    bool isIpv4 = false;
    const quint32 ipv4 = host.toIPv4Address(&isIpv4);
    if (host.isLoopback() || (isIpv4 && QHostAddress(ipv4).isLoopback()))
        return nameHere(userAgent);
    const QString place = isIpv4 ? QHostAddress(ipv4).toString() : address;
    return program(userAgent).isEmpty()
               ? tr("%1 on %2", "player, address").arg(name(userAgent), place)
               : tr("%1 (%2)", "browser on system, address").arg(name(userAgent), place);
}

QString DeviceText::nameOf(const SessionSnapshot &session)
{
    return session.isHere ? nameHere(session.player) : nameAt(session.player, session.peer);
}

QString DeviceText::nameOf(const PlayheadSnapshot &playhead)
{
    return playhead.isHere ? nameHere(playhead.userAgent) : nameAt(playhead.userAgent, playhead.address);
}

} // namespace cuegate
