// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sources and the settings, kept in SQLite. Secrets of sources are sealed (CatalogSecrets.cpp).
// Thread: any one thread, always the same, which opens it; blocks on the disk. While the gateway runs,
// CatalogWriter writes, and others read on connections of their own.
#pragma once

#include "core/base/Error.h"
#include "core/io/SourceLocation.h"
#include "core/secrets/SecretKey.h"

#include <QString>
#include <QVariant>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace cuegate {

struct CatalogSource
{
    QString id; ///< 16 hex digits
    SourceLocation location;
    QString name;
    QString kind;          ///< "http", "file", "m3u" or "xtream"
    QString folder;        ///< that the list shows it in; empty: none
    qint64 playedAtMs = 0; ///< when a player last began with it, since 1970; 0: never
    bool isLocked = false; ///< its location is sealed, or was not kept: the URL is only its public part
    bool isFilm = false;   ///< the list that leads to it says that it is no channel; not stored
    qint64 filmMs = 0;     ///< how long it is, as that says; 0: it does not; not stored
};

class Catalog
{
public:
    /// The database is made with mode 0600 if it is missing. Errors: Unavailable with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<Catalog>> open(const QString &path);
    ~Catalog();

    /// In the order of arrange(), then as they were added.
    [[nodiscard]] std::vector<CatalogSource> sources() const;
    /// A new one comes last; of one with this id all but its place and when it was played is
    /// replaced.
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
    [[nodiscard]] Result<void> setPlayed(const QString &id, qint64 atMs);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] std::optional<qint64> setting(const QString &name) const;
    [[nodiscard]] Result<void> setSetting(const QString &name, qint64 value);
    /// Texts and numbers may have the same name; removeSetting() removes both.
    [[nodiscard]] std::optional<QString> textSetting(const QString &name) const;
    [[nodiscard]] Result<void> setTextSetting(const QString &name, const QString &value);
    [[nodiscard]] Result<void> removeSetting(const QString &name);
    [[nodiscard]] std::map<QString, QString> settings() const; ///< all of them, as text
    [[nodiscard]] qint64 changes() const; ///< a number that is another one after something was changed

    /// What seals from now on, and opens what was sealed with it. Without one the secrets of new sources are
    /// not stored.
    void setKey(std::optional<SecretKey> key) { m_key = std::move(key); }
    /// Whether there are secrets, sealed or to be sealed.
    [[nodiscard]] bool needsKey() const;
    /// Seals, or without a key drops, what lists of earlier versions hold as it is; all or nothing. No byte
    /// of it stays in the file.
    [[nodiscard]] Result<void> sealPlain();
    /// Stores the secrets of a source that has been inserted.
    [[nodiscard]] Result<void> storeSecrets(const QString &id, const SourceLocation &location);
    /// Of which sources secrets are known to be, but were not stored for want of a key.
    [[nodiscard]] QStringList withoutSecrets() const;
    /// Nothing of what was sealed is kept.
    [[nodiscard]] Result<void> forgetSealed();

private:
    [[nodiscard]] QVariant valueOf(const QString &table, const QString &name) const;
    [[nodiscard]] Result<void> setValue(const QString &table, const QString &name, const QVariant &value);
    explicit Catalog(QString connection)
        : m_connection(std::move(connection))
    {
    }
    void unseal(CatalogSource &source, const QByteArray &sealedBytes) const;
    void unseal(std::vector<CatalogSource> &sources) const;
    [[nodiscard]] std::vector<CatalogSource> plainSources() const;
    [[nodiscard]] Result<void> sealOne(const CatalogSource &source);
    [[nodiscard]] Result<void> forgetOldBytes();

    QString m_connection;
    std::optional<SecretKey> m_key;
};

} // namespace cuegate
