// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for ffmpeg and ffprobe while tests run (it is found first, under their names). Each of them takes
// 0.2 s of processor time to load its two hundred libraries, and the tests start some thousand. So the real
// program is loaded once, by ProgramServer.cpp, and of that each run is a copy, with this one's words,
// folder, environment and streams; it lasts as long as this one does and ends as it does. Whatever is not as
// expected, the real program is simply run.
#include "tests/programs/ProgramRequest.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cuegate::test;

static constexpr int kBeginsWithinMs = 10'000;

static std::string ownFolder()
{
    char path[4096] = {};
    const ssize_t size = ::readlink("/proc/self/exe", path, sizeof path - 1);
    const std::string own(path, size > 0 ? size_t(size) : 0);
    return own.substr(0, own.rfind('/'));
}

/// The program of this name that is found when this one is not there.
static std::string realProgram(const std::string &name, const std::string &without)
{
    const char *path = std::getenv("PATH");
    const std::string folders = path ? path : "/usr/bin";
    for (size_t at = 0; at <= folders.size();) {
        const size_t end = std::min(folders.find(':', at), folders.size());
        const std::string folder = folders.substr(at, end - at);
        const std::string file = folder + '/' + name;
        if (folder != without && ::access(file.c_str(), X_OK) == 0)
            return file;
        at = end + 1;
    }
    return {};
}

/// Of the abstract namespace, so that nothing is left behind: one for each program, build and user.
static std::pair<sockaddr_un, socklen_t> addressOf(const std::string &real, const std::string &folder)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = "cuegate " + std::to_string(::getuid()) + ' ' +
                             std::to_string(std::hash<std::string>()(real + ' ' + folder));
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    return {address, socklen_t(offsetof(sockaddr_un, sun_path) + 1 + name.size())};
}

/// With nothing of what this process has but the socket, so that nobody waits for it.
[[noreturn]] static void becomeServer(const std::string &real, const std::string &folder, int listening)
{
    ::setsid();
    if (::chdir("/") != 0 || ::dup2(listening, kListeningDescriptor) < 0)
        ::_exit(1);
    ::close_range(kListeningDescriptor + 1, ~0U, 0);
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; stream < kStreams; ++stream)
        ::dup2(nowhere, stream);
    ::setenv("LD_PRELOAD", (folder + "/libcuegate_programserver.so").c_str(), 1);
    ::setenv(kServes, "1", 1);
    ::execl(real.c_str(), real.c_str(), nullptr);
    ::_exit(1);
}

static int connected(const std::string &real, const std::string &folder)
{
    const auto [address, size] = addressOf(real, folder);
    const auto *const where = reinterpret_cast<const sockaddr *>(&address);
    const int client = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (::connect(client, where, size) == 0)
        return client;
    const int listening = ::socket(AF_UNIX, SOCK_SEQPACKET, 0);
    if (::bind(listening, where, size) == 0 && ::listen(listening, 64) == 0) {
        const pid_t child = ::fork();
        if (child == 0) {
            if (::fork() == 0)
                becomeServer(real, folder, listening);
            ::_exit(0);
        }
        ::waitpid(child, nullptr, 0);
    }
    ::close(listening);
    return ::connect(client, where, size) == 0 ? client : -1;
}

static bool sent(int server, const ProgramRequest &request)
{
    std::string packet = request.packet();
    if (packet.size() > kMostRequestBytes)
        return false;
    StreamMessage message(packet.data(), packet.size());
    cmsghdr *const control = CMSG_FIRSTHDR(&message.header);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(kStreams * sizeof(int));
    const int streams[kStreams] = {0, 1, 2};
    std::memcpy(CMSG_DATA(control), streams, sizeof streams);
    return ::sendmsg(server, &message.header, MSG_NOSIGNAL) == ssize_t(packet.size());
}

static bool hasBegun(int server)
{
    pollfd wait{server, POLLIN, 0};
    char begun = 0;
    return ::poll(&wait, 1, kBeginsWithinMs) == 1 && ::recv(server, &begun, 1, 0) == 1;
}

int main(int argc, char **argv)
{
    const std::string folder = ownFolder();
    const std::string called = argv[0];
    const std::string real = realProgram(called.substr(called.rfind('/') + 1), folder);
    if (real.empty())
        return 127;
    ProgramRequest request;
    if (char *const here = ::get_current_dir_name()) {
        request.folder = here;
        std::free(here);
    }
    request.arguments.assign(argv, argv + argc);
    request.arguments.front() = real;
    for (char **word = environ; *word; ++word)
        request.environment.emplace_back(*word);
    const int server = connected(real, folder);
    if (server < 0 || !sent(server, request) || !hasBegun(server)) {
        ::close(server); // so that it does not begin after all
        ::execv(real.c_str(), argv);
        return 127;
    }
    int status = 0;
    if (::recv(server, &status, sizeof status, 0) != sizeof status)
        return 126;
    if (!WIFSIGNALED(status))
        return WEXITSTATUS(status);
    std::signal(WTERMSIG(status), SIG_DFL);
    ::raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}
