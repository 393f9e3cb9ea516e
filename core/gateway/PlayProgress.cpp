// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/PlayProgress.h"

#include <algorithm>

namespace cuegate {

namespace {

// Beyond what was asked for so far by more than this, or before what is shown, is a jump and not the next
// piece; sound and picture do not begin together to the millisecond.
constexpr qint64 kForwardToleranceMs = 1'500;
// The estimate may be ahead of a player that paused, and players ask for the segment they are in again.
constexpr qint64 kBackwardToleranceMs = 12'000;
// A lane that the player has left (it took another rendition) holds nothing up.
constexpr std::chrono::seconds kLaneCountsFor{30};

} // namespace

bool PlayProgress::isMain(Lane lane) const
{
    return lane == Lane::Picture || !state(Lane::Picture).isUsed;
}

qint64 PlayProgress::givenToMs() const
{
    const LaneState &picture = state(Lane::Picture);
    const LaneState &sound = state(Lane::Sound);
    if (!picture.isUsed)
        return sound.givenToMs;
    if (!sound.isUsed || sound.askedAt < picture.askedAt - kLaneCountsFor)
        return picture.givenToMs;
    return std::min(picture.givenToMs, sound.givenToMs);
}

std::optional<qint64> PlayProgress::positionMs(Time now) const
{
    if (!m_positionMs)
        return std::nullopt;
    const qint64 shown = *m_positionMs + std::max<qint64>(0, (now - m_positionAt).count());
    return std::max(*m_positionMs, std::min(shown, givenToMs()));
}

qint64 PlayProgress::bufferMs(Time now) const
{
    return std::max<qint64>(0, givenToMs() - positionMs(now).value_or(0));
}

void PlayProgress::settle(Time now)
{
    m_positionMs = positionMs(now);
    m_positionAt = now;
}

PlayProgress::Epoch PlayProgress::asked(Lane lane, qint64 fromMs, qint64 toMs, Time now)
{
    settle(now);
    LaneState &asker = state(lane);
    const bool isFirst = !std::exchange(asker.isUsed, true);
    const bool isBack = m_positionMs && fromMs < *m_positionMs - kBackwardToleranceMs;
    const bool isJump = isFirst || isBack || fromMs > asker.askedToMs + kForwardToleranceMs;
    // A piece that was given already and is wanted again: a player that changes to another rendition.
    const bool isAgain = !isJump && fromMs < asker.givenToMs - kForwardToleranceMs;
    asker.askedAt = now;
    if (isJump || isAgain) {
        ++asker.epoch;
        asker.givenToMs = fromMs;
        asker.askedToMs = toMs;
    } else {
        asker.askedToMs = std::max(asker.askedToMs, toMs);
    }
    if (isMain(lane) && (isJump || !m_positionMs))
        m_positionMs = fromMs;
    return asker.epoch;
}

void PlayProgress::reached(Lane lane, Epoch epoch, qint64 ms, Time now)
{
    settle(now);
    LaneState &given = state(lane);
    if (epoch != given.epoch || ms <= given.givenToMs)
        return;
    if (isMain(lane))
        m_givenMs += ms - given.givenToMs;
    given.givenToMs = ms;
    given.askedToMs = std::max(given.askedToMs, ms);
}

qint64 PlayProgress::takeGivenMs()
{
    return std::exchange(m_givenMs, 0);
}

} // namespace cuegate
