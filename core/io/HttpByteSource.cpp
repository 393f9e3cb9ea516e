// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HttpByteSource.h"

#include "core/io/EndlessBody.h"
#include "core/io/SizeSearch.h"

#include <condition_variable>

namespace cuegate {

static constexpr qint64 kHeadBytes = 64 * 1024;
// A caller that takes what comes first names how far it would go, not what is to be held in memory for it.
static constexpr qint64 kMaxAsyncBytes = 256 * 1024;

HttpByteSource::HttpByteSource(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                               std::shared_ptr<BlockCache> cache, std::shared_ptr<DiskBlockCache> disk,
                               std::shared_ptr<UpstreamResource> resource)
    : m_thread(std::move(thread))
    , m_disk(std::move(disk))
    , m_options(options)
    , m_resource(std::move(resource))
    , m_loader(std::make_shared<BlockLoader>(*m_thread, options, std::move(cache), m_disk.get(), m_resource))
{
}

HttpByteSource::~HttpByteSource()
{
    m_loader->close();
}

qint64 HttpByteSource::sizeBytes() const
{
    return m_resource->facts().validator.sizeBytes;
}

SourceValidator HttpByteSource::validator() const
{
    return m_resource->facts().validator;
}

bool HttpByteSource::canSeek() const
{
    return m_resource->facts().ranges == UpstreamResource::Ranges::Supported;
}

QByteArray HttpByteSource::contentType() const
{
    return m_resource->facts().contentType;
}

SourceCounters HttpByteSource::counters() const
{
    return m_resource->counters();
}

std::vector<ByteRange> HttpByteSource::fetchedRanges() const
{
    return m_loader->keptRanges();
}

Result<QByteArray> HttpByteSource::wait(ByteRange range, PendingRead::Amount amount,
                                        const CancelToken &cancel) const
{
    struct Answer
    {
        std::mutex mutex;
        std::condition_variable arrived;
        std::optional<Result<QByteArray>> result; // guarded by mutex
    };
    const auto answer = std::make_shared<Answer>();
    m_loader->read(range, amount, cancel, [answer](Result<QByteArray> result) {
        const std::lock_guard lock(answer->mutex);
        answer->result = std::move(result);
        answer->arrived.notify_one();
    });
    std::unique_lock lock(answer->mutex);
    answer->arrived.wait(lock, [&] { return answer->result.has_value(); });
    return *std::move(answer->result);
}

Result<QByteArray> HttpByteSource::read(ByteRange range, const CancelToken &cancel) const
{
    return wait(range, PendingRead::Amount::All, cancel);
}

Result<QByteArray> HttpByteSource::readAlone(ByteRange range, const CancelToken &cancel) const
{
    return wait(range, PendingRead::Amount::Alone, cancel);
}

void HttpByteSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    if (range.sizeBytes() > kMaxAsyncBytes)
        range.endBytes = range.beginBytes + kMaxAsyncBytes;
    m_loader->read(range, PendingRead::Amount::Beginning, cancel, std::move(done));
}

std::shared_ptr<EndlessBody> HttpByteSource::passBody() const
{
    auto body = std::make_shared<EndlessBody>(m_thread, m_options, m_resource);
    m_loader->passBodyTo(body);
    return body;
}

Result<void> HttpByteSource::waitForHead(const CancelToken &cancel) const
{
    const auto first = wait({0, kHeadBytes}, PendingRead::Amount::First, cancel);
    if (!first)
        return std::unexpected(first.error());
    return {};
}

Result<void> HttpByteSource::findSize(const CancelToken &cancel) const
{
    if (canSeek() && sizeBytes() > kLongerThanAnyFilm)
        m_resource->forgetRanges();
    if (!canSeek() || sizeBytes() >= 0)
        return {};
    const auto head = wait({0, kHeadBytes}, PendingRead::Amount::All, cancel);
    if (!head)
        return std::unexpected(head.error());
    if (sizeBytes() >= 0)
        return {};
    return searchSize(*m_thread, m_options, m_resource, head->size(), cancel);
}

bool isSizeInDoubt(const ByteSource &source)
{
    const auto *web = dynamic_cast<const HttpByteSource *>(&source);
    return web && web->isSizeInDoubt();
}

} // namespace cuegate
