// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DeviceText.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Sign
{
    QLatin1StringView word;
    QLatin1StringView name;
};

// The first that is in a User-Agent counts: browsers name each other, players name the library they use.
constexpr std::array kSigns{Sign{"Kodi"_L1, "Kodi"_L1},
                            Sign{"XBMC"_L1, "Kodi"_L1},
                            Sign{"VLC"_L1, "VLC"_L1},
                            Sign{"LibVLC"_L1, "VLC"_L1},
                            Sign{"libmpv"_L1, "mpv"_L1},
                            Sign{"mpv"_L1, "mpv"_L1},
                            Sign{"Tizen"_L1, "Samsung TV"_L1},
                            Sign{"Web0S"_L1, "LG TV"_L1},
                            Sign{"webOS"_L1, "LG TV"_L1},
                            Sign{"CrKey"_L1, "Chromecast"_L1},
                            Sign{"Roku"_L1, "Roku"_L1},
                            Sign{"AppleTV"_L1, "Apple TV"_L1},
                            Sign{"Apple TV"_L1, "Apple TV"_L1},
                            Sign{"ExoPlayer"_L1, "ExoPlayer"_L1},
                            Sign{"AppleCoreMedia"_L1, "Safari"_L1},
                            Sign{"GStreamer"_L1, "GStreamer"_L1},
                            Sign{"Firefox"_L1, "Firefox"_L1},
                            Sign{"Edg/"_L1, "Edge"_L1},
                            Sign{"OPR/"_L1, "Opera"_L1},
                            Sign{"Chrome"_L1, "Chrome"_L1},
                            Sign{"Safari"_L1, "Safari"_L1},
                            Sign{"Lavf"_L1, "FFmpeg"_L1}};

} // namespace

QString DeviceText::program(const QString &userAgent)
{
    for (const Sign &sign : kSigns) {
        if (userAgent.contains(sign.word))
            return sign.name;
    }
    // "MyPlayer/1.2 (…)": its own name, if it is one.
    const QString first = userAgent.section(u'/', 0, 0).simplified().left(24);
    return first.isEmpty() || first == "Mozilla"_L1 ? tr("A player") : first;
}

QString DeviceText::player(const PlayheadSnapshot &playhead)
{
    const QString name = program(playhead.userAgent);
    return playhead.isThisComputer ? tr("%1 on this computer").arg(name)
                                   : tr("%1 on %2", "program, address").arg(name, playhead.address);
}

} // namespace cuegate
