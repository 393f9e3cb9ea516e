// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/BroadcastText.h"

#include "core/plan/PlayerProfile.h"
#include "ui/Format.h"
#include "ui/MediaText.h"
#include "ui/PlayerText.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// Nothing is converted, so each takes what is there.
static bool decodes(const PlayerProfile &player, const MediaInfo &channel, TrackId track)
{
    std::vector<TrackVerdict> verdicts;
    for (const Track &one : channel.tracks)
        verdicts.push_back({one.id, true, false, {}});
    const auto handled = handlingBy(player, channel, verdicts);
    const auto found = std::ranges::find(handled, track, &TrackHandling::track);
    return found == handled.end() || found->handling != Handling::Unplayable;
}

QStringList BroadcastText::tracks(const MediaInfo &channel)
{
    QStringList lines;
    for (const Track &track : channel.tracks) {
        if (track.type != TrackType::Video && track.type != TrackType::Audio)
            continue;
        QStringList parts{MediaText::trackName(track), codecName(track.codec), MediaText::details(track)};
        parts.removeAll(QString());
        lines << u"• "_s + Format::isolated(parts.join(tr(", ", "between parts of a list")));
    }
    return lines;
}

QStringList BroadcastText::players(const MediaInfo &channel)
{
    const Track *main = channel.track(channel.mainTrack);
    if (!main)
        return {};
    const TrackId sound = mainAudio(channel);
    std::vector<PlayerId> playing;
    QStringList silent;
    QStringList dark;
    for (const PlayerProfile &player : playerProfiles()) {
        if (!decodes(player, channel, main->id))
            dark << PlayerText::name(player.id);
        else if (!decodes(player, channel, sound))
            silent << PlayerText::name(player.id);
        else
            playing.push_back(player.id);
    }
    QStringList lines{tr("%1.").arg(PlayerText::playsDirectly(playing))};
    if (!silent.isEmpty())
        lines << tr("Without sound, or not at all, on %1, where %2 is not decoded.")
                     .arg(QLocale().createSeparatedList(silent), codecName(channel.track(sound)->codec));
    if (!dark.isEmpty())
        lines << tr("Does not play on %1, where %2 is not decoded.")
                     .arg(QLocale().createSeparatedList(dark), codecName(main->codec));
    if (!silent.isEmpty() || !dark.isEmpty())
        lines << tr("Cuegate does not convert live channels.");
    return lines;
}

} // namespace cuegate
