// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OriginAnswer.h"

#include <algorithm>

#include <sys/socket.h>

namespace cuegate::test {

QByteArray originPathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

static std::optional<std::pair<qint64, qint64>> parseRange(const QByteArray &value, qint64 sizeBytes)
{
    if (!value.startsWith("bytes="))
        return std::nullopt;
    const QByteArray spec = value.mid(6);
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0 || spec.contains(','))
        return std::nullopt;
    const QByteArray first = spec.left(dash);
    const QByteArray last = spec.mid(dash + 1);
    if (first.isEmpty())
        return std::pair{std::max<qint64>(0, sizeBytes - last.toLongLong()), sizeBytes};
    const qint64 end = last.isEmpty() ? sizeBytes : std::min(sizeBytes, last.toLongLong() + 1);
    return std::pair{first.toLongLong(), end};
}

// The first of \p points inside the answer, taken out so that it fires once.
static qint64 takePoint(std::vector<qint64> &points, qint64 beginBytes, qint64 endBytes)
{
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](qint64 at) { return at >= beginBytes && at < endBytes; });
    if (found == points.end())
        return -1;
    const qint64 at = *found;
    points.erase(found);
    return at;
}

static bool takeOne(int &count)
{
    if (count == 0)
        return false;
    if (count > 0)
        --count;
    return true;
}

// Where a request is sent instead of being answered; empty: nowhere.
static QByteArray redirectionOf(OriginEntry &entry, const OriginRequest &request)
{
    const QByteArray path = originPathOf(request.target);
    QByteArray location;
    if (!entry.faults.redirectTo.isEmpty()) {
        location = entry.faults.redirectTo;
    } else if (entry.faults.redirectLoop) {
        location = path;
    } else if (entry.faults.redirects > 0) {
        const qsizetype at = request.target.indexOf("?hop=");
        const int hop = at < 0 ? 0 : request.target.mid(at + 5).toInt();
        if (hop < entry.faults.redirects)
            location = path + "?hop=" + QByteArray::number(hop + 1);
    }
    if (entry.faults.ticketAnswers > 0 && !request.target.contains("?ticket=")) {
        entry.answersOfTicket = 0;
        location = path + "?ticket=" + QByteArray::number(++entry.tickets);
    }
    return location;
}

