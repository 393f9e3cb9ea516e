// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/CertificateLook.h"

#include "core/io/HttpLoop.h"
#include "core/io/UpstreamError.h"

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// What players wait for has failed already: they are told soon.
constexpr std::chrono::milliseconds kMostPerLook{1000};

class Look final : public HttpListener
{
public:
    void onSent() override {}
    HttpFlow onHead(const HttpHead &) override { return HttpFlow::Stop; }
    HttpFlow onBody(QByteArrayView) override { return HttpFlow::Stop; }
    void onDone(const HttpOutcome &outcome) override { end(outcome); }

    void end(const std::optional<HttpOutcome> &outcome)
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_outcome = outcome;
        m_ended.notify_one();
    }
    std::optional<HttpOutcome> wait()
    {
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return m_isOver; });
        return m_outcome;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;                // guarded by m_mutex
    std::optional<HttpOutcome> m_outcome; // guarded by m_mutex; null: cancelled
};

} // namespace

static std::optional<HttpOutcome> look(HttpLoop &loop, const FetchRequest &request, const CancelToken &cancel)
{
    const auto listener = std::make_shared<Look>();
    loop.post([&loop, request, listener] { loop.start(request, listener); });
    const auto registration = cancel.onCancel([listener] { listener->end(std::nullopt); });
    return listener->wait();
}

std::optional<PeerCertificate> refusedCertificate(HttpLoop &loop, const UpstreamOptions &options,
                                                  const QUrl &url, const CancelToken &cancel)
{
    if (url.scheme() != "https"_L1)
        return std::nullopt;
    FetchRequest request;
    request.url = url;
    request.timeouts = options.timeouts;
    request.timeouts.connect = std::min(request.timeouts.connect, kMostPerLook);
    request.reach = reachOf(url, url, options.permitted);
    if (options.resolve)
        request.address = options.resolve(url);
    request.extent = FetchRequest::Extent::Handshake;
    const auto verified = look(loop, request, cancel);
    const auto problem = verified ? certificateProblemOf(*verified) : std::nullopt;
    if (!problem)
        return std::nullopt;
    request.trust = FetchRequest::Trust::Anybody;
    const auto seen = look(loop, request, cancel);
    return seen ? certificateFrom(seen->certificatePem, *problem) : std::nullopt;
}

} // namespace cuegate
