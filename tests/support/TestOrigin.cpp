// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestOrigin.h"

#include "core/base/ByteRange.h"
#include "tests/support/OriginAnswer.h"

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

} // namespace

class TestOrigin::Private
{
public:
    explicit Private(quint16 port);
    ~Private();

    void accept();
    void talk(int fd);
    void place(const QByteArray &path, OriginEntry entry);
    /// With its query, if that was served of its own.
    [[nodiscard]] QByteArray servedAs(const QByteArray &target) const;
    [[nodiscard]] OriginAnswer decide(const OriginRequest &request, const QByteArray &path,
                                      std::set<QByteArray> &seenPaths);
    bool sendAnswer(int fd, const OriginAnswer &answer, const QByteArray &path);
    void countBody(const QByteArray &path, qint64 bytes);
    bool sendBody(int fd, const OriginAnswer &answer, const QByteArray &path);
    bool sendBytes(int fd, const OriginAnswer &answer, QFile &file, const QByteArray &path, ByteRange range);
    bool sendAll(int fd, QByteArrayView bytes);
    bool isDeaf(int fd);
    bool waitOrGone(int fd, int waitMs); // false if the peer left or the origin stops

    std::atomic<bool> stopping = false;
    std::atomic<int> accepted = 0;
    int listenFd = -1;
    quint16 boundPort = 0;
    std::thread acceptor;
    mutable std::mutex mutex;
    std::map<QByteArray, OriginEntry> entries; // guarded by mutex
    std::vector<std::thread> talkers;          // guarded by mutex
    std::set<int> connections;                 // guarded by mutex
    std::set<int> deaf;                        // guarded by mutex
    int mostAtOnce = 0;                        // guarded by mutex
    int answersUnderWay = 0;                   // guarded by mutex
    int mostAnswersAtOnce = 0;                 // guarded by mutex
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
        if (!readOriginRequest(fd, buffer, request))
            break;
        if (isDeaf(fd)) {
            waitOrGone(fd, std::numeric_limits<int>::max() - 20);
            break;
        }
        const QByteArray path = servedAs(request.target);
        const OriginAnswer answer = decide(request, path, seenPaths);
        const bool isSent = sendAnswer(fd, answer, path);
        {
            const std::lock_guard lock(mutex);
            --answersUnderWay;
            if (!isSent)
                ++entries[path].counters.unfinished;
        }
        if (isDeaf(fd)) // it keeps the connection and says nothing more
            waitOrGone(fd, std::numeric_limits<int>::max() - 20);
        if (!isSent || answer.closesAfter)
            break;
    }
    const std::lock_guard lock(mutex);
    for (const QByteArray &path : seenPaths) {
        if (const auto entry = entries.find(path); entry != entries.end())
            --entry->second.counters.connectionsNow;
    }
    connections.erase(fd);
    deaf.erase(fd);
    ::close(fd);
}

QByteArray TestOrigin::Private::servedAs(const QByteArray &target) const
{
    const std::lock_guard lock(mutex);
    return entries.contains(target) ? target : originPathOf(target);
}

