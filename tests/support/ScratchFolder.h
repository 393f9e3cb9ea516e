// SPDX-License-Identifier: GPL-3.0-or-later
// Where tests write a lot. Thread: any; pure.
#pragma once

#include <QDir>
#include <QFileInfo>

namespace cuegate::test {

/// For a QTemporaryDir in memory where there is such a place: syncing costs nothing there, and a killed
/// process loses nothing of it.
[[nodiscard]] inline QString scratchTemplate()
{
    const QString shared = QStringLiteral("/dev/shm");
    return QString((QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) +
                   QStringLiteral("/cuegate-XXXXXX"));
}

} // namespace cuegate::test
