// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineScale.h"

#include <algorithm>
#include <cmath>

namespace cuegate {

void TimelineScale::setDurationMs(qint64 durationMs)
{
    const bool wasWhole = isWhole();
    m_durationMs = std::max<qint64>(durationMs, 1);
    if (wasWhole)
        m_spanMs = double(m_durationMs);
    clamp();
}

void TimelineScale::setWidth(int width)
{
    m_width = std::max(width, 1);
}

void TimelineScale::setShortestSpanMs(qint64 ms)
{
    m_shortestMs = std::max<qint64>(ms, 1);
}

double TimelineScale::xOf(double ms) const
{
    return (ms - m_startMs) / msPerPixel();
}

qint64 TimelineScale::msAt(double x) const
{
    const double ms = m_startMs + x * msPerPixel();
    return std::clamp<qint64>(std::llround(ms), 0, m_durationMs);
}

void TimelineScale::zoom(double factor, double anchorX)
{
    if (!(factor > 0))
        return;
    const double anchorMs = m_startMs + anchorX * msPerPixel();
    const double shortest = double(std::min(m_shortestMs, m_durationMs));
    m_spanMs = std::clamp(m_spanMs / factor, shortest, double(m_durationMs));
    m_startMs = anchorMs - anchorX * msPerPixel();
    clamp();
}

void TimelineScale::panBy(double pixels)
{
    m_startMs += pixels * msPerPixel();
    clamp();
}

void TimelineScale::showStart()
{
    m_startMs = 0;
}

void TimelineScale::showEnd()
{
    m_startMs = double(m_durationMs) - m_spanMs;
    clamp();
}

void TimelineScale::showWhole()
{
    m_startMs = 0;
    m_spanMs = double(m_durationMs);
}

void TimelineScale::clamp()
{
    m_spanMs = std::clamp(m_spanMs, 1.0, double(m_durationMs));
    m_startMs = std::clamp(m_startMs, 0.0, double(m_durationMs) - m_spanMs);
}

} // namespace cuegate
