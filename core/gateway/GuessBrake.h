// SPDX-License-Identifier: GPL-3.0-or-later
// Who tries links that are none (FAULTS.md threat 7) waits for the answers, ever longer. What counts is how
// many different ones an address has tried in the last minute: a player with an old link asks for the same
// few again and again, and is not held up. Who has a link never is. Thread: net; one user.
#pragma once

#include "core/base/Clock.h"

#include <QByteArrayView>
#include <QHash>
#include <QHostAddress>

#include <deque>

namespace cuegate {

class GuessBrake
{
public:
    static constexpr int kFreeGuesses = 16; ///< in a minute: links that a household may have kept
    static constexpr std::chrono::milliseconds kStep{100};
    static constexpr std::chrono::milliseconds kLongest{5000}; ///< of the 7 s that an answer may take
    static constexpr qsizetype kMostAddresses = 1024;

    /// \p clock must outlive it.
    explicit GuessBrake(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// How long the answer to \p peer, who has tried \p capability in vain, is to wait.
    [[nodiscard]] std::chrono::milliseconds delayFor(const QHostAddress &peer, QByteArrayView capability);
    /// Of which something is remembered.
    [[nodiscard]] qsizetype addresses() const { return m_guessers.size(); }

private:
    struct Guess
    {
        size_t hash = 0;
        std::chrono::milliseconds at{};
    };
    struct Guesser
    {
        std::deque<Guess> guesses; ///< different ones, the oldest first
        std::chrono::milliseconds seenAt{};
    };
    void makeRoom();

    const Clock &m_clock;
    QHash<QHostAddress, Guesser> m_guessers; ///< by network, where one machine has all of that
};

} // namespace cuegate
