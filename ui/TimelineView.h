// SPDX-License-Identifier: GPL-3.0-or-later
// What all that draws a part of a timeline needs. Thread: gui; lives as long as the drawing of one picture.
#pragma once

#include "ui/Icons.h"
#include "ui/TimelineContent.h"
#include "ui/TimelineScale.h"

#include <QPainter>
#include <QPalette>

namespace cuegate {

struct TimelineView
{
    QPainter &painter;
    const TimelineContent &content;
    const TimelineScale &scale;
    const QPalette &palette;
    const Accents accents;
};

} // namespace cuegate
