// SPDX-License-Identifier: GPL-3.0-or-later
// Requests, answers and bodies as the HTTP layer and its handlers exchange them (RFC 9110, RFC 9112).
// Thread: net, all of it.
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace cuegate {

/// Field names in lower case.
using HttpFields = std::vector<std::pair<QByteArray, QByteArray>>;

struct HttpRequest
{
    QByteArray method;
    QByteArray path;  ///< before '?', percent-encoding as sent
    QByteArray query; ///< after '?', without it; empty if none
    HttpFields fields;
    QByteArray body; ///< only where the server accepts bodies
    QHostAddress peer;
    quint16 localPort = 0;
    bool isHttp10 = false;

    /// The first value of a field, empty if absent. \p name in lower case.
    [[nodiscard]] QByteArray field(QByteArrayView name) const
    {
        for (const auto &[key, value] : fields) {
            if (key == name)
                return value;
        }
        return {};
    }
};

/// A body that is pulled: the connection asks for more only while its send buffer has room.
class BodySource
{
public:
    virtual ~BodySource() = default;

    enum class State { Data, Pending, End, Failed };
    struct Piece
    {
        State state = State::End;
        QByteArray data; ///< with State::Data; not empty
    };
    /// Bytes in all, or -1 for a body that ends when the connection closes.
    [[nodiscard]] virtual qint64 sizeBytes() const = 0;
    /// About \p wantedBytes more. After Pending, the function given to setReady() is called once there is
    /// something to say. Failed makes the connection reset: a short body never looks complete.
    [[nodiscard]] virtual Piece next(qint64 wantedBytes) = 0;
    /// \p ready is called on the net thread, never from within next().
    virtual void setReady(std::function<void()> ready) = 0;
};

struct HttpResponse
{
    int status = 200;
    HttpFields fields;                ///< Content-Length, Connection and Date are added by the connection
    std::unique_ptr<BodySource> body; ///< none: empty. For HEAD its size is stated and nothing is read
    bool isBare = false; ///< without what the server adds to all others (HttpServerOptions::commonFields)
};

/// A body that is there already; the memory is shared, not copied.
[[nodiscard]] std::unique_ptr<BodySource> bytesBody(QByteArray bytes);

/// One request that waits for its answer. Answers may come at any time later, in any order; they leave in the
/// order of the requests. If the client goes away, the exchange's onGone function is called and respond()
/// does nothing.
class HttpExchange
{
public:
    virtual ~HttpExchange() = default;
    [[nodiscard]] virtual const HttpRequest &request() const = 0;
    virtual void respond(HttpResponse response) = 0;
    /// At most one function; called once, on the net thread, also if the client leaves while the body is
    /// being sent.
    virtual void onGone(std::function<void()> gone) = 0;
    /// Resets the client's connection, whatever has been sent; as if the client had left.
    virtual void abort() = 0;
};

using HttpHandler = std::function<void(const std::shared_ptr<HttpExchange> &)>;

} // namespace cuegate
