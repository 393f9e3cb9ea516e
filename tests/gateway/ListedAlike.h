// SPDX-License-Identifier: GPL-3.0-or-later
// What the control port says of segments, beside the media playlists. Thread: the test's.
#pragma once

#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace cuegate::test {

using namespace Qt::StringLiterals;

/// Whether the control port says of every rendition of \p player how long its segments last as the
/// playlists do.
inline bool areListedAlike(GatewayUnderTest &gateway, const QByteArray &id, PlayerWalk &player)
{
    const QJsonObject all = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/segments"));
    const QJsonArray shown = all[u"renditions"_s].toArray();
    return std::ranges::all_of(player.renditions(), [&](const PlayerWalk::Rendition &rendition) {
        const QByteArray name = rendition.folder.chopped(1).split('/').last();
        const auto isIt = [&](const auto &each) {
            return each[u"id"_s].toString() == QLatin1StringView(name);
        };
        const auto found = std::ranges::find_if(shown, isIt);
        qsizetype n = 0;
        for (const QByteArray &line : player.get(rendition.folder + "index.m3u8").body.split('\n')) {
            if (found == shown.end() || !line.startsWith("#EXTINF:"))
                continue;
            const double ms = (*found)[u"segments"_s][n++][u"duration_ms"_s].toDouble();
            if (std::abs(ms - line.mid(8).chopped(1).toDouble() * 1000) > 1)
                return false;
        }
        return n > 5;
    });
}

} // namespace cuegate::test
