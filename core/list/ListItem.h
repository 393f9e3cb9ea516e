// SPDX-License-Identifier: GPL-3.0-or-later
// One entry as a list states it. Thread: any; a plain value.
#pragma once

#include <QByteArray>

namespace cuegate {

struct ListItem
{
    enum class Kind { Channel, Film, List, Series, Episode };
    Kind kind = Kind::Channel;
    quint64 id = 0;   ///< that it has by itself; 0: it follows from name, guide id and file name
    QByteArray name;  ///< as all texts UTF-8 on one line; not empty
    QByteArray group; ///< empty: none
    /// Absolute, as it was spelled: http, https or, of a list on disk, file. Of a series, where its provider
    /// tells its episodes.
    QByteArray url;
    QByteArray channelId;           ///< tvg-id: what a guide calls it
    QByteArray userAgent, referrer; ///< to be sent when it is asked for; empty: nothing
    int number = 0;
    qint64 durationMs = 0; ///< 0: not known
};

} // namespace cuegate
