// SPDX-License-Identifier: GPL-3.0-or-later
// What the two halves of tests/programs say to each other: one packet with a program's words, and one byte
// and one number back. Thread: any.
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <sys/socket.h>

namespace cuegate::test {

inline constexpr int kListeningDescriptor = 3;           ///< which the server begins with
inline constexpr const char *kServes = "CUEGATE_SERVES"; ///< set for it, and nobody else
inline constexpr size_t kMostRequestBytes = 160'000;
inline constexpr int kStreams = 3; ///< input, output and errors, which travel with the packet

struct ProgramRequest
{
    std::string folder;
    std::vector<std::string> arguments; ///< the program's name first
    std::vector<std::string> environment;

    [[nodiscard]] std::string packet() const
    {
        std::string bytes = folder + '\0' + std::to_string(arguments.size()) + '\0';
        for (const auto *list : {&arguments, &environment}) {
            for (const std::string &word : *list)
                bytes += word + '\0';
        }
        return bytes;
    }

    static std::optional<ProgramRequest> of(const std::string &packet)
    {
        std::vector<std::string> words;
        for (size_t at = 0; at < packet.size(); at += words.back().size() + 1)
            words.emplace_back(packet.c_str() + at);
        if (words.size() < 3)
            return std::nullopt;
        const size_t count = std::strtoul(words[1].c_str(), nullptr, 10);
        if (count < 1 || count > words.size() - 2)
            return std::nullopt;
        const auto first = words.begin() + 2;
        const auto last = first + std::ptrdiff_t(count);
        return ProgramRequest{words[0], {first, last}, {last, words.end()}};
    }
};

/// A message of \p bytes with room for the descriptors of the three streams.
struct StreamMessage
{
    StreamMessage(void *bytes, size_t size)
        : piece{bytes, size}
    {
        header.msg_iov = &piece;
        header.msg_iovlen = 1;
        header.msg_control = control;
        header.msg_controllen = sizeof control;
    }
    iovec piece;
    alignas(cmsghdr) char control[CMSG_SPACE(kStreams * sizeof(int))] = {};
    msghdr header{};
};

} // namespace cuegate::test
