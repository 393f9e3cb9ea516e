// SPDX-License-Identifier: GPL-3.0-or-later
// One entry as a list states it. Thread: any; a plain value.
#pragma once

#include <QByteArray>

namespace cuegate {

struct ListItem
{
    enum class Kind { Channel, Film, List };
    Kind kind = Kind::Channel;
    QByteArray name;                ///< as all texts UTF-8 on one line; not empty
    QByteArray group;               ///< empty: none
    QByteArray url;                 ///< absolute, as it was spelled: http, https or, of a list on disk, file
    QByteArray channelId;           ///< tvg-id: what a guide calls it
    QByteArray userAgent, referrer; ///< to be sent when it is asked for; empty: nothing
    int number = 0;
    qint64 durationMs = 0; ///< 0: not known
};

} // namespace cuegate
