// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/PendingExchange.h"

#include "core/http/HttpConnection.h"
#include "core/http/StatusPages.h"

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

class Exchange final : public HttpExchange
{
public:
    explicit Exchange(std::shared_ptr<PendingExchange> pending)
        : m_pending(std::move(pending))
    {
    }
    ~Exchange() override
    {
        if (!m_pending->isAnswered && m_pending->connection)
            m_pending->answer(statusPage(500, {ErrorKind::Internal, u"the request was dropped"_s}));
    }
    Q_DISABLE_COPY_MOVE(Exchange)

    const HttpRequest &request() const override { return m_pending->request; }
    void respond(HttpResponse response) override { m_pending->answer(std::move(response)); }
    void onGone(std::function<void()> gone) override
    {
        if (m_pending->isGone)
            gone();
        else if (m_pending->connection)
            m_pending->gone = std::move(gone);
    }
    void abort() override
    {
        if (m_pending->connection)
            m_pending->connection->abort();
    }

private:
    std::shared_ptr<PendingExchange> m_pending;
};

} // namespace

void PendingExchange::leave()
{
    connection = nullptr;
    response.reset();
    isGone = true;
    if (const auto function = std::exchange(gone, {}))
        function();
}

void PendingExchange::answer(HttpResponse answer)
{
    if (isAnswered || !connection)
        return;
    isAnswered = true;
    response = std::move(answer);
    connection->drive();
}

std::shared_ptr<HttpExchange> exchangeFor(std::shared_ptr<PendingExchange> pending)
{
    return std::make_shared<Exchange>(std::move(pending));
}

} // namespace cuegate
