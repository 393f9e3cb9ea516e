// SPDX-License-Identifier: GPL-3.0-or-later
// The few file operations a cache is made of, behind an interface, so that tests can make each of them fail,
// be cut short, or be the last one before the power goes. Thread: any; all members are thread-safe and block.
// Errors, everywhere: NotFound (no such file or folder); PermissionDenied (no access, read-only, no folder);
// Unavailable (no room, quota, no descriptors: may pass); Internal (EIO and the rest: the device is to
// blame).
#pragma once

#include "core/base/ByteRange.h"
#include "core/base/Error.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace cuegate {

class CacheFiles
{
public:
    virtual ~CacheFiles() = default;

    /// What changes when somebody else writes, renames or removes an open file.
    struct Stamp
    {
        qint64 sizeBytes = 0;
        qint64 changedNs = 0; ///< by the wall clock, for comparing only
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };

    class File
    {
    public:
        virtual ~File() = default;
        /// All of \p bytes or an error.
        [[nodiscard]] virtual Result<void> write(qint64 offsetBytes, QByteArrayView bytes) = 0;
        /// What was written before survives a loss of power. After an error nothing may be believed
        /// written.
        [[nodiscard]] virtual Result<void> sync() = 0;
        /// Fewer bytes at the end of the file.
        [[nodiscard]] virtual Result<QByteArray> read(ByteRange range) const = 0;
        [[nodiscard]] virtual Result<Stamp> stamp() const = 0;
        virtual void touch() = 0; ///< its modification time is now; best effort
    };

    struct Found
    {
        QString name;
        qint64 sizeBytes = 0;
        qint64 diskBytes = 0;  ///< that it takes up; less than its size if it has holes
        qint64 modifiedNs = 0; ///< by the wall clock
        bool isFolder = false;
    };
    struct Space
    {
        qint64 freeBytes = 0; ///< for this user
        qint64 totalBytes = 0;
        /// What caches leave to others if nobody says how much.
        [[nodiscard]] qint64 defaultMinFreeBytes() const
        {
            return std::max(qint64(1) << 30, totalBytes / 20);
        }
    };
    class Lock
    {
    public:
        virtual ~Lock() = default;
    };

    /// With mode 0700, parents that are missing too; one that is there already gets this mode.
    /// PermissionDenied for a link, a link above it, and where others own or may write to either.
    [[nodiscard]] virtual Result<void> makeFolder(const QString &path) = 0;
    /// A new file for writing and reading, mode 0600. Internal if there is one.
    [[nodiscard]] virtual Result<std::unique_ptr<File>> create(const QString &path) = 0;
    enum class Access { Read, ReadWrite };
    /// An existing one. Links and what is no regular file are CorruptInput.
    [[nodiscard]] virtual Result<std::unique_ptr<File>> open(const QString &path, Access access) = 0;
    [[nodiscard]] virtual Result<void> rename(const QString &from, const QString &to) = 0;
    [[nodiscard]] virtual Result<void> remove(const QString &path) = 0; ///< a file or an empty folder
    [[nodiscard]] virtual Result<std::vector<Found>> list(const QString &folder) = 0;
    [[nodiscard]] virtual Result<Space> space(const QString &path) = 0;
    /// Held until the lock is destroyed or the process ends, however it does. Unavailable while another
    /// process, or another call in this one, holds it.
    [[nodiscard]] virtual Result<std::unique_ptr<Lock>> lock(const QString &path) = 0;
};

/// The operating system's.
[[nodiscard]] std::shared_ptr<CacheFiles> posixCacheFiles();

} // namespace cuegate
