// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/1.1 origin on loopback (port 0) that serves named bytes and files with ranges, counts what it is
// asked, and misbehaves on demand. Thread: any; it runs threads of its own, one per connection.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace cuegate::test {

/// How one path answers. The words in brackets are those of parseOriginFaults().
struct OriginFaults
{
    bool noRange = false;        ///< [norange] ranges are ignored: always 200 and the whole body
    bool noRangeInside = false;  ///< [r200] 206 from offset 0, but 200 and the whole body beyond it
    int wrongRange = 0;          ///< [wrongcr=K] the next K answers beyond offset 0 carry another range
    int badTotal = 0;            ///< [badtotal=K] the next K answers beyond offset 0 carry a wrong total
    bool falseTotal = false;     ///< [falsetotal] every 206 says a total beyond what is there
    bool starTotal = false;      ///< [starcr] "Content-Range: bytes a-b/*"
    bool noTotalAtEnd = false;   ///< [bare416] 416 without Content-Range
    bool anyRange = false;       ///< [anyrange] has an answer to ranges behind the end, too
    qint64 endTotal = -1;        ///< [endtotal=N] 416 says this size
    std::vector<qint64> cutAt;   ///< [cut=N] close before file offset N is sent; each fires once
    std::vector<qint64> resetAt; ///< [rst=N] the same with a TCP reset
    qint64 stallAt = -1;         ///< [stall=N] send nothing from file offset N on …
    int stalls = 1;              ///< [stalls=K] … in the next K answers that reach it …
    int stallMs = -1;            ///< [stallms=MS] … for so long; -1: for good
    int firstByteMs = 0;         ///< [ttfb=MS] wait before the answer
    int slowStarts = -1;         ///< [ttfbs=K] only in the next K answers; -1: all
    int status = 0;              ///< [code=503:K] answer this status …
    int statusAnswers = -1;      ///< … K times, -1: always
    int retryAfterSeconds = -1;  ///< [ra=S] with Retry-After
    int redirects = 0;           ///< [redir=N] N hops on this origin before the answer
    QByteArray redirectTo;       ///< [to=URL] redirect to this location …
    int redirectStatus = 302;    ///< [rcode=307] … with this status
    bool redirectLoop = false;   ///< [loop]
    int changeAt = -1;           ///< [etag=K] request K (from 1) and later have another ETag and other bytes
    int lengthAt = -1;           ///< [len=K] the same, and half as many bytes
    int expireAt = -1;           ///< [exp=K] request K (from 1) and later are answered 403
    int ticketAnswers = 0;       ///< [tickets=K] redirects to a URL that is good for K answers, then 403 …
    int laterTickets = -1;       ///< [tickets2=K] … and to others, good for K; -1: as the first
    bool gzip = false;           ///< [gzip] Content-Encoding: gzip
    bool gzipBomb = false;       ///< [gzbomb] the same, and it never ends
    bool html = false;           ///< [html] a small web page, whatever is asked
    bool endless = false;        ///< [endless] the body never ends, no Content-Length
    bool chunked = false;        ///< [chunked] no Content-Length and no range support
    bool hugeHead = false;       ///< [hugehead] 2 MB of header fields
    int manyFields = 0;          ///< [fields=N] so many header fields
    bool badChunks = false;      ///< [badchunks] a chunked body that is not in chunks
    bool twoLengths = false;     ///< [twolengths] two Content-Length fields that differ
    bool garbage = false;        ///< [garbage] not HTTP
    bool badStatusLine = false;  ///< [badstatus] a status line without a number
    bool oneAtATime = false;     ///< [single] 403 while another answer of the origin is under way
    bool noValidator = false;    ///< [novalidator] neither ETag nor Last-Modified
    int latencyMs = 0;           ///< [latency=MS] wait before every answer, as a far away origin would
    qint64 bytesPerSecond = 0;   ///< [rate=N] 0: as fast as possible
};

/// Of "word,word=value,…"; nothing if a word is unknown.
[[nodiscard]] std::optional<OriginFaults> parseOriginFaults(const QString &words);

struct OriginRequest
{
    QByteArray method;
    QByteArray target;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    /// Empty if there is none; \p name in any case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

struct OriginCounters
{
    int requests = 0;
    qint64 bodyBytes = 0; ///< handed to the socket
    int unfinished = 0;   ///< answers that broke off, by a fault or because the client left
    int connectionsNow = 0;
    int connectionsMax = 0;
};

class TestOrigin
{
public:
    /// Listens on loopback, on \p port if it is not 0.
    explicit TestOrigin(quint16 port = 0);
    /// Closes every connection.
    ~TestOrigin();
    TestOrigin(const TestOrigin &) = delete;
    TestOrigin &operator=(const TestOrigin &) = delete;

    /// \p path begins with a slash; with a query, it answers exactly that, else any. Serving a path again
    /// replaces it and resets its counters.
    void serve(const QByteArray &path, QByteArray bytes, OriginFaults faults = {});
    void serveFile(const QByteArray &path, const QString &fileName, OriginFaults faults = {});

    [[nodiscard]] quint16 port() const;
    /// Connections that are open now are never answered again, as if the network between had forgotten them.
    void goDeaf();
    /// TCP connections accepted so far.
    [[nodiscard]] int accepted() const;
    /// How many TCP connections clients had open at a time, at most.
    [[nodiscard]] int mostAtOnce() const;
    /// How many requests were answered at a time, at most; true where there is latency.
    [[nodiscard]] int mostAnswersAtOnce() const;
    [[nodiscard]] QUrl url(const QByteArray &path) const;
    /// Of one path as it was served: without a query, of what it answered whatever was asked behind it.
    [[nodiscard]] OriginCounters counters(const QByteArray &path) const;
    [[nodiscard]] QList<OriginRequest> requests(const QByteArray &path) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cuegate::test