static void decideBody(OriginEntry &entry, const OriginRequest &request, OriginAnswer &answer)
{
    OriginFaults &faults = entry.faults;
    const bool isShorter = faults.lengthAt >= 0 && entry.counters.requests >= faults.lengthAt;
    const qint64 sizeBytes = isShorter ? entry.sizeBytes / 2 : entry.sizeBytes;
    answer.isChanged = isShorter || (faults.changeAt >= 0 && entry.counters.requests >= faults.changeAt);
    const QByteArray etag = answer.isChanged ? "\"second\"" : "\"first\"";
    const QByteArray ifRange = request.header("If-Range");
    auto range = parseRange(request.header("Range"), sizeBytes);
    const bool ignoresRange =
        faults.noRange || faults.chunked || (faults.noRangeInside && range && range->first > 0);
    if (ignoresRange || (!ifRange.isEmpty() && ifRange != etag))
        range.reset();
    if (range && range->first >= sizeBytes && faults.anyRange) {
        const QByteArray at = QByteArray::number(range->first);
        answer.head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + at + "-" + at +
                      "/*\r\nContent-Length: 1\r\n\r\n";
        answer.body = "x";
        return;
    }
    if (range && range->first >= sizeBytes) {
        const QByteArray total = QByteArray::number(faults.endTotal >= 0 ? faults.endTotal : sizeBytes);
        answer.head = "HTTP/1.1 416 Range Not Satisfiable\r\n" +
                      (faults.noTotalAtEnd ? QByteArray() : "Content-Range: bytes */" + total + "\r\n") +
                      "Content-Length: 0\r\n\r\n";
        return;
    }
    answer.beginBytes = range ? range->first : 0;
    answer.endBytes = range ? range->second : sizeBytes;
    answer.status = range ? 206 : 200;
    answer.bytes = entry.bytes;
    answer.fileName = entry.fileName;
    answer.bytesPerSecond = faults.bytesPerSecond;
    answer.isChunked = faults.chunked;
    answer.isEndless = faults.endless || faults.gzipBomb;
    answer.closesAfter = answer.isEndless;
    answer.cutAt = takePoint(faults.cutAt, answer.beginBytes, answer.endBytes);
    answer.resetAt = takePoint(faults.resetAt, answer.beginBytes, answer.endBytes);
    if (faults.stallAt >= answer.beginBytes && faults.stallAt < answer.endBytes && takeOne(faults.stalls)) {
        answer.stallAt = faults.stallAt;
        answer.stallMs = faults.stallMs;
    }

    QByteArray head = range ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
    head += "Content-Type: video/x-matroska\r\n";
    if (!faults.noValidator)
        head += "ETag: " + etag + "\r\nLast-Modified: Tue, 03 Mar 2026 10:00:00 GMT\r\n";
    if (range) {
        const bool isInside = answer.beginBytes > 0;
        const qint64 shift = isInside && takeOne(faults.wrongRange) ? 1 : 0;
        const qint64 total =
            sizeBytes + (isInside && takeOne(faults.badTotal) ? 7 : 0) + (faults.falseTotal ? 12'345 : 0);
        head += "Content-Range: bytes " + QByteArray::number(answer.beginBytes + shift) + '-' +
                QByteArray::number(answer.endBytes - 1 + shift) + '/' +
                (faults.starTotal ? QByteArray("*") : QByteArray::number(total)) + "\r\n";
    }
    if (faults.gzip || faults.gzipBomb)
        head += "Content-Encoding: gzip\r\n";
    if (faults.twoLengths)
        head += "Content-Length: 5\r\n";
    if (faults.hugeHead)
        head += "X-Padding: " + QByteArray(2'000'000, 'x') + "\r\n";
    for (int i = 0; i < faults.manyFields; ++i)
        head += "X-" + QByteArray::number(i) + ": 1\r\n";
    if (answer.isChunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (answer.isEndless)
        head += "Connection: close\r\n";
    else
        head += "Content-Length: " + QByteArray::number(answer.endBytes - answer.beginBytes) + "\r\n";
    answer.head = head + "\r\n";
}

// Errors and nonsense instead of the entry; an empty head: none of it.
static void decideRefusal(OriginEntry &entry, const OriginRequest &request, bool isAlone,
                          OriginAnswer &answer)
{
    OriginFaults &faults = entry.faults;
    int status = 0;
    if (faults.status != 0 && takeOne(faults.statusAnswers))
        status = faults.status;
    if (faults.oneAtATime && !isAlone)
        status = 403;
    if (faults.expireAt >= 0 && entry.counters.requests >= faults.expireAt)
        status = 403;
    const QByteArray ticket = "?ticket=" + QByteArray::number(entry.tickets);
    const bool hasTicket = request.target.endsWith(ticket);
    const bool isLater = entry.tickets > 1 && faults.laterTickets >= 0;
    if (faults.ticketAnswers > 0 && request.target.contains("?ticket=") &&
        (!hasTicket || ++entry.answersOfTicket > (isLater ? faults.laterTickets : faults.ticketAnswers)))
        status = 403;
    if (status != 0) {
        answer.head = "HTTP/1.1 " + QByteArray::number(status) + " Fault\r\nContent-Length: 0\r\n";
        if (faults.retryAfterSeconds >= 0)
            answer.head += "Retry-After: " + QByteArray::number(faults.retryAfterSeconds) + "\r\n";
        answer.head += "\r\n";
    } else if (faults.garbage || faults.badStatusLine) {
        answer.head = faults.garbage ? QByteArray("\x16\x03\x01 this is no HTTP\r\n\r\n")
                                     : QByteArray("HTTP/1.1 two hundred\r\nContent-Length: 9\r\n\r\n");
        answer.closesAfter = true;
    } else if (faults.badChunks) {
        answer.head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nabc";
        answer.closesAfter = true;
    } else if (faults.html) {
        answer.body = "<!doctype html><title>Sign in</title>";
        answer.head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                      QByteArray::number(answer.body.size()) + "\r\n\r\n";
    }
}

OriginAnswer decideOriginAnswer(OriginEntry &entry, const OriginRequest &request, bool isAlone)
{
    OriginAnswer answer;
    OriginFaults &faults = entry.faults;
    answer.waitMs = faults.latencyMs;
    if (faults.firstByteMs > 0 && takeOne(faults.slowStarts))
        answer.waitMs += faults.firstByteMs;
    decideRefusal(entry, request, isAlone, answer);
    if (!answer.head.isEmpty())
        return answer;
    if (const QByteArray location = redirectionOf(entry, request); !location.isEmpty())
        answer.head = "HTTP/1.1 " + QByteArray::number(faults.redirectStatus) +
                      " Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    else
        decideBody(entry, request, answer);
    return answer;
}

QByteArray OriginRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool readOriginRequest(int fd, QByteArray &buffer, OriginRequest &request)
{
    constexpr qsizetype kMaxHeadBytes = 64 * 1024;
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        char piece[4096];
        const ssize_t got = ::recv(fd, piece, sizeof piece, 0);
        if (got <= 0 || buffer.size() > kMaxHeadBytes)
            return false;
        buffer.append(piece, got);
    }
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    buffer.remove(0, end + 4);
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3)
        return false;
    request.method = words[0];
    request.target = words[1];
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.emplace_back(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    return true;
}

} // namespace cuegate::test
