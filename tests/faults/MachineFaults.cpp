// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD): lets a test move its clocks, fill its disk, and have its encoders
// hang or crash, while it runs. What is to happen stands in the file $CUEGATE_MACHINE_FAULTS, six 64-bit
// numbers: seconds that the wall clock is off, seconds the machine has slept, whether there is no room below
// folders named "cache", of how many lines pictures are whose encoders do not come back, or crash, and
// whether drivers of hardware encoders crash. Thread: any; the file is mapped once.
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include <thread>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

struct Faults
{
    int64_t wallClockSeconds;
    int64_t sleptSeconds;
    int64_t isDiskFull;
    int64_t hangingHeight;
    int64_t crashingHeight;
    int64_t areDriversCrashing;
};

const volatile Faults &faults()
{
    static const Faults none{};
    static const volatile Faults *mapped = [] {
        const char *path = std::getenv("CUEGATE_MACHINE_FAULTS");
        const int fd = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        void *memory = fd < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(Faults), PROT_READ, MAP_SHARED, fd, 0);
        if (fd >= 0)
            ::close(fd);
        return memory == MAP_FAILED ? &none : static_cast<const Faults *>(memory);
    }();
    return *mapped;
}

template <typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool hasNoRoom(int fd)
{
    if (faults().isDiskFull == 0)
        return false;
    char link[64];
    char path[4096] = {};
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return ::readlink(link, path, sizeof path - 1) > 0 && std::strstr(path, "/cache/") != nullptr;
}

} // namespace

#define CUEGATE_EXPORT extern "C" __attribute__((visibility("default")))

CUEGATE_EXPORT int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto real = next<int (*)(clockid_t, timespec *)>("clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += faults().wallClockSeconds;
    if (result == 0 && clock == CLOCK_BOOTTIME)
        time->tv_sec += faults().sleptSeconds;
    return result;
}

CUEGATE_EXPORT int gettimeofday(timeval *time, void *zone) noexcept
{
    static const auto real = next<int (*)(timeval *, void *)>("gettimeofday");
    const int result = real(time, zone);
    if (result == 0)
        time->tv_sec += faults().wallClockSeconds;
    return result;
}

CUEGATE_EXPORT time_t time(time_t *result) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}

CUEGATE_EXPORT ssize_t write(int fd, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    if (!hasNoRoom(fd))
        return real(fd, bytes, size);
    errno = ENOSPC;
    return -1;
}

CUEGATE_EXPORT ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    if (!hasNoRoom(fd))
        return real(fd, bytes, size, at);
    errno = ENOSPC;
    return -1;
}

CUEGATE_EXPORT ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at)
{
    return pwrite(fd, bytes, size, at);
}

CUEGATE_EXPORT int avcodec_send_frame(AVCodecContext *context, const AVFrame *frame)
{
    static const auto real = next<int (*)(AVCodecContext *, const AVFrame *)>("avcodec_send_frame");
    while (context->height == faults().hangingHeight) {
        // At work, as what goes round in circles is.
    }
    if (context->height == faults().crashingHeight)
        std::raise(SIGSEGV);
    return real(context, frame);
}

// NVENC crashes in a thread of its driver, which it waits for; others where they are called.
CUEGATE_EXPORT int avcodec_open2(AVCodecContext *context, const AVCodec *codec, AVDictionary **options)
{
    static const auto real =
        next<int (*)(AVCodecContext *, const AVCodec *, AVDictionary **)>("avcodec_open2");
    if (faults().areDriversCrashing != 0 && codec && codec->wrapper_name &&
        std::strncmp(codec->name, "h264_", 5) == 0) {
        if (std::strcmp(codec->wrapper_name, "nvenc") == 0)
            std::thread([] { std::raise(SIGSEGV); }).join();
        std::raise(SIGSEGV);
    }
    return real(context, codec, options);
}
