// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done at a time of a film: copy it or a link that begins there, or play from there. Thread: gui.
#pragma once

#include "ui/InstalledPlayers.h"

#include <QMenu>

namespace cuegate {

class TimelineMenu final : public QMenu
{
    Q_OBJECT
public:
    struct Spot
    {
        qint64 ms = 0;
        QString segmentUrl; ///< of the segment there; empty: there is none
    };
    /// Deletes itself when it is closed. Without valid \p urls only the time can be copied.
    TimelineMenu(const Spot &spot, const SourceUrls &urls, const InstalledPlayers &players, QWidget *parent);

Q_SIGNALS:
    void copied(const QString &sentence); ///< what is on the clipboard now
    void failed(const QString &sentence);

private:
    void addCopy(const QString &text, const QString &copiedText, const QString &sentence);
    void addLinks(const Spot &spot, const SourceUrls &urls);
    void addPlayers(const Spot &spot, const SourceUrls &urls, const InstalledPlayers &players);
};

} // namespace cuegate
