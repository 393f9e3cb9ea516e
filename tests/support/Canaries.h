// SPDX-License-Identifier: GPL-3.0-or-later
// Searches for words that must be nowhere. Thread: any; pure but for reading files.
#pragma once

#include "core/base/SecretForms.h"

#include <QDirIterator>
#include <QFile>

namespace cuegate::test {

/// Which of \p canaries is in \p text in any form; empty if none is.
[[nodiscard]] inline QByteArray canaryIn(const QByteArray &text, const QByteArrayList &canaries)
{
    const QByteArray lower = text.toLower();
    for (const QByteArray &canary : canaries) {
        for (const QByteArray &form : secretForms(canary)) {
            if (lower.contains(form))
                return canary + " as " + form;
        }
    }
    return {};
}

/// The same of names and contents of all files below \p folder; "file: canary".
[[nodiscard]] inline QByteArray canaryInFiles(const QString &folder, const QByteArrayList &canaries)
{
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        const QByteArray name = it.filePath().toUtf8();
        QByteArray found = canaryIn(name, canaries);
        if (found.isEmpty() && file.open(QIODevice::ReadOnly))
            found = canaryIn(file.readAll(), canaries);
        if (!found.isEmpty())
            return name + ": " + found;
    }
    return {};
}

} // namespace cuegate::test
