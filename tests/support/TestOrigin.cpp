// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestOrigin.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate::test {

namespace {

constexpr qint64 kPieceBytes = 64 * 1024;
constexpr qsizetype kMaxHeadBytes = 64 * 1024;

struct Entry
{
    QByteArray bytes;
    QString fileName; // empty: bytes
    qint64 sizeBytes = 0;
    OriginFaults faults;
    OriginCounters counters;
    QList<OriginRequest> requests;
};

// What one request is answered with, decided under the lock and carried out without it.
struct Answer
{
    int status = 200;
    QByteArray head;
    qint64 beginBytes = 0;
    qint64 endBytes = 0;
    qint64 cutAt = -1;
    qint64 resetAt = -1;
    qint64 stallAt = -1;
    int waitMs = 0;
    qint64 bytesPerSecond = 0;
    bool isChanged = false;
    bool isChunked = false;
    bool isEndless = false;
    bool closesAfter = false;
    QByteArray body;  // small bodies: errors, pages
    QByteArray bytes; // shared with the entry
    QString fileName;
};

std::optional<std::pair<qint64, qint64>> parseRange(const QByteArray &value, qint64 sizeBytes)
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
qint64 takePoint(std::vector<qint64> &points, qint64 beginBytes, qint64 endBytes)
{
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](qint64 at) { return at >= beginBytes && at < endBytes; });
    if (found == points.end())
        return -1;
    const qint64 at = *found;
    points.erase(found);
    return at;
}

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

bool takeOne(int &count)
{
    if (count == 0)
        return false;
    if (count > 0)
        --count;
    return true;
}

} // namespace

QByteArray OriginRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

class TestOrigin::Private
{
public:
    explicit Private(quint16 port);
    ~Private();

    void accept();
    void talk(int fd);
    bool readHead(int fd, QByteArray &buffer, OriginRequest &request);
    Answer decide(const OriginRequest &request, std::set<QByteArray> &seenPaths);
    void decideBody(Entry &entry, const OriginRequest &request, Answer &answer);
    bool redirect(Entry &entry, const OriginRequest &request, const QByteArray &path, Answer &answer) const;
    bool sendAnswer(int fd, const Answer &answer, const QByteArray &path);
    void countBody(const QByteArray &path, qint64 bytes);
    bool sendBody(int fd, const Answer &answer, const QByteArray &path);
    bool sendAll(int fd, QByteArrayView bytes);
    bool waitOrGone(int fd, int waitMs); // false if the peer left or the origin stops

    std::atomic<bool> stopping = false;
    std::atomic<int> accepted = 0;
    int listenFd = -1;
    quint16 boundPort = 0;
    std::thread acceptor;
    mutable std::mutex mutex;
    std::map<QByteArray, Entry> entries; // guarded by mutex
    std::vector<std::thread> talkers;    // guarded by mutex
    std::set<int> connections;           // guarded by mutex
    int mostAtOnce = 0;                  // guarded by mutex
    int answersUnderWay = 0;             // guarded by mutex
};

