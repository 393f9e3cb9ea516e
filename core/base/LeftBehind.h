// SPDX-License-Identifier: GPL-3.0-or-later
// The process' threads that nobody waits for: they are, or may be, inside code of others that does not come
// back. What a process takes down when it ends as usual they may still use. Thread: any.
#pragma once

#include <QThreadPool>

#include <memory>

namespace cuegate {

/// Held by a detached thread as long as it runs.
class DetachedThread
{
public:
    DetachedThread();
    ~DetachedThread();
    Q_DISABLE_COPY_MOVE(DetachedThread)
};

/// \p pool has threads that do not end; it stays until the process ends.
void leaveBehind(std::unique_ptr<QThreadPool> pool);

/// Returns \p exitCode for main() to end with. While threads are left, it does not return: the process ends
/// there with \p exitCode, after what was printed is written.
[[nodiscard]] int endingWith(int exitCode);

} // namespace cuegate
