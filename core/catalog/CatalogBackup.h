// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the backup of a catalog up to date, on a thread of its own. Thread: any one.
#pragma once

#include <QString>
#include <QThreadPool>

namespace cuegate {

class CatalogBackup
{
public:
    explicit CatalogBackup(QString catalogPath);
    ~CatalogBackup(); ///< waits for the backup that is being made

    /// \p changes as Catalog::changes() says: makes a backup unless it said the same the last time.
    void update(qint64 changes);

private:
    const QString m_path;
    qint64 m_changes = -1;
    QThreadPool m_pool;
};

} // namespace cuegate
