// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the cache may use its disk, and what people are told when it may not (FAULTS.md L3, L4, L5):
// without room or access it pauses until a trial has worked; after five device errors in a row it is off
// until the next start. Thread: none of its own; whoever owns it guards it.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"

#include <memory>
#include <optional>

namespace cuegate {

class CacheHealth
{
public:
    explicit CacheHealth(std::shared_ptr<const Clock> clock)
        : m_clock(std::move(clock))
    {
    }

    [[nodiscard]] bool isOff() const { return m_state == State::Off; }
    [[nodiscard]] bool isPaused() const { return m_state == State::Paused; }
    [[nodiscard]] const QString &problem() const { return m_problem; } ///< a sentence; empty if all is well

    void readWorked() { m_readErrors = 0; }
    void writeWorked();
    void readFailed(const Error &error);
    void writeFailed(const Error &error);
    /// \p problem is a sentence.
    void pause(const QString &problem);

private:
    enum class State { Well, Paused, Off };
    void countDeviceError(int &errors);
    void say(const QString &problem);

    const std::shared_ptr<const Clock> m_clock;
    State m_state = State::Well;
    QString m_problem;
    int m_readErrors = 0; // in a row
    int m_writeErrors = 0;
    std::optional<std::chrono::milliseconds> m_saidAt;
};

} // namespace cuegate
