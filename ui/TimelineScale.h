// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a film lies under which pixel: zoom and pan of the timeline. x counts from the left edge of
// the lanes, in device-independent pixels. Thread: gui; pure.
#pragma once

#include <QtGlobal>

namespace cuegate {

class TimelineScale
{
public:
    static constexpr qint64 kShortestSpanMs = 200; ///< where nobody knows how long a picture is shown

    /// Keeps the view where it is if it still fits.
    void setDurationMs(qint64 durationMs);
    void setWidth(int width);
    /// What the view shows at the nearest: a few pictures.
    void setShortestSpanMs(qint64 ms);

    [[nodiscard]] double xOf(double ms) const;
    [[nodiscard]] qint64 msAt(double x) const; ///< within the film
    [[nodiscard]] qint64 durationMs() const { return m_durationMs; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] double startMs() const { return m_startMs; }
    [[nodiscard]] double spanMs() const { return m_spanMs; }
    [[nodiscard]] double msPerPixel() const { return m_spanMs / m_width; }
    [[nodiscard]] bool isWhole() const { return m_spanMs >= double(m_durationMs); }

    /// Shows \p factor times the detail; the time at \p anchorX stays there unless the film's ends forbid it.
    void zoom(double factor, double anchorX);
    void panBy(double pixels);
    void showStart();
    void showEnd();
    void showWhole();

    friend bool operator==(const TimelineScale &, const TimelineScale &) = default;

private:
    void clamp();

    qint64 m_durationMs = 1;
    qint64 m_shortestMs = kShortestSpanMs;
    int m_width = 1;
    double m_startMs = 0;
    double m_spanMs = 1;
};

} // namespace cuegate
