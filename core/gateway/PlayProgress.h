// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates where a player is in a film from what it asks for and is given: it shows the film at its own pace
// from where it began to ask, as far as it was given it; who asks elsewhere has jumped there.
// Thread: any; a plain value. Times: film in milliseconds, clock as std::chrono::milliseconds.
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <optional>

namespace cuegate {

class PlayProgress
{
public:
    using Time = std::chrono::milliseconds;
    enum class Lane : quint8 { Picture, Sound }; ///< Picture: with whatever is muxed into it
    using Epoch = quint32;                       ///< changes with each jump of a lane

    /// Film from \p fromMs to \p toMs is asked for.
    Epoch asked(Lane lane, qint64 fromMs, qint64 toMs, Time now);
    /// It was given up to \p ms. What was asked for before a jump says nothing any more.
    void reached(Lane lane, Epoch epoch, qint64 ms, Time now);

    /// What is shown; nothing before anything was asked for.
    [[nodiscard]] std::optional<qint64> positionMs(Time now) const;
    /// How far beyond that the film was given.
    [[nodiscard]] qint64 bufferMs(Time now) const;
    /// Film time given since the last call.
    [[nodiscard]] qint64 takeGivenMs();

private:
    struct LaneState
    {
        bool isUsed = false;
        Epoch epoch = 0;
        qint64 askedToMs = 0;
        qint64 givenToMs = 0;
        Time askedAt{};
    };
    [[nodiscard]] bool isMain(Lane lane) const;
    [[nodiscard]] LaneState &state(Lane lane) { return m_lanes[size_t(lane)]; }
    [[nodiscard]] const LaneState &state(Lane lane) const { return m_lanes[size_t(lane)]; }
    [[nodiscard]] qint64 givenToMs() const;
    void settle(Time now);

    std::array<LaneState, 2> m_lanes;
    std::optional<qint64> m_positionMs; ///< at m_positionAt
    Time m_positionAt{};
    qint64 m_givenMs = 0;
};

} // namespace cuegate
