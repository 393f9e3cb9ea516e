// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/Crowd.h"

#include "tests/http/Requests.h"

#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <poll.h>
#include <sys/socket.h>

#include <xxhash.h>

namespace cuegate::test {

namespace {

constexpr qint64 kPatienceMs = 30'000;

class CrowdClient
{
public:
    CrowdClient(quint16 port, int source, const QByteArray &request)
        : m_client(port, source)
    {
        XXH3_64bits_reset(m_hash.get());
        m_isOver = !m_client.send(request);
    }
    [[nodiscard]] int descriptor() const { return m_client.descriptor(); }
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] bool isRight() const { return m_isRight; }
    [[nodiscard]] quint64 bodyHash() const { return XXH3_64bits_digest(m_hash.get()); }

    /// Takes what has come; \p buffer: to take it to.
    void take(std::span<char> buffer)
    {
        const ssize_t count = ::recv(descriptor(), buffer.data(), buffer.size(), 0);
        if (count > 0)
            receive(QByteArrayView(buffer.data(), count));
        else
            end(count == 0 && m_status == 200 && !m_left);
    }

private:
    struct Free
    {
        void operator()(XXH3_state_t *state) const { XXH3_freeState(state); }
    };

    void receive(QByteArrayView bytes)
    {
        if (m_status == 0) {
            m_head.append(bytes);
            const qsizetype end = m_head.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            readHead(m_head.first(end + 4));
            bytes = QByteArrayView(m_head).sliced(end + 4);
        }
        if (m_left)
            *m_left -= bytes.size();
        XXH3_64bits_update(m_hash.get(), bytes.data(), size_t(bytes.size()));
        if (m_left && *m_left <= 0)
            end(m_status == 200 && *m_left == 0);
    }
    void readHead(const QByteArray &head)
    {
        const Answer answer{head.mid(9, 3).toInt(), head, {}, false};
        m_status = answer.status;
        if (answer.count("content-length") == 1)
            m_left = answer.field("content-length").toLongLong();
    }
    void end(bool isRight)
    {
        m_isOver = true;
        m_isRight = isRight;
        m_client.close();
    }

    BlockingClient m_client;
    QByteArray m_head;
    std::unique_ptr<XXH3_state_t, Free> m_hash{XXH3_createState()};
    std::optional<qint64> m_left; ///< of the body; nothing where it ends with the connection
    int m_status = 0;
    bool m_isOver = false;
    bool m_isRight = false;
};

} // namespace

Crowd askAtOnce(quint16 port, const QByteArray &target, int clients)
{
    constexpr int kBufferBytes = 256 * 1024;
    std::vector<char> buffer(kBufferBytes);
    const QByteArray request = requestBytes("GET", target, {});
    std::vector<CrowdClient> crowd;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < clients; ++i)
        crowd.emplace_back(port, 1 + i % 4, request);
    std::vector<pollfd> entries;
    std::vector<CrowdClient *> waiting;
    for (;;) {
        entries.clear();
        waiting.clear();
        for (CrowdClient &client : crowd) {
            if (client.isOver())
                continue;
            entries.push_back({client.descriptor(), POLLIN, 0});
            waiting.push_back(&client);
        }
        const int left = int(std::max<qint64>(0, kPatienceMs - timer.elapsed()));
        if (waiting.empty() || ::poll(entries.data(), entries.size(), left) <= 0)
            break;
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].revents != 0)
                waiting[i]->take(buffer);
        }
    }
    Crowd result;
    result.slowestSeconds = double(timer.nsecsElapsed()) / 1e9;
    for (const CrowdClient &client : crowd) {
        if (client.isRight())
            result.bodies.insert(client.bodyHash());
        ++(client.isRight() ? result.right : result.failed);
    }
    return result;
}

} // namespace cuegate::test
