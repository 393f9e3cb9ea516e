// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CrashNote.h"

#include "core/base/DriverCall.h"

#include <atomic>

#if defined(Q_OS_UNIX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CUEGATE_NOTES_CRASHES
#include <array>
#include <csignal>
#include <ctime>
#include <unistd.h>
#endif

namespace cuegate {

// A handler may only touch what needs no lock and no memory: the first use of other thread-local variables
// would take some.
#ifdef Q_OS_UNIX
#define CUEGATE_SIGNAL_SAFE __attribute__((tls_model("initial-exec")))
#else
#define CUEGATE_SIGNAL_SAFE
#endif
CUEGATE_SIGNAL_SAFE static thread_local qint64 t_place = -1;
CUEGATE_SIGNAL_SAFE static thread_local bool t_isExpendable = false;

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

namespace {

constexpr std::array kFatal{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr size_t kStackBytes = 64 * 1024;

struct Survived
{
    std::atomic<qint64> thread = 0;
    std::atomic<int> signal = 0;
};

} // namespace

static std::atomic<int> s_descriptor = -1;
static std::atomic<qint64> s_elsewhere = 0;
static std::array<struct sigaction, kFatal.size()> s_before;
static std::array<Survived, kMostSurvived> s_survived;
static std::atomic<size_t> s_crashes = 0;
static std::atomic<unsigned> s_goingOn = 0; // 0: nobody has said so yet

// Signal-safe, as all that onCrash() calls (signal-safety(7)). Returns when the others are not seen to go on.
static void standStill()
{
    unsigned seen = s_goingOn;
    for (int silent = 0; silent < kGoneAfterSeconds; ++silent) {
        timespec rest{1, 0};
        while (::nanosleep(&rest, &rest) != 0) {
            // Another signal came.
        }
        const unsigned now = s_goingOn;
        if (now != seen)
            silent = -1;
        seen = now;
    }
}

static bool isSurvived(int signal)
{
    const bool isExpendable = t_isExpendable && t_place >= 0;
    if ((!isExpendable && !isInDriver()) || s_goingOn == 0)
        return false;
    const size_t crash = s_crashes.fetch_add(1);
    if (crash >= s_survived.size())
        return false;
#ifdef Q_OS_LINUX
    s_survived[crash].signal = signal;
    s_survived[crash].thread = ::gettid();
#endif
    if (!t_isExpendable)
        noteDriverCrash();
    return true;
}

static void writeNote(int signal, qint64 place)
{
    const char digits[kCrashNoteDigits] = {char('0' + signal / 10 % 10), char('0' + signal % 10)};
    [[maybe_unused]] const auto written = ::pwrite(s_descriptor.load(), digits, sizeof digits, off_t(place));
}

// Raised again, the signal comes when this returns, for whoever had it before.
static void onCrash(int signal)
{
    if (t_place >= 0)
        writeNote(signal, t_place);
    if (isSurvived(signal))
        standStill();
    if (t_place < 0)
        writeNote(signal, s_elsewhere); // what the process dies of
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
        action.sa_flags = SA_ONSTACK;
        if (isNew)
            ::sigaction(kFatal[i], &action, &s_before[i]);
        else if (descriptor < 0)
            ::sigaction(kFatal[i], &s_before[i], nullptr);
    }
}

ExpendableThread::ExpendableThread()
    : m_before(t_isExpendable)
    , m_stack(m_before ? nullptr : std::make_unique_for_overwrite<char[]>(kStackBytes))
{
    t_isExpendable = true;
    if (!m_stack)
        return;
    stack_t stack = {};
    stack.ss_sp = m_stack.get();
    stack.ss_size = kStackBytes;
    ::sigaltstack(&stack, nullptr);
}

ExpendableThread::~ExpendableThread()
{
    t_isExpendable = m_before;
    if (!m_stack)
        return;
    stack_t none = {};
    none.ss_flags = SS_DISABLE;
    ::sigaltstack(&none, nullptr);
}

void goingOn()
{
    s_goingOn = (s_goingOn + 1) | 1; // never 0
}

int crashOf(qint64 thread)
{
    for (const Survived &survived : s_survived) {
        if (thread != 0 && survived.thread == thread)
            return survived.signal;
    }
    return 0;
}

#else

void noteCrashes(int, qint64) {}

ExpendableThread::ExpendableThread()
    : m_before(t_isExpendable)
{
    t_isExpendable = true;
}

ExpendableThread::~ExpendableThread()
{
    t_isExpendable = m_before;
}

void goingOn() {}

int crashOf(qint64)
{
    return 0;
}

#endif

} // namespace cuegate
