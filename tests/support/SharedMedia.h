// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the folder of real files by other people, if this machine has it: ../shared/media beside the project,
// or $CUEGATE_SHARED_MEDIA. Tests pass without it. Thread: any.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cuegate::test {

/// Absolute path, empty if there is none.
[[nodiscard]] QString sharedMediaDirectory();
/// Absolute paths of the files in it (or in its sub-folder \p folder) whose names end with one of \p
/// suffixes.
[[nodiscard]] QStringList sharedMediaFiles(const QStringList &suffixes, const QString &folder = {});
/// All bytes of a file; empty if it cannot be read or \p path is empty.
[[nodiscard]] QByteArray contentOf(const QString &path);

} // namespace cuegate::test
