// SPDX-License-Identifier: GPL-3.0-or-later
// The operating system's files, with a fault at a chosen operation: every operation of the interface counts,
// from 1. Thread: any.
#pragma once

#include "core/io/CacheFiles.h"

#include <atomic>
#include <functional>
#include <optional>

namespace cuegate::test {

class FaultyCacheFiles final : public CacheFiles
{
public:
    enum class Operation {
        MakeFolder,
        Create,
        Open,
        Write,
        Sync,
        Read,
        Stamp,
        Rename,
        Remove,
        List,
        Space,
        Lock
    };
    /// Asked before each operation. An error: the operation fails with it; a write has then written half.
    using Fault = std::function<std::optional<Error>(qint64 number, Operation operation)>;

    FaultyCacheFiles(std::shared_ptr<CacheFiles> files, Fault fault)
        : m_files(std::move(files))
        , m_fault(std::move(fault))
    {
    }
    [[nodiscard]] qint64 operations() const { return m_operations; }

    Result<void> makeFolder(const QString &path) override
    {
        return unless<void>(Operation::MakeFolder, [&] { return m_files->makeFolder(path); });
    }
    Result<std::unique_ptr<File>> create(const QString &path) override
    {
        return wrap(Operation::Create, [&] { return m_files->create(path); });
    }
    Result<std::unique_ptr<File>> open(const QString &path, Access access) override
    {
        return wrap(Operation::Open, [&] { return m_files->open(path, access); });
    }
    Result<void> rename(const QString &from, const QString &to) override
    {
        return unless<void>(Operation::Rename, [&] { return m_files->rename(from, to); });
    }
    Result<void> remove(const QString &path) override
    {
        return unless<void>(Operation::Remove, [&] { return m_files->remove(path); });
    }
    Result<std::vector<Found>> list(const QString &folder) override
    {
        return unless<std::vector<Found>>(Operation::List, [&] { return m_files->list(folder); });
    }
    Result<CacheFiles::Space> space(const QString &path) override
    {
        return unless<CacheFiles::Space>(Operation::Space, [&] { return m_files->space(path); });
    }
    Result<std::unique_ptr<CacheFiles::Lock>> lock(const QString &path) override
    {
        return unless<std::unique_ptr<CacheFiles::Lock>>(Operation::Lock,
                                                         [&] { return m_files->lock(path); });
    }

private:
    class FaultyFile final : public File
    {
    public:
        FaultyFile(FaultyCacheFiles &files, std::unique_ptr<File> file)
            : m_files(files)
            , m_file(std::move(file))
        {
        }
        Result<void> write(qint64 offsetBytes, QByteArrayView bytes) override
        {
            const auto error = m_files.next(Operation::Write);
            if (!error)
                return m_file->write(offsetBytes, bytes);
            [[maybe_unused]] const auto half = m_file->write(offsetBytes, bytes.first(bytes.size() / 2));
            return std::unexpected(*error);
        }
        Result<void> sync() override
        {
            return m_files.unless<void>(Operation::Sync, [&] { return m_file->sync(); });
        }
        Result<QByteArray> read(ByteRange range) const override
        {
            return m_files.unless<QByteArray>(Operation::Read, [&] { return m_file->read(range); });
        }
        Result<CacheFiles::Stamp> stamp() const override
        {
            return m_files.unless<CacheFiles::Stamp>(Operation::Stamp, [&] { return m_file->stamp(); });
        }
        void touch() override { m_file->touch(); }

    private:
        FaultyCacheFiles &m_files;
        const std::unique_ptr<File> m_file;
    };

    std::optional<Error> next(Operation operation)
    {
        const qint64 number = ++m_operations;
        return m_fault ? m_fault(number, operation) : std::nullopt;
    }
    template <typename Value, typename Do>
    Result<Value> unless(Operation operation, Do work)
    {
        if (const auto error = next(operation))
            return std::unexpected(*error);
        return work();
    }
    template <typename Do>
    Result<std::unique_ptr<File>> wrap(Operation operation, Do work)
    {
        auto file = unless<std::unique_ptr<File>>(operation, work);
        if (!file)
            return file;
        return std::make_unique<FaultyFile>(*this, std::move(*file));
    }

    const std::shared_ptr<CacheFiles> m_files;
    const Fault m_fault;
    std::atomic<qint64> m_operations = 0;
};

/// What the operating system's files say of these faults.
[[nodiscard]] inline Error noRoom()
{
    return {ErrorKind::Unavailable, QStringLiteral("no space left"), ErrorCode::CacheDisk};
}
[[nodiscard]] inline Error noAccess()
{
    return {ErrorKind::PermissionDenied, QStringLiteral("permission denied"), ErrorCode::CacheDisk};
}
[[nodiscard]] inline Error deviceError()
{
    return {ErrorKind::Internal, QStringLiteral("input/output error"), ErrorCode::CacheDisk};
}

} // namespace cuegate::test
