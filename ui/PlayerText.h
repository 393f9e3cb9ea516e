// SPDX-License-Identifier: GPL-3.0-or-later
// What players will do with a title, in people's words. Thread: gui; pure.
#pragma once

#include "core/plan/PlayerProfile.h"

#include <QCoreApplication>

namespace cuegate {

class PlayerText
{
    Q_DECLARE_TR_FUNCTIONS(PlayerText)
public:
    /// "iPhone and iPad", "Kodi".
    [[nodiscard]] static QString name(PlayerId player);

    /// "Plays without conversion on TVs, Kodi, and VLC"; browsers are one if it is all of them. Of
    /// playsDirectlyOn().
    [[nodiscard]] static QString playsDirectly(const std::vector<PlayerId> &players);

    /// A sentence or two: "Plays without conversion.", "The picture is converted to H.264: …".
    [[nodiscard]] static QString verdict(const PlayerProfile &player, const MediaInfo &info,
                                         const std::vector<TrackHandling> &handled);

    /// "copied", "converted to AAC".
    [[nodiscard]] static QString handling(const Track &track, const TrackHandling &handled);
    /// "Audio 2 (English), E-AC-3: converted to AAC. E-AC-3 is not decoded by Firefox."
    [[nodiscard]] static QString trackLine(const PlayerProfile &player, const Track &track,
                                           const TrackHandling &handled, const QString &reason);
    /// Why it is not simply copied, a sentence; empty if it is. \p reason: TrackVerdict::reason.
    [[nodiscard]] static QString why(const PlayerProfile &player, const Track &track,
                                     const TrackHandling &handled, const QString &reason);
};

} // namespace cuegate
