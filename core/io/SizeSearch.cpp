// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SizeSearch.h"

#include "core/io/RangeTransfer.h"
#include "core/io/UpstreamError.h"

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Whether anything of a range is there; the bytes themselves are not kept.
class Look final : public RangeSink
{
public:
    bool isWanted(quint64 /*tag*/) override { return true; }
    void onAccepted(quint64 /*tag*/) override {}
    HttpFlow onBytes(quint64 /*tag*/, QByteArrayView bytes) override
    {
        m_bytes += bytes.size();
        return HttpFlow::Continue;
    }
    void onLate(quint64 /*tag*/, const Error &error) override { finish(std::unexpected(error)); }
    void onFinished(quint64 /*tag*/, const std::optional<Error> &error) override
    {
        finish(error ? Result<qint64>(std::unexpected(*error)) : Result<qint64>(m_bytes));
    }
    void finish(const Result<qint64> &result)
    {
        if (!m_isFinished.exchange(true))
            m_result.set_value(result);
    }
    /// How many bytes came; once.
    [[nodiscard]] Result<qint64> wait() { return m_result.get_future().get(); }

private:
    qint64 m_bytes = 0; // the loop's thread
    std::atomic<bool> m_isFinished = false;
    std::promise<Result<qint64>> m_result;
};

class SizeSearch
{
public:
    SizeSearch(const HttpThread &thread, const UpstreamOptions &options,
               std::shared_ptr<UpstreamResource> resource, const CancelToken &cancel)
        : m_thread(thread)
        , m_options(options)
        , m_resource(std::move(resource))
        , m_cancel(cancel)
    {
    }
    /// Byte \p comeBytes - 1 is there.
    [[nodiscard]] Result<void> run(qint64 comeBytes);

private:
    /// How many bytes of \p range came. What an answer says of the size is learned by it.
    [[nodiscard]] Result<qint64> look(ByteRange range);
    [[nodiscard]] Result<void> bisect(qint64 there, qint64 behind);
    [[nodiscard]] qint64 sizeBytes() const { return m_resource->facts().validator.sizeBytes; }

    const HttpThread &m_thread;
    const UpstreamOptions &m_options;
    const std::shared_ptr<UpstreamResource> m_resource;
    const CancelToken &m_cancel;
};

} // namespace

Result<qint64> SizeSearch::look(ByteRange range)
{
    const auto sink = std::make_shared<Look>();
    const auto transfer = std::make_shared<RangeTransfer>(m_thread.loop(), m_thread.scheduler(), m_options,
                                                          m_resource, sink, 0, range);
    const auto registration =
        m_cancel.onCancel([sink] { sink->finish(std::unexpected(Error::cancelled())); });
    m_thread.loop().post([transfer] { transfer->start(); });
    const auto bytes = sink->wait();
    m_thread.loop().post([transfer] { transfer->cancel(); });
    return bytes;
}

// Byte there - 1 is there, byte \p behind is not.
Result<void> SizeSearch::bisect(qint64 there, qint64 behind)
{
    constexpr qint64 kFactor = 16;
    constexpr qint64 kReadBytes = 512 * 1024; // so much is read rather than looked for
    bool isGrowing = true;                    // films are far shorter than the longest
    while (behind - there > kReadBytes && sizeBytes() < 0) {
        const qint64 middle = there + (behind - there) / 2;
        const qint64 at = isGrowing ? std::min(there * kFactor, middle) : middle;
        const auto bytes = look(ByteRange::ofSize(at, 1));
        if (!bytes)
            return std::unexpected(bytes.error());
        isGrowing = isGrowing && *bytes > 0;
        (*bytes > 0 ? there : behind) = *bytes > 0 ? at + 1 : at;
    }
    // The byte that is there, and the one behind it that is not: that is certain.
    if (sizeBytes() < 0) {
        const auto bytes = look({there - 1, behind + 1});
        if (!bytes)
            return std::unexpected(bytes.error());
    }
    return {};
}

static bool isOfServersWithoutRanges(const Error &error)
{
    return error.code == ErrorCode::UpstreamRange || error.code == ErrorCode::UpstreamNoRange ||
           error.code == ErrorCode::UpstreamStatus || error.code == ErrorCode::UpstreamNotFound;
}

Result<void> SizeSearch::run(qint64 comeBytes)
{
    const auto far = look(ByteRange::ofSize(kLongerThanAnyFilm, 1));
    auto found = far ? Result<void>() : std::unexpected(far.error());
    if (far && *far == 0 && sizeBytes() < 0)
        found = bisect(comeBytes, kLongerThanAnyFilm);
    const qint64 bytes = sizeBytes();
    if (bytes >= 0 && (bytes < comeBytes || bytes > kLongerThanAnyFilm)) {
        m_resource->doubtSize();
        return std::unexpected(upstreamError(ErrorCode::UpstreamRange, m_resource->location().url,
                                             u"contradicts itself about the size of the file"_s));
    }
    if (bytes >= 0)
        return {};
    if (!found && !isOfServersWithoutRanges(found.error()))
        return found;
    m_resource->forgetRanges();
    return {};
}

Result<void> searchSize(const HttpThread &thread, const UpstreamOptions &options,
                        const std::shared_ptr<UpstreamResource> &resource, qint64 comeBytes,
                        const CancelToken &cancel)
{
    return SizeSearch(thread, options, resource, cancel).run(comeBytes);
}

} // namespace cuegate
