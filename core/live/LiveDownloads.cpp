// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveDownloads.h"

#include "core/live/SegmentCipher.h"

#include <set>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMostSegmentBytes = 64 * 1024 * 1024;
constexpr qint64 kMostKeyAnswerBytes = 1024; // a key has 16
constexpr size_t kMostKeys = 64;

} // namespace

// One that is under way.
class LiveDownloads::Download
{
public:
    struct Waiter
    {
        When when;
        Done done;
    };
    explicit Download(Wanted what)
        : wanted(std::move(what))
    {
    }
    // Those that can be told something now; each is told once.
    std::vector<Done> take(When most)
    {
        std::vector<Done> taken;
        std::erase_if(waiters, [&](auto &waiter) {
            if (waiter.second.when > most)
                return false;
            taken.push_back(std::move(waiter.second.done));
            return true;
        });
        return taken;
    }
    Result<void> append(const QByteArray &piece)
    {
        const Result<QByteArray> clear = cipher ? cipher->decrypt(piece) : piece;
        return clear ? add(*clear) : std::unexpected(clear.error());
    }
    Result<void> finish()
    {
        const Result<QByteArray> last = cipher ? cipher->finish() : QByteArray();
        if (const auto added = last ? add(*last) : std::unexpected(last.error()); !added)
            return added;
        const bool isOfItsSize = !hasMoved || sizeBytes < 0 || sizeBytes == bytes.size();
        return again == bytes.size() && isOfItsSize ? Result<void>() : other();
    }
    void beginAgain(Place place)
    {
        wanted.place = std::move(place);
        cipher.reset();
        again = 0;
        if (bytes.isEmpty())
            sizeBytes = -1;
    }
    Wanted wanted;
    const std::shared_ptr<GrowingSegment> growing = std::make_shared<GrowingSegment>();
    QByteArray bytes;
    qint64 again = 0; // of them have come from where it is now
    qint64 sizeBytes = -1;
    bool hasMoved = false;
    std::optional<SegmentCipher> cipher;
    CancelSource cancel;
    std::function<void()> giveUp;
    bool isOver = false;
    std::set<quint64> holds;
    std::map<quint64, Waiter> waiters;
    quint64 lastHold = 0;

private:
    // What was passed on already has to be the same at another place.
    Result<void> add(const QByteArray &clear)
    {
        const qint64 known = std::min<qint64>(clear.size(), bytes.size() - again);
        if (QByteArrayView(clear).first(known) != QByteArrayView(bytes).sliced(again, known))
            return other();
        again += clear.size();
        bytes += clear.sliced(known);
        growing->append(clear.sliced(known));
        return {};
    }
    static Result<void> other()
    {
        return fail(ErrorKind::Unavailable, u"a segment has other bytes at its new address"_s,
                    ErrorCode::UpstreamChanged);
    }
};

LiveDownloads::LiveDownloads(LiveUpstream &upstream, LiveRing &ring)
    : m_upstream(upstream)
    , m_ring(ring)
{
}

LiveDownloads::~LiveDownloads()
{
    m_all.cancel();
    const auto running = m_running;
    for (const auto &[id, download] : running)
        ended(download, Error::cancelled());
}

LiveDownloads::Hold LiveDownloads::ask(const Wanted &wanted, When when, Done done)
{
    if (const auto kept = m_ring.use(wanted.id)) {
        done(LiveContent{SegmentContent(*kept), kept->size()});
        return {};
    }
    auto &running = m_running[wanted.id];
    const bool isFirst = !running;
    if (isFirst) {
        running = std::make_shared<Download>(wanted);
        running->giveUp = [this, weak = std::weak_ptr(running)] {
            if (const auto left = weak.lock()) {
                ended(left, Error::cancelled());
                left->cancel.cancel();
            }
        };
    }
    const auto download = running;
    const quint64 hold = ++download->lastHold;
    download->holds.insert(hold);
    download->waiters.emplace(hold, Download::Waiter{when, std::move(done)});
    if (isFirst)
        fetch(download);
    else if (!download->bytes.isEmpty())
        for (const Done &told : download->take(When::AsItGrows))
            told(LiveContent{SegmentContent(download->growing), download->sizeBytes});
    return Hold(static_cast<const void *>(download.get()),
                [hold, weak = std::weak_ptr(download)](const void *) {
                    const auto left = weak.lock();
                    if (!left)
                        return;
                    left->waiters.erase(hold);
                    left->holds.erase(hold);
                    // What is all there is kept, though its end was not heard of yet.
                    const bool isAllThere = left->bytes.size() == left->sizeBytes;
                    if (left->holds.empty() && !left->isOver && !isAllThere)
                        left->giveUp();
                });
}

