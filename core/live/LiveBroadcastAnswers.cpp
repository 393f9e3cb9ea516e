// SPDX-License-Identifier: GPL-3.0-or-later
// What a LiveBroadcast answers those who watch it, once it can.
#include "core/live/LiveBroadcast.h"

#include "core/playlist/MultivariantPlaylist.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

static constexpr std::chrono::milliseconds kMostEarly = 3s; // who waits for what is better than nothing

void LiveBroadcast::tellAll()
{
    const auto stopped = stop();
    // Who was moved away by somebody else on the account has not failed.
    if (stopped && isWanted())
        setFailure(stopped);
    std::vector<Waiter> waiting;
    for (Waiter &waiter : std::exchange(m_waiters, {})) {
        if (waiter.isReady())
            waiter.done(std::nullopt);
        else if (stopped)
            waiter.done(stopped);
        else
            waiting.push_back(std::move(waiter));
    }
    m_waiters.insert(m_waiters.end(), waiting.begin(), waiting.end());
    const auto readers = m_readers; // who is told may leave
    for (const auto &[id, reader] : readers) {
        if (m_readers.contains(id))
            reader.changed();
    }
}

void LiveBroadcast::wait(std::function<bool()> isReady,
                         std::function<void(const std::optional<Error> &)> done)
{
    m_waiters.push_back({std::move(isReady), std::move(done)});
    tellAll();
}

// Where the first keyframe is long in coming, players had better wait for the other playlist: they ask more
// often for that.
void LiveBroadcast::askMaster(const QByteArray &uri, TextDone done)
{
    const auto isReady = [this, until = m_wiring.clock.now() + kMostEarly] {
        const bool isKnown = m_description && (m_isDescribed || !m_table.isEmpty());
        return !stop() && (isKnown || (m_body && m_wiring.clock.now() >= until));
    };
    wait(isReady, [this, uri, done = std::move(done)](const std::optional<Error> &error) {
        error ? done(std::unexpected(*error)) : done(masterText(uri));
    });
}

void LiveBroadcast::askDescription(std::function<void()> done)
{
    wait([this] { return m_isDescribed || !m_body; },
         [done = std::move(done)](const std::optional<Error> &) { done(); });
}

void LiveBroadcast::askBeginning(std::function<void(const std::optional<Error> &)> done)
{
    wait([this] { return !stop() && (!m_cutter.growing().isEmpty() || !m_table.isEmpty()); },
         std::move(done));
}

// Players that come in vain come again only after half a target duration: too late for one who begins.
void LiveBroadcast::askPlaylist(const QByteArray &viewer, TextDone done)
{
    const auto isReady = [this, seen = m_viewers.seen(viewer), until = m_wiring.clock.now() + kMostEarly] {
        const bool isNews = m_table.nextNumber() != seen || m_wiring.clock.now() >= until;
        return !stop() && m_table.isEnough() && isNews;
    };
    wait(isReady, [this, viewer, done = std::move(done)](const std::optional<Error> &error) {
        if (error)
            return done(std::unexpected(*error));
        m_viewers.setSeen(viewer, m_table.nextNumber());
        done(writeLivePlaylist(m_table.shown()));
    });
}

Result<QByteArray> LiveBroadcast::segment(qint64 number)
{
    const auto kept =
        m_table.find(number) ? m_wiring.ring.use({m_id, LiveId::Kind::Segment, number}) : std::nullopt;
    if (!kept)
        return fail(ErrorKind::NotFound, u"the channel has no such segment, or not any more"_s);
    return *kept;
}

LiveBroadcast::Look LiveBroadcast::look(Place &place, qint64 mostBytes)
{
    if (place.number < 0)
        place = {m_table.nextNumber(), m_cutter.givenUp(), 0};
    while (place.number < m_table.nextNumber()) {
        const auto whole = segment(place.number);
        if (!whole)
            return {{}, true};
        if (place.offsetBytes < whole->size()) {
            const QByteArray bytes = whole->mid(place.offsetBytes, mostBytes);
            place.offsetBytes += bytes.size();
            return {bytes, false};
        }
        place = {place.number + 1, m_cutter.givenUp(), 0};
    }
    if (place.givenUp != m_cutter.givenUp())
        place = {place.number, m_cutter.givenUp(), 0};
    const QByteArrayView growing = m_cutter.growing();
    if (place.offsetBytes >= growing.size())
        return {};
    const QByteArrayView bytes =
        growing.sliced(place.offsetBytes, std::min<qint64>(mostBytes, growing.size() - place.offsetBytes));
    place.offsetBytes += bytes.size();
    return {bytes.toByteArray(), false};
}

LiveBroadcast::Listener LiveBroadcast::listen(const QByteArray &viewer, std::function<void()> changed)
{
    m_viewers.hold(viewer, m_wiring.clock.now());
    m_readers.emplace(++m_lastReader, Reader{viewer, std::move(changed)});
    noteAsked(viewer, Ask::TuneIn);
    return m_lastReader;
}

void LiveBroadcast::unlisten(Listener listener)
{
    const auto reader = m_readers.find(listener);
    if (reader == m_readers.end())
        return;
    m_viewers.release(reader->second.viewer, m_wiring.clock.now());
    m_readers.erase(reader);
}

QByteArray LiveBroadcast::masterText(const QByteArray &uri) const
{
    constexpr qint64 kGuessedBandwidth = 5'000'000; // RFC 8216 wants a number
    const auto picture = m_description ? m_description->variants.front() : StreamDescription::Picture();
    MultivariantPlaylist ours;
    ours.usesFragmentedMp4 = false;
    ours.isIndependent = false;
    Variant &only = ours.variants.emplace_back();
    only.uri = uri;
    only.bandwidth = m_table.peakBandwidth() > 0 ? m_table.peakBandwidth() : kGuessedBandwidth;
    only.averageBandwidth = m_table.averageBandwidth();
    only.codecs = picture.codecs.toLatin1();
    only.width = picture.width;
    only.height = picture.height;
    only.frameRateNumerator = picture.frameRateThousandths;
    only.frameRateDenominator = 1000;
    return writeMultivariantPlaylist(ours);
}

} // namespace cuegate
