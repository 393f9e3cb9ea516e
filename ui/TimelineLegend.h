// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours of a timeline mean, in as many lines as its width asks for. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QFontMetrics>
#include <QPoint>
#include <QString>

#include <optional>
#include <vector>

namespace cuegate {

class TimelineContent;

class TimelineLegend
{
public:
    struct Item
    {
        std::optional<SegmentState> state; ///< nothing: the mark of a player
        QString text;
        QPoint at; ///< of its mark, from the top left of the legend
    };

    TimelineLegend(const TimelineContent &content, const QFontMetrics &metrics, int width);

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] int height() const { return m_height; }
    /// From a mark to its text.
    [[nodiscard]] static int markWidth(const Item &item, const QFontMetrics &metrics);

private:
    std::vector<Item> m_items;
    int m_height = 0;
};

} // namespace cuegate