void LiveDownloads::fetch(const std::shared_ptr<Download> &download)
{
    const Place &place = download->wanted.place;
    if (place.key && !download->cipher) {
        return withKey(place.key->url, [this, download](const Result<QByteArray> &key) {
            if (!key)
                return failed(download, key.error());
            const QByteArray &iv = download->wanted.place.key->iv;
            auto cipher =
                SegmentCipher::make(*key, iv.isEmpty() ? ivOfSequence(download->wanted.sequence) : iv);
            if (!cipher)
                return ended(download, cipher.error());
            download->cipher = *std::move(cipher);
            fetch(download);
        });
    }
    LiveListener listener;
    listener.onHead = [download](qint64 sizeBytes) {
        if (!download->cipher && download->bytes.isEmpty())
            download->sizeBytes = sizeBytes;
    };
    listener.onBytes = [this, download](const QByteArray &piece) {
        if (download->isOver)
            return;
        if (const auto added = download->append(piece); !added) {
            ended(download, added.error());
            return download->cancel.cancel();
        }
        if (download->bytes.isEmpty())
            return;
        for (const Done &told : download->take(When::AsItGrows))
            told(LiveContent{SegmentContent(download->growing), download->sizeBytes});
        download->growing->tellListeners();
    };
    listener.onDone = [this, download](const Result<QUrl> &from) {
        if (!from)
            return failed(download, from.error());
        const auto finished = download->finish();
        ended(download, finished ? std::nullopt : std::optional(finished.error()));
    };
    m_upstream.fetch({place.url, place.range, kMostSegmentBytes}, download->cancel.token(),
                     std::move(listener));
}

void LiveDownloads::failed(const std::shared_ptr<Download> &download, const Error &error)
{
    const Wanted &wanted = download->wanted;
    if (download->isOver || !wanted.whereNow || std::exchange(download->hasMoved, true))
        return ended(download, error);
    wanted.whereNow(Place(wanted.place), error, [this, download](const Result<Place> &place) {
        if (download->isOver)
            return;
        if (!place)
            return ended(download, place.error());
        download->beginAgain(*place);
        fetch(download);
    });
}

void LiveDownloads::ended(const std::shared_ptr<Download> &download, const std::optional<Error> &error)
{
    if (std::exchange(download->isOver, true))
        return;
    m_running.erase(download->wanted.id);
    if (!error)
        m_ring.keep(download->wanted.id, download->bytes);
    download->growing->finish(error ? GrowingSegment::Ending::Broken : GrowingSegment::Ending::Whole);
    download->growing->tellListeners();
    const auto waiters = download->take(When::Whole);
    for (const Done &told : waiters) {
        if (error)
            told(std::unexpected(*error));
        else
            told(LiveContent{SegmentContent(download->bytes), download->bytes.size()});
    }
}

void LiveDownloads::withKey(const QUrl &url, KeyDone done)
{
    if (const auto known = m_keys.find(url); known != m_keys.end())
        return done(known->second);
    auto &waiters = m_keyWaiters[url];
    waiters.push_back(std::move(done));
    if (waiters.size() > 1)
        return;
    fetchWhole(m_upstream, {url, {}, kMostKeyAnswerBytes}, m_all.token(),
               [this, url](const Result<LiveDocument> &answer) {
                   if (answer && m_keys.size() == kMostKeys)
                       m_keys.clear();
                   if (answer)
                       m_keys[url] = answer->bytes;
                   const auto told = std::exchange(m_keyWaiters[url], {});
                   m_keyWaiters.erase(url);
                   for (const KeyDone &waiter : told)
                       answer ? waiter(answer->bytes) : waiter(std::unexpected(answer.error()));
               });
}

} // namespace cuegate
