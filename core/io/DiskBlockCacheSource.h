// SPDX-License-Identifier: GPL-3.0-or-later
// One version of one source in a DiskBlockCache, and its file once that is open. Thread: any; all members are
// thread-safe.
#pragma once

#include "core/io/DiskBlockCache.h"

#include <atomic>
#include <mutex>
#include <optional>

namespace cuegate {

class DiskBlockCache::Source
{
public:
    /// \p itsValidator: nothing for what is kept during this run only.
    Source(QString fileName, std::optional<SourceValidator> itsValidator)
        : name(std::move(fileName))
        , validator(std::move(itsValidator))
        , m_isKnown(isForRun())
    {
    }
    [[nodiscard]] bool isForRun() const { return !validator; }

    [[nodiscard]] std::shared_ptr<BlockFile> file() const
    {
        const std::lock_guard lock(m_mutex);
        return m_file;
    }
    void setFile(std::shared_ptr<BlockFile> file)
    {
        const std::lock_guard lock(m_mutex);
        m_file = std::move(file);
        m_isKnown = true;
    }
    /// Its file is gone; the next block makes a new one.
    void forgetFile()
    {
        const std::lock_guard lock(m_mutex);
        m_file.reset();
    }
    /// Whether it is known what there is of it.
    [[nodiscard]] bool isKnown() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isKnown;
    }

    const QString name;
    const std::optional<SourceValidator> validator;
    std::mutex openMutex;             // held while the file is opened
    std::atomic<bool> isOver = false; // another version has come

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<BlockFile> m_file; // guarded by m_mutex
    bool m_isKnown;                    // guarded by m_mutex
};

} // namespace cuegate
