// SPDX-License-Identifier: GPL-3.0-or-later
// Who tries links that are none (FAULTS.md threat 7) waits for the answers, ever longer. What counts is how
// many an address tries, and how fast: far more than whoever checks or watches a house full of old links
// does. The same few again count once: a player with an old link is not held up. Who has a link never is.
// Thread: net; one user.
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
    static constexpr int kFreeGuesses = 12'000; ///< at once
    static constexpr int kForgivenPerSecond = 20;
    static constexpr size_t kRepeated = 16; ///< links that a household may have kept
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
    struct Guesser
    {
        std::deque<size_t> last; ///< hashes of the last different ones
        qint64 thousandths = 0;  ///< of guesses, less what was forgiven
        std::chrono::milliseconds seenAt{};
    };
    void makeRoom();

    const Clock &m_clock;
    QHash<QHostAddress, Guesser> m_guessers; ///< by network, where one machine has all of that
};

} // namespace cuegate
