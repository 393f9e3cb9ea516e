// SPDX-License-Identifier: GPL-3.0-or-later
// A network namespace for one thread and what it starts: its own interfaces and name server (Linux, root).
// Thread: inOwnNetwork() runs its work on a new one and waits.
#pragma once

#include <QString>

#include <optional>
#include <thread>

namespace cuegate::test {

class OwnNetwork
{
public:
    OwnNetwork();
    ~OwnNetwork();
    [[nodiscard]] bool isMade() const { return m_isMade; }

    /// Names are looked up at a server that takes questions and never answers.
    void useSilentNameServer();
    /// Names are looked up at a port where nobody is.
    void useNoNameServer();
    /// "ip" with these arguments; false if it fails.
    [[nodiscard]] static bool ip(const QString &arguments);

private:
    void useNameServer(const char *address);
    bool m_isMade = false;
    int m_silent = -1;
};

/// The result of \p work, or nothing if there can be no such network here.
template <typename Work>
auto inOwnNetwork(Work work) -> std::optional<decltype(work(std::declval<OwnNetwork &>()))>
{
    std::optional<decltype(work(std::declval<OwnNetwork &>()))> result;
    std::thread([&] {
        OwnNetwork network;
        if (network.isMade())
            result = work(network);
    }).join();
    return result;
}

} // namespace cuegate::test
