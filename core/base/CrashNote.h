// SPDX-License-Identifier: GPL-3.0-or-later
// When a thread runs into a fatal signal (SIGSEGV and the like), which one it was is written into a file, at
// the place of what the thread was doing. Then the process dies as it would have, unless the thread is an
// ExpendableThread, or one of a driver (DriverCall.h): that stands still, and the others go on. What it held
// (locks, memory it was writing) stays as it was: so it dies after all if they are not seen to go on.
// Nothing of this happens under sanitizers, which have handlers of their own, nor where there are no such
// signals. Thread: noteCrashes() and goingOn() one each; the rest any.
#pragma once

#include <QtGlobal>

#include <memory>

namespace cuegate {

/// As many digits are written.
inline constexpr int kCrashNoteDigits = 2;

/// Into \p descriptor, at \p offsetBytes if the thread has no CrashPlace. Once the descriptor is to be
/// closed: -1.
void noteCrashes(int descriptor, qint64 offsetBytes);

/// While it lives, a crash of this thread is noted at a place of its own.
class CrashPlace
{
public:
    explicit CrashPlace(qint64 offsetBytes);
    ~CrashPlace();
    Q_DISABLE_COPY_MOVE(CrashPlace)
    /// Of this thread, for one that works for it; -1: none.
    [[nodiscard]] static qint64 current();

private:
    const qint64 m_before;
};

/// While it lives, this thread is inside code of others that may crash, and nobody needs it to come back.
/// Needs a CrashPlace.
class ExpendableThread
{
public:
    ExpendableThread();
    ~ExpendableThread();
    Q_DISABLE_COPY_MOVE(ExpendableThread)

private:
    const bool m_before;
    const std::unique_ptr<char[]> m_stack; // for the handler, as the thread's own may be full
};

/// So many crashes of expendable threads do not end the process.
inline constexpr int kMostSurvived = 8;
/// And none does unless this is called each second, by what must go on.
void goingOn();
inline constexpr int kGoneAfterSeconds = 10; ///< without a call

/// The signal that the thread of this number (gettid()) stands still since; 0: none, as far as is known.
[[nodiscard]] int crashOf(qint64 thread);

} // namespace cuegate
