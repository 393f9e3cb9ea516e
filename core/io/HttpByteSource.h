// SPDX-License-Identifier: GPL-3.0-or-later
// A resource of a web server as a ByteSource: blocks from the shared caches, ranges from the upstream.
// Thread: any; all members are thread-safe. Made by Upstream.
#pragma once

#include "core/io/BlockLoader.h"
#include "core/io/ByteSource.h"

namespace cuegate {

class HttpByteSource final : public ByteSource
{
public:
    /// \p disk may be null: then nothing is kept on disk.
    HttpByteSource(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                   std::shared_ptr<BlockCache> cache, std::shared_ptr<DiskBlockCache> disk,
                   std::shared_ptr<UpstreamResource> resource);
    /// Closes its connections; asynchronous reads under way end as cancelled.
    ~HttpByteSource() override;

    [[nodiscard]] qint64 sizeBytes() const override;
    [[nodiscard]] SourceValidator validator() const override;
    [[nodiscard]] bool canSeek() const override;
    [[nodiscard]] QByteArray contentType() const override;
    [[nodiscard]] bool hasChanged() const override { return m_loader->hasChanged(); }
    /// The upstream contradicts itself about the size: all reads fail from now on.
    [[nodiscard]] bool isSizeInDoubt() const { return m_resource->facts().isSizeInDoubt; }
    [[nodiscard]] std::optional<Error> failure() const override { return m_loader->failure(); }
    [[nodiscard]] SourceCounters counters() const override;
    [[nodiscard]] std::vector<ByteRange> fetchedRanges() const override;
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

    /// As read(), but nothing is read ahead of it.
    [[nodiscard]] Result<QByteArray> readAlone(ByteRange range, const CancelToken &cancel) const;

    /// Waits for the first answer, so that the facts are known. Asks for the first 64 KiB and keeps them.
    [[nodiscard]] Result<void> waitForHead(const CancelToken &cancel) const;
    /// After that: learns how long it is, if it has not said so though parts of it can be had. Blocks.
    /// Errors: as searchSize().
    [[nodiscard]] Result<void> findSize(const CancelToken &cancel) const;
    /// Its body is one without end: the one that is under way goes on as an EndlessBody. Nobody may be
    /// reading.
    [[nodiscard]] std::shared_ptr<EndlessBody> passBody() const;

private:
    [[nodiscard]] Result<QByteArray> wait(ByteRange range, PendingRead::Amount amount,
                                          const CancelToken &cancel) const;

    const std::shared_ptr<HttpThread> m_thread;   ///< keeps the loop running for the loader
    const std::shared_ptr<DiskBlockCache> m_disk; ///< kept for the loader
    const UpstreamOptions m_options;
    const std::shared_ptr<UpstreamResource> m_resource;
    const std::shared_ptr<BlockLoader> m_loader;
};

/// The same of any source.
[[nodiscard]] bool isSizeInDoubt(const ByteSource &source);

} // namespace cuegate
