// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sources and the settings, kept in SQLite.
// Thread: any one thread, always the same, which opens it; blocks on the disk.
#pragma once

#include "core/base/Error.h"
#include "core/io/SourceLocation.h"

#include <QString>
#include <QVariant>

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
};

class Catalog
{
public:
    /// The database is made with mode 0600 if it is missing. Errors: Unavailable with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<Catalog>> open(const QString &path);
    ~Catalog();

    /// In the order they were added.
    [[nodiscard]] std::vector<CatalogSource> sources() const;
    [[nodiscard]] Result<void> insert(const CatalogSource &source);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] std::optional<qint64> setting(const QString &name) const;
    [[nodiscard]] Result<void> setSetting(const QString &name, qint64 value);
    /// Texts and numbers may have the same name; removeSetting() removes both.
    [[nodiscard]] std::optional<QString> textSetting(const QString &name) const;
    [[nodiscard]] Result<void> setTextSetting(const QString &name, const QString &value);
    [[nodiscard]] Result<void> removeSetting(const QString &name);

private:
    [[nodiscard]] QVariant valueOf(const QString &table, const QString &name) const;
    [[nodiscard]] Result<void> setValue(const QString &table, const QString &name, const QVariant &value);
    explicit Catalog(QString connection)
        : m_connection(std::move(connection))
    {
    }
    QString m_connection;
};

} // namespace cuegate