TestOrigin::Private::Private(quint16 port)
{
    listenFd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listenFd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t length = sizeof address;
    if (::bind(listenFd, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(listenFd, 512) != 0)
        qFatal("the test origin cannot listen on port %d", int(port));
    ::getsockname(listenFd, reinterpret_cast<sockaddr *>(&address), &length);
    boundPort = ntohs(address.sin_port);
    acceptor = std::thread([this] { accept(); });
}

TestOrigin::Private::~Private()
{
    stopping = true;
    ::shutdown(listenFd, SHUT_RDWR);
    acceptor.join();
    ::close(listenFd);
    std::vector<std::thread> running;
    {
        const std::lock_guard lock(mutex);
        for (const int fd : connections)
            ::shutdown(fd, SHUT_RDWR);
        running.swap(talkers);
    }
    for (std::thread &thread : running)
        thread.join();
}

void TestOrigin::Private::accept()
{
    while (!stopping) {
        const int fd = ::accept4(listenFd, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        ++accepted;
        const int yes = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const std::lock_guard lock(mutex);
        connections.insert(fd);
        // Those the client has closed count no more, even if their threads have yet to notice.
        const auto isOpen = [](int other) {
            pollfd state = {other, POLLRDHUP, 0};
            return ::poll(&state, 1, 0) == 0;
        };
        mostAtOnce = std::max(
            mostAtOnce, static_cast<int>(std::count_if(connections.begin(), connections.end(), isOpen)));
        talkers.emplace_back([this, fd] { talk(fd); });
    }
}

void TestOrigin::Private::talk(int fd)
{
    QByteArray buffer;
    std::set<QByteArray> seenPaths;
    while (!stopping) {
        OriginRequest request;
        if (!readHead(fd, buffer, request))
            break;
        const Answer answer = decide(request, seenPaths);
        const QByteArray path = pathOf(request.target);
        const bool isSent = sendAnswer(fd, answer, path);
        {
            const std::lock_guard lock(mutex);
            --answersUnderWay;
        }
        if (!isSent || answer.closesAfter)
            break;
    }
    const std::lock_guard lock(mutex);
    for (const QByteArray &path : seenPaths) {
        if (const auto entry = entries.find(path); entry != entries.end())
            --entry->second.counters.connectionsNow;
    }
    connections.erase(fd);
    ::close(fd);
}

bool TestOrigin::Private::readHead(int fd, QByteArray &buffer, OriginRequest &request)
{
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

bool TestOrigin::Private::redirect(Entry &entry, const OriginRequest &request, const QByteArray &path,
                                   Answer &answer) const
{
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
    if (location.isEmpty())
        return false;
    answer.head = "HTTP/1.1 " + QByteArray::number(entry.faults.redirectStatus) +
                  " Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    return true;
}

Answer TestOrigin::Private::decide(const OriginRequest &request, std::set<QByteArray> &seenPaths)
{
    Answer answer;
    const QByteArray path = pathOf(request.target);
    const std::lock_guard lock(mutex);
    ++answersUnderWay;
    const auto found = entries.find(path);
    if (found == entries.end()) {
        answer.head = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        return answer;
    }
    Entry &entry = found->second;
    OriginFaults &faults = entry.faults;
    ++entry.counters.requests;
    entry.requests.append(request);
    if (seenPaths.insert(path).second) {
        ++entry.counters.connectionsNow;
        entry.counters.connectionsMax =
            std::max(entry.counters.connectionsMax, entry.counters.connectionsNow);
    }
    answer.waitMs = faults.latencyMs;
    if (faults.firstByteMs > 0 && takeOne(faults.slowStarts))
        answer.waitMs += faults.firstByteMs;
    int status = 0;
    if (faults.status != 0 && takeOne(faults.statusAnswers))
        status = faults.status;
    if (faults.oneAtATime && answersUnderWay > 1)
        status = 403;
    if (faults.expireAt >= 0 && entry.counters.requests >= faults.expireAt)
        status = 403;
    if (status != 0) {
        answer.head = "HTTP/1.1 " + QByteArray::number(status) + " Fault\r\nContent-Length: 0\r\n";
        if (faults.retryAfterSeconds >= 0)
            answer.head += "Retry-After: " + QByteArray::number(faults.retryAfterSeconds) + "\r\n";
        answer.head += "\r\n";
    } else if (faults.garbage) {
        answer.head = QByteArray("\x16\x03\x01 this is no HTTP\r\n\r\n");
        answer.closesAfter = true;
    } else if (faults.html) {
        answer.body = "<!doctype html><title>Sign in</title>";
        answer.head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                      QByteArray::number(answer.body.size()) + "\r\n\r\n";
    } else if (!redirect(entry, request, path, answer)) {
        decideBody(entry, request, answer);
    }
    return answer;
}

void TestOrigin::Private::decideBody(Entry &entry, const OriginRequest &request, Answer &answer)
{
    OriginFaults &faults = entry.faults;
    const qint64 sizeBytes = entry.sizeBytes;
    answer.isChanged = faults.changeAt >= 0 && entry.counters.requests >= faults.changeAt;
    const QByteArray etag = answer.isChanged ? "\"second\"" : "\"first\"";
    const QByteArray ifRange = request.header("If-Range");
    auto range = parseRange(request.header("Range"), sizeBytes);
    const bool ignoresRange =
        faults.noRange || faults.chunked || (faults.noRangeInside && range && range->first > 0);
    if (ignoresRange || (!ifRange.isEmpty() && ifRange != etag))
        range.reset();
    if (range && range->first >= sizeBytes) {
        answer.head = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */" +
                      QByteArray::number(sizeBytes) + "\r\nContent-Length: 0\r\n\r\n";
        return;
    }
    answer.beginBytes = range ? range->first : 0;
    answer.endBytes = range ? range->second : sizeBytes;
    answer.status = range ? 206 : 200;
    answer.bytes = entry.bytes;
    answer.fileName = entry.fileName;
    answer.bytesPerSecond = faults.bytesPerSecond;
    answer.isChunked = faults.chunked;
    answer.isEndless = faults.endless;
    answer.closesAfter = faults.endless;
    answer.cutAt = takePoint(faults.cutAt, answer.beginBytes, answer.endBytes);
    answer.resetAt = takePoint(faults.resetAt, answer.beginBytes, answer.endBytes);
    if (faults.stallAt >= answer.beginBytes && faults.stallAt < answer.endBytes && takeOne(faults.stalls))
        answer.stallAt = faults.stallAt;

    QByteArray head = range ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
    head += "Content-Type: video/x-matroska\r\n";
    if (!faults.noValidator)
        head += "ETag: " + etag + "\r\nLast-Modified: Tue, 03 Mar 2026 10:00:00 GMT\r\n";
    if (range) {
        const bool isInside = answer.beginBytes > 0;
        const qint64 shift = isInside && takeOne(faults.wrongRange) ? 1 : 0;
        const qint64 total = sizeBytes + (isInside && takeOne(faults.badTotal) ? 7 : 0);
        head += "Content-Range: bytes " + QByteArray::number(answer.beginBytes + shift) + '-' +
                QByteArray::number(answer.endBytes - 1 + shift) + '/' +
                (faults.starTotal ? QByteArray("*") : QByteArray::number(total)) + "\r\n";
    }
    if (faults.gzip)
        head += "Content-Encoding: gzip\r\n";
    if (faults.hugeHead)
        head += "X-Padding: " + QByteArray(2'000'000, 'x') + "\r\n";
    if (answer.isChunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (answer.isEndless)
        head += "Connection: close\r\n";
    else
        head += "Content-Length: " + QByteArray::number(answer.endBytes - answer.beginBytes) + "\r\n";
    answer.head = head + "\r\n";
}

bool TestOrigin::Private::waitOrGone(int fd, int waitMs)
{
    // In short steps, so that stopping the origin ends it; the peer's leaving wakes it at once.
    for (int waited = 0; waited < waitMs && !stopping; waited += 20) {
        pollfd state = {fd, POLLRDHUP, 0};
        if (::poll(&state, 1, std::min(20, waitMs - waited)) != 0)
            return false;
    }
    return !stopping;
}

bool TestOrigin::Private::sendAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(fd, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

bool TestOrigin::Private::sendAnswer(int fd, const Answer &answer, const QByteArray &path)
{
    if (answer.waitMs > 0 && !waitOrGone(fd, answer.waitMs))
        return false;
    if (!sendAll(fd, answer.head) || !sendAll(fd, answer.body))
        return false;
    return answer.endBytes <= answer.beginBytes || sendBody(fd, answer, path);
}

void TestOrigin::Private::countBody(const QByteArray &path, qint64 bytes)
{
    const std::lock_guard lock(mutex);
    entries[path].counters.bodyBytes += bytes;
}

bool TestOrigin::Private::sendBody(int fd, const Answer &answer, const QByteArray &path)
{
    QFile file(answer.fileName);
    if (!answer.fileName.isEmpty() && !file.open(QIODevice::ReadOnly))
        return false;
    qint64 stop = answer.isEndless ? std::numeric_limits<qint64>::max() : answer.endBytes;
    for (const qint64 point : {answer.cutAt, answer.resetAt, answer.stallAt}) {
        if (point >= 0)
            stop = std::min(stop, point);
    }
    for (qint64 at = answer.beginBytes; at < stop && !stopping;) {
        const qint64 want = std::min(kPieceBytes, stop - at);
        QByteArray piece;
        if (at >= answer.endBytes) {
            piece = QByteArray(want, 'e');
        } else if (answer.fileName.isEmpty()) {
            piece = answer.bytes.mid(at, want);
        } else {
            file.seek(at);
            piece = file.read(want);
        }
        if (answer.isChanged)
            std::for_each(piece.begin(), piece.end(), [](char &byte) { byte = static_cast<char>(~byte); });
        const qsizetype size = piece.size();
        if (answer.isChunked)
            piece = QByteArray::number(size, 16) + "\r\n" + piece + "\r\n";
        if (size == 0)
            return false;
        // Counted first: whoever has received them may look at the count at once.
        countBody(path, size);
        if (!sendAll(fd, piece)) {
            countBody(path, -size);
            return false;
        }
        at += size;
        if (answer.bytesPerSecond > 0 &&
            !waitOrGone(fd, static_cast<int>(size * 1000 / answer.bytesPerSecond)))
            return false;
    }
    if (answer.stallAt >= 0 && stop == answer.stallAt)
        return waitOrGone(fd, std::numeric_limits<int>::max() - 20) && false;
    if (answer.resetAt >= 0 && stop == answer.resetAt) {
        const linger abortive = {1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
        return false;
    }
    if (answer.cutAt >= 0 && stop == answer.cutAt)
        return false;
    return !answer.isChunked || sendAll(fd, "0\r\n\r\n");
}

TestOrigin::TestOrigin(quint16 port)
    : d(std::make_unique<Private>(port))
{
}

TestOrigin::~TestOrigin() = default;

void TestOrigin::serve(const QByteArray &path, QByteArray bytes, OriginFaults faults)
{
    Entry entry;
    entry.sizeBytes = bytes.size();
    entry.bytes = std::move(bytes);
    entry.faults = std::move(faults);
    const std::lock_guard lock(d->mutex);
    entry.counters.connectionsNow = d->entries[path].counters.connectionsNow;
    d->entries[path] = std::move(entry);
}

void TestOrigin::serveFile(const QByteArray &path, const QString &fileName, OriginFaults faults)
{
    Entry entry;
    entry.sizeBytes = QFileInfo(fileName).size();
    entry.fileName = fileName;
    entry.faults = std::move(faults);
    const std::lock_guard lock(d->mutex);
    entry.counters.connectionsNow = d->entries[path].counters.connectionsNow;
    d->entries[path] = std::move(entry);
}

quint16 TestOrigin::port() const
{
    return d->boundPort;
}

QUrl TestOrigin::url(const QByteArray &path) const
{
    return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(d->boundPort) + path);
}

int TestOrigin::accepted() const
{
    return d->accepted;
}

int TestOrigin::mostAtOnce() const
{
    const std::lock_guard lock(d->mutex);
    return d->mostAtOnce;
}

OriginCounters TestOrigin::counters(const QByteArray &path) const
{
    const std::lock_guard lock(d->mutex);
    const auto entry = d->entries.find(path);
    return entry == d->entries.end() ? OriginCounters{} : entry->second.counters;
}

QList<OriginRequest> TestOrigin::requests(const QByteArray &path) const
{
    const std::lock_guard lock(d->mutex);
    const auto entry = d->entries.find(path);
    return entry == d->entries.end() ? QList<OriginRequest>() : entry->second.requests;
}

} // namespace cuegate::test
