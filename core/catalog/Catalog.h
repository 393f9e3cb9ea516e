// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sources and the settings, kept in SQLite.
// Thread: any one thread, always the same, which opens it; blocks on the disk.
#pragma once

#include "core/base/Error.h"
#include "core/io/SourceLocation.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace cuegate {

struct CatalogSource
{
    QString id; ///< 16 hex digits
    SourceLocation location;
    QString name;
    QString kind; ///< "http" or "file"
    QString folder; ///< that the list shows it in; empty: none
};

class Catalog
{
public:
    /// The database is made with mode 0600 if it is missing. Errors: Unavailable with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<Catalog>> open(const QString &path);
    ~Catalog();

    /// In the order of arrange(), then as they were added.
    [[nodiscard]] std::vector<CatalogSource> sources() const;
    /// A new one comes last; of one with this id all but its place is replaced.
    [[nodiscard]] Result<void> insert(const CatalogSource &source);
    /// Leaves all but the name untouched.
    [[nodiscard]] Result<void> rename(const QString &id, const QString &name);
    /// Keeps the order of \p all sources and the folder of each.
    struct Place
    {
        QString id;
        QString folder;
    };
    [[nodiscard]] Result<void> arrange(const std::vector<Place> &all);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] std::optional<qint64> setting(const QString &name) const;
    [[nodiscard]] Result<void> setSetting(const QString &name, qint64 value);
    [[nodiscard]] Result<void> removeSetting(const QString &name);

private:
    explicit Catalog(QString connection)
        : m_connection(std::move(connection))
    {
    }
    QString m_connection;
};

} // namespace cuegate
