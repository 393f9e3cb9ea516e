// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that a driver starts while it is called are not ours, but a crash of one would end our process. So
// they are marked, and stand still where they crash, as an ExpendableThread does (CrashNote.h): nobody of
// ours waits for them but who is inside the same driver, and those calls are not waited for without end. The
// mark: a new thread inherits which signals its creator blocks (pthread_create(3)), and SIGVTALRM, which
// nobody here uses, is blocked while a driver is called. Not so under sanitizers and where there are no such
// signals. Thread: any.
#pragma once

#include <QtGlobal>

namespace cuegate {

/// While it lives, this thread is inside a driver: so it and the threads that it starts may crash.
class DriverCall
{
public:
    DriverCall();
    ~DriverCall();
    Q_DISABLE_COPY_MOVE(DriverCall)

private:
    const bool m_before;
};

/// Whether this thread is in a DriverCall, or was started in one, by whomever. Signal-safe.
[[nodiscard]] bool isInDriver();

/// How many threads that drivers have started stand still since they crashed. Signal-safe.
[[nodiscard]] unsigned driverCrashes();
void noteDriverCrash(); ///< of the handler of signals

} // namespace cuegate
