// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program before all its libraries: instead of its main() it waits for requests of
// ProgramClient.cpp and answers each with a copy of itself, in which main() runs. Ends when nobody has asked
// for a while. Without sanitizers, as the program is.
#include "tests/programs/ProgramRequest.h"

#include <csignal>
#include <cstdlib>

#include <dlfcn.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cuegate::test;

using Main = int (*)(int, char **, char **);
static Main realMain = nullptr;

namespace {

struct Running
{
    pid_t process;
    int ends;   ///< readable once it has ended
    int client; ///< gone: it is to end
};

} // namespace

static std::vector<char *> pointersTo(std::vector<std::string> &words)
{
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

[[noreturn]] static void runCopy(ProgramRequest &request, const int *streams)
{
    for (int stream = 0; stream < kStreams; ++stream)
        ::dup2(streams[stream], stream);
    ::close_range(kStreams, ~0U, 0);
    if (::chdir(request.folder.c_str()) != 0)
        ::_exit(126);
    std::vector<char *> arguments = pointersTo(request.arguments);
    std::vector<char *> variables = pointersTo(request.environment);
    ::clearenv();
    for (char *const variable : variables) {
        if (variable)
            ::putenv(variable);
    }
    std::exit(realMain(int(request.arguments.size()), arguments.data(), environ));
}

/// Nothing if there is no such request.
static std::optional<Running> begun(int client)
{
    std::string packet(kMostRequestBytes, '\0');
    StreamMessage message(packet.data(), packet.size());
    const ssize_t size = ::recvmsg(client, &message.header, MSG_CMSG_CLOEXEC);
    const cmsghdr *const control = CMSG_FIRSTHDR(&message.header);
    if (size <= 0 || !control || control->cmsg_len != CMSG_LEN(kStreams * sizeof(int)))
        return std::nullopt;
    int streams[kStreams];
    std::memcpy(streams, CMSG_DATA(control), sizeof streams);
    packet.resize(size_t(size));
    std::optional<Running> running;
    if (auto request = ProgramRequest::of(packet); request && ::send(client, "x", 1, MSG_NOSIGNAL) == 1) {
        const pid_t process = ::fork();
        if (process == 0)
            runCopy(*request, streams);
        if (process > 0)
            running = Running{process, int(::syscall(SYS_pidfd_open, process, 0)), client};
    }
    for (const int stream : streams)
        ::close(stream);
    return running;
}

/// Whether it is over.
static bool isOver(const Running &running, bool hasEnded, bool isLeft)
{
    if (!hasEnded && !isLeft)
        return false;
    if (!hasEnded)
        ::kill(running.process, SIGKILL);
    int status = 0;
    ::waitpid(running.process, &status, 0);
    ::send(running.client, &status, sizeof status, MSG_NOSIGNAL);
    ::close(running.ends);
    ::close(running.client);
    return true;
}

static int serve(int /*argc*/, char ** /*argv*/, char ** /*environment*/)
{
    constexpr int kIdleMs = 20'000;
    std::vector<Running> all;
    for (;;) {
        std::vector<pollfd> waits{{kListeningDescriptor, POLLIN, 0}};
        for (const Running &running : all) {
            waits.push_back({running.ends, POLLIN, 0});
            waits.push_back({running.client, POLLIN, 0});
        }
        const int ready = ::poll(waits.data(), waits.size(), all.empty() ? kIdleMs : -1);
        if (ready == 0)
            return 0;
        for (size_t i = all.size(); ready > 0 && i-- > 0;) {
            if (isOver(all[i], waits[1 + 2 * i].revents != 0, waits[2 + 2 * i].revents != 0))
                all.erase(all.begin() + std::ptrdiff_t(i));
        }
        if (ready < 0 || waits.front().revents == 0)
            continue;
        const int client = ::accept4(kListeningDescriptor, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        const timeval soon{2, 0};
        ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
        if (const auto running = begun(client))
            all.push_back(*running);
        else
            ::close(client);
    }
}

// The C library's, which a program calls first.
extern "C" __attribute__((visibility("default"))) int __libc_start_main(Main main, int argc, char **argv,
                                                                        void (*init)(), void (*fini)(),
                                                                        void (*loaderFini)(), void *stackEnd)
{
    using Start = int (*)(Main, int, char **, void (*)(), void (*)(), void (*)(), void *);
    const auto start = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, "__libc_start_main"));
    realMain = main;
    return start(std::getenv(kServes) ? serve : main, argc, argv, init, fini, loaderFini, stackEnd);
}
