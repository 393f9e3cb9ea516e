// SPDX-License-Identifier: GPL-3.0-or-later
// A job of the SegmentService as others see it. Thread: any; plain values.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace cuegate {

struct SegmentJob
{
    quint64 id = 0; ///< no two jobs have the same, also not of the same segment
    QString sourceId;
    QByteArray rendition;
    qsizetype number = 0;
    qint64 beginMs = 0; ///< of the segment, since the title's start
    qint64 endMs = 0;
    enum class State {
        Waiting, ///< for a thread
        Running,
        Ending, ///< called off, for as long as its worker needs to notice
        Hanging ///< given up: its thread does not come back
    } state = State::Waiting;
    bool isConverting = false;         ///< else it copies, or reads from the disk
    bool isAsked = false;              ///< a player waits for it; else it is made ahead
    int percent = -1;                  ///< of the pictures that are converted; -1: not known
    std::chrono::milliseconds since{}; ///< when it came into its state, by SteadyClock
    friend bool operator==(const SegmentJob &, const SegmentJob &) = default;
};

} // namespace cuegate
