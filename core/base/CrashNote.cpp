// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CrashNote.h"

#include <atomic>

#if defined(Q_OS_UNIX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CUEGATE_NOTES_CRASHES
#include <array>
#include <csignal>
#include <unistd.h>
#endif

namespace cuegate {

// A handler may only touch what needs no lock and no memory: the first use of other thread-local variables
// would take some.
#ifdef Q_OS_UNIX
__attribute__((tls_model("initial-exec")))
#endif
static thread_local qint64 t_place = -1;

CrashPlace::CrashPlace(qint64 offsetBytes)
    : m_before(t_place)
{
    t_place = offsetBytes;
}

CrashPlace::~CrashPlace()
{
    t_place = m_before;
}

qint64 CrashPlace::current()
{
    return t_place;
}

#ifdef CUEGATE_NOTES_CRASHES

static constexpr std::array kFatal{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
static std::atomic<int> s_descriptor = -1;
static std::atomic<qint64> s_elsewhere = 0;
static std::array<struct sigaction, kFatal.size()> s_before;

// Signal-safe (signal-safety(7)). Raised again, the signal comes when this returns, for whoever had it
// before.
static void onCrash(int signal)
{
    const char digits[kCrashNoteDigits] = {char('0' + signal / 10 % 10), char('0' + signal % 10)};
    const qint64 place = t_place >= 0 ? t_place : s_elsewhere.load();
    [[maybe_unused]] const auto written = ::pwrite(s_descriptor.load(), digits, sizeof digits, off_t(place));
    for (size_t i = 0; i < kFatal.size(); ++i) {
        if (kFatal[i] == signal)
            ::sigaction(signal, &s_before[i], nullptr);
    }
    ::raise(signal);
}

void noteCrashes(int descriptor, qint64 offsetBytes)
{
    s_elsewhere = offsetBytes;
    const bool isNew = s_descriptor.exchange(descriptor) < 0 && descriptor >= 0;
    for (size_t i = 0; i < kFatal.size(); ++i) {
        struct sigaction action = {};
        action.sa_handler = onCrash;
        if (isNew)
            ::sigaction(kFatal[i], &action, &s_before[i]);
        else if (descriptor < 0)
            ::sigaction(kFatal[i], &s_before[i], nullptr);
    }
}

#else

void noteCrashes(int, qint64) {}

#endif

} // namespace cuegate
