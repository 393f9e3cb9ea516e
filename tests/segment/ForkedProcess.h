// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the test's process that does some work and tells of each step, until it ends or is killed.
// Thread: the test's, which must be the only one when it starts.
#pragma once

#include <QtGlobal>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

namespace cuegate::test {

class ForkedProcess
{
public:
    /// \p work is given a function to call after each step.
    template <typename Work>
    explicit ForkedProcess(Work work)
    {
        [[maybe_unused]] const int made = ::pipe(m_steps);
        m_child = ::fork();
        if (m_child != 0) {
            ::close(m_steps[1]);
            return;
        }
        work([this] { [[maybe_unused]] const auto told = ::write(m_steps[1], "x", 1); });
        ::_exit(0);
    }
    ~ForkedProcess()
    {
        kill();
        [[maybe_unused]] const bool wasKilled = waitForEnd();
        ::close(m_steps[0]);
    }
    ForkedProcess(const ForkedProcess &) = delete;
    ForkedProcess &operator=(const ForkedProcess &) = delete;

    /// How many steps were told of: \p most, or fewer if it ended before.
    [[nodiscard]] qsizetype waitForSteps(qsizetype most)
    {
        qsizetype steps = 0;
        char ignored = 0;
        while (steps < most && ::read(m_steps[0], &ignored, 1) == 1)
            ++steps;
        return steps;
    }
    void kill()
    {
        if (m_child > 0)
            ::kill(m_child, SIGKILL);
    }
    /// Whether it was killed.
    [[nodiscard]] bool waitForEnd()
    {
        int status = 0;
        if (m_child > 0)
            ::waitpid(m_child, &status, 0);
        m_child = 0;
        return WIFSIGNALED(status);
    }

private:
    int m_steps[2] = {};
    pid_t m_child = 0;
};

} // namespace cuegate::test
