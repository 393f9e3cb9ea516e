// SPDX-License-Identifier: GPL-3.0-or-later
// When the process dies of a fatal signal (SIGSEGV and the like), which one it was is written into a file, at
// the place of what the thread was doing. Then it dies as it would have: this rescues nothing. Nothing is
// noted under sanitizers, which have handlers of their own, nor where there are no such signals.
// Thread: noteCrashes() one; the rest any.
#pragma once

#include <QtGlobal>

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

} // namespace cuegate