OriginAnswer TestOrigin::Private::decide(const OriginRequest &request, const QByteArray &path,
                                         std::set<QByteArray> &seenPaths)
{
    const std::lock_guard lock(mutex);
    ++answersUnderWay;
    const auto found = entries.find(path);
    if (found == entries.end()) {
        OriginAnswer answer;
        answer.head = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        return answer;
    }
    OriginEntry &entry = found->second;
    ++entry.counters.requests;
    entry.requests.append(request);
    if (seenPaths.insert(path).second) {
        ++entry.counters.connectionsNow;
        entry.counters.connectionsMax =
            std::max(entry.counters.connectionsMax, entry.counters.connectionsNow);
    }
    return decideOriginAnswer(entry, request, answersUnderWay == 1);
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

bool TestOrigin::Private::sendAnswer(int fd, const OriginAnswer &answer, const QByteArray &path)
{
    if (answer.waitMs > 0 && !waitOrGone(fd, answer.waitMs))
        return false;
    {
        // Only now: one that has just been sent may still count when the next request comes.
        const std::lock_guard lock(mutex);
        mostAnswersAtOnce = std::max(mostAnswersAtOnce, answersUnderWay);
    }
    if (!sendAll(fd, answer.head) || !sendAll(fd, answer.body))
        return false;
    return answer.endBytes <= answer.beginBytes || sendBody(fd, answer, path);
}

void TestOrigin::Private::countBody(const QByteArray &path, qint64 bytes)
{
    const std::lock_guard lock(mutex);
    entries[path].counters.bodyBytes += bytes;
}

bool TestOrigin::Private::sendBody(int fd, const OriginAnswer &answer, const QByteArray &path)
{
    QFile file(answer.fileName);
    if (!answer.fileName.isEmpty() && !file.open(QIODevice::ReadOnly))
        return false;
    const qint64 end = answer.isEndless ? std::numeric_limits<qint64>::max() : answer.endBytes;
    qint64 stop = end;
    for (const qint64 point : {answer.cutAt, answer.resetAt, answer.stallAt}) {
        if (point >= 0)
            stop = std::min(stop, point);
    }
    if (!sendBytes(fd, answer, file, path, {answer.beginBytes, stop}))
        return false;
    if (answer.stallAt >= 0 && stop == answer.stallAt) {
        constexpr int kForGood = std::numeric_limits<int>::max() - 20;
        if (!waitOrGone(fd, answer.stallMs < 0 ? kForGood : answer.stallMs))
            return false;
        if (!sendBytes(fd, answer, file, path, {stop, end}))
            return false;
    } else if (answer.resetAt >= 0 && stop == answer.resetAt) {
        const linger abortive = {1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
        return false;
    } else if (answer.cutAt >= 0 && stop == answer.cutAt) {
        return false;
    }
    return !answer.isChunked || sendAll(fd, "0\r\n\r\n");
}

bool TestOrigin::Private::sendBytes(int fd, const OriginAnswer &answer, QFile &file, const QByteArray &path,
                                    ByteRange range)
{
    // At a given rate in small pieces, as a slow line would.
    const qint64 pieceBytes = answer.bytesPerSecond > 0
                                  ? std::clamp<qint64>(answer.bytesPerSecond / 20, 1024, kPieceBytes)
                                  : kPieceBytes;
    for (qint64 at = range.beginBytes; at < range.endBytes && !stopping;) {
        const qint64 want = std::min(pieceBytes, range.endBytes - at);
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
        if (size == 0 || isDeaf(fd))
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
    return !stopping;
}

bool TestOrigin::Private::isDeaf(int fd)
{
    const std::lock_guard lock(mutex);
    return deaf.contains(fd);
}

TestOrigin::TestOrigin(quint16 port)
    : d(std::make_unique<Private>(port))
{
}

TestOrigin::~TestOrigin() = default;

void TestOrigin::Private::place(const QByteArray &path, OriginEntry entry)
{
    const std::lock_guard lock(mutex);
    entry.counters.connectionsNow = entries[path].counters.connectionsNow;
    entries[path] = std::move(entry);
}

void TestOrigin::serve(const QByteArray &path, QByteArray bytes, OriginFaults faults)
{
    OriginEntry entry;
    entry.sizeBytes = bytes.size();
    entry.bytes = std::move(bytes);
    entry.faults = std::move(faults);
    d->place(path, std::move(entry));
}

void TestOrigin::serveFile(const QByteArray &path, const QString &fileName, OriginFaults faults)
{
    OriginEntry entry;
    entry.sizeBytes = QFileInfo(fileName).size();
    entry.fileName = fileName;
    entry.faults = std::move(faults);
    d->place(path, std::move(entry));
}

quint16 TestOrigin::port() const
{
    return d->boundPort;
}

QUrl TestOrigin::url(const QByteArray &path) const
{
    return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(d->boundPort) + path);
}

void TestOrigin::goDeaf()
{
    const std::lock_guard lock(d->mutex);
    d->deaf = d->connections;
}

int TestOrigin::accepted() const
{
    return d->accepted;
}

int TestOrigin::mostAnswersAtOnce() const
{
    const std::lock_guard lock(d->mutex);
    return d->mostAnswersAtOnce;
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
