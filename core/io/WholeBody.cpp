// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/WholeBody.h"

#include "core/io/HttpThread.h"
#include "core/io/RangeTransfer.h"

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kMostWaitingBytes = 2 * 1024 * 1024;

// Between the loop, which brings, and the thread that takes.
class WaitingBytes final : public RangeSink
{
public:
    bool isWanted(quint64 /*tag*/) override { return true; }
    void onAccepted(quint64 /*tag*/) override {}
    // A provider may take long to write a list of 100,000: the last try waits for it.
    void onLate(quint64 /*tag*/, const Error & /*error*/) override {}

    HttpFlow onBytes(quint64 /*tag*/, QByteArrayView bytes) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_bytes.size() >= kMostWaitingBytes) {
            m_isPaused = true;
            return HttpFlow::Pause;
        }
        m_bytes.append(bytes);
        m_changed.notify_one();
        return HttpFlow::Continue;
    }

    void onFinished(quint64 /*tag*/, const std::optional<Error> &error) override
    {
        const std::lock_guard lock(m_mutex);
        m_isFinished = true;
        m_error = error;
        m_changed.notify_one();
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_isCancelled = true;
        m_changed.notify_one();
    }

    struct Piece
    {
        QByteArray bytes; ///< empty: the end
        bool wasPaused = false;
    };
    [[nodiscard]] Result<Piece> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_bytes.isEmpty() || m_isFinished || m_isCancelled; });
        if (m_isCancelled)
            return std::unexpected(Error::cancelled());
        if (m_bytes.isEmpty() && m_error)
            return std::unexpected(*m_error);
        return Piece{std::exchange(m_bytes, {}), std::exchange(m_isPaused, false)};
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_bytes;      // guarded by m_mutex, as all below
    bool m_isPaused = false; // the loop waits for resume()
    bool m_isFinished = false;
    bool m_isCancelled = false;
    std::optional<Error> m_error; // with m_isFinished
};

} // namespace

static Result<void> takeAll(WaitingBytes &waiting, const UpstreamResource &resource,
                            const std::function<void()> &resume, qint64 maxBytes, const TakePiece &take)
{
    std::optional<QUrl> from;
    for (qint64 readBytes = 0;;) {
        const auto piece = waiting.take();
        if (!piece)
            return std::unexpected(piece.error());
        if (piece->bytes.isEmpty())
            return {};
        if (piece->wasPaused)
            resume();
        readBytes += piece->bytes.size();
        if (readBytes > maxBytes)
            return fail(ErrorKind::CorruptInput,
                        u"it has more than %1 MiB, which no list has"_s.arg(maxBytes / 1024 / 1024));
        if (!from)
            from = resource.currentUrl(std::chrono::steady_clock::now());
        if (const auto taken = take(*from, piece->bytes); !taken)
            return taken;
    }
}

Result<void> readWholeBody(HttpThread &thread, const UpstreamOptions &options, const SourceLocation &location,
                           qint64 maxBytes, const TakePiece &take, const CancelToken &cancel)
{
    HttpLoop &loop = thread.loop();
    const auto waiting = std::make_shared<WaitingBytes>();
    const auto resource = std::make_shared<UpstreamResource>(location, std::nullopt);
    resource->allowGzip();
    // One byte more than may be: that shows that there is more.
    const auto transfer = std::make_shared<RangeTransfer>(loop, thread.scheduler(), options, resource,
                                                          waiting, 0, ByteRange{0, maxBytes + 1});
    const auto registration = cancel.onCancel([waiting] { waiting->cancel(); });
    const int limit = location.maxConnections;
    loop.post([transfer, limit, &scheduler = thread.scheduler(), account = accountOf(location.url)] {
        if (limit > 0)
            scheduler.join(account, limit);
        transfer->start();
    });
    const auto resume = [&loop, &transfer] { loop.post([transfer] { transfer->resume(); }); };
    const auto taken = takeAll(*waiting, *resource, resume, maxBytes, take);
    loop.post([transfer, limit, &scheduler = thread.scheduler(), account = accountOf(location.url)] {
        transfer->cancel();
        if (limit > 0)
            scheduler.leave(account, limit);
    });
    return taken;
}

} // namespace cuegate
