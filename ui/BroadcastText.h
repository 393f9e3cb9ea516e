// SPDX-License-Identifier: GPL-3.0-or-later
// What players make of a channel that is passed on as it is, in people's words. Thread: gui; pure.
#pragma once

#include "core/media/MediaInfo.h"

#include <QCoreApplication>
#include <QStringList>

namespace cuegate {

class BroadcastText
{
    Q_DECLARE_TR_FUNCTIONS(BroadcastText)
public:
    /// "• Audio 2 (German), MP2, 2.0, 48 kHz", one for each picture and sound.
    [[nodiscard]] static QStringList tracks(const MediaInfo &channel);
    /// Sentences: who plays it, who shows it without sound, who does not show it. None if its tracks are not
    /// known.
    [[nodiscard]] static QStringList players(const MediaInfo &channel);
};

} // namespace cuegate
