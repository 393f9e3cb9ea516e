// SPDX-License-Identifier: GPL-3.0-or-later
// What a place of a timeline says in words. Thread: gui; pure.
#pragma once

#include "ui/TimelineContent.h"
#include "ui/TimelineLayout.h"
#include "ui/TimelineScale.h"

#include <QCoreApplication>
#include <QStringList>

namespace cuegate {

class TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
public:
    /// \p x from the lanes' left edge; \p row: the lane, null between lanes.
    [[nodiscard]] static QStringList at(const TimelineContent &content, const TimelineScale &scale,
                                        const TimelineLayout::Row *row, double x);

private:
    [[nodiscard]] static QString segment(const RenditionSnapshot &rendition, qint64 ms);
    [[nodiscard]] static QStringList lane(const TimelineContent &content, const TimelineLayout::Row &row,
                                          qint64 ms);
    [[nodiscard]] static QStringList players(const TimelineContent &content, const TimelineScale &scale,
                                             double x);
    [[nodiscard]] static QStringList keyframe(const TimelineContent &content, size_t number);
};

} // namespace cuegate
