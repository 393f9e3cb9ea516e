// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for films in folders and the folders within, in the background, for disks and networks may be slow.
// Thread: gui; a worker searches.
#pragma once

#include "core/base/CancelToken.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <optional>

namespace cuegate {

class FolderScan final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostFilms = 2000;
    static constexpr int kMostEntries = 50'000; ///< files and folders looked at

    struct Found
    {
        QList<QUrl> films;  ///< in the order of their paths, numbers as numbers
        bool isCut = false; ///< there may be more than kMostFilms, or not all was looked at
    };

    using QObject::QObject;
    ~FolderScan() override; ///< calls running searches off

    /// Starts a search, unless it was started already. finished() follows, never from within.
    void start(const QUrl &folder);
    /// Nothing before the search is over.
    [[nodiscard]] std::optional<Found> found(const QUrl &folder) const;

    void forget(const QUrl &folder) { m_folders.remove(folder); }

    /// Names of files as file dialogs take them: "*.mkv *.webm …".
    [[nodiscard]] static QStringList namePatterns();
    /// Thread: any; blocks.
    [[nodiscard]] static Found search(const QString &path, const CancelToken &cancel);

Q_SIGNALS:
    void finished(const QUrl &folder);

private:
    QHash<QUrl, std::optional<Found>> m_folders;
    CancelSource m_cancel;
};

} // namespace cuegate
