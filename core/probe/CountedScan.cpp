// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/CountedScan.h"

#include "core/base/MediaTime.h"
#include "core/base/Saturated.h"
#include "core/probe/AviCountedScan.h"
#include "core/probe/MovieCountedScan.h"
#include "core/probe/ReckonedEnd.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostTicks = std::numeric_limits<qint64>::max() / 4;

CountedScan::CountedScan(const MediaInfo &found)
    : m_found(found)
{
}

bool CountedScan::mayBeCounted(const MediaInfo &found)
{
    const Track *main = found.track(found.mainTrack);
    const bool isOfKind = found.container == Container::Avi || found.container == Container::Mp4 ||
                          found.container == Container::QuickTime;
    return isOfKind && found.indexKind == IndexKind::None && found.sizeBytes != 0 && main &&
           main->type == TrackType::Video && std::holds_alternative<std::monostate>(found.layout);
}

Result<std::shared_ptr<CountedScan>> CountedScan::begin(const ByteSource &source, const MediaInfo &found,
                                                        const CancelToken &cancel)
{
    if (!mayBeCounted(found))
        return fail(ErrorKind::Unsupported, u"only AVI and fragmented MP4 are counted through"_s);
    return found.container == Container::Avi ? AviCountedScan::begin(source, found, cancel)
                                             : MovieCountedScan::begin(source, found, cancel);
}

void CountedScan::addKeyframe(const Keyframe &keyframe)
{
    if (m_keyframes.empty() || keyframe.time > m_keyframes.back().time)
        m_keyframes.push_back(keyframe);
}

static Result<std::unique_lock<std::timed_mutex>> turnOf(std::timed_mutex &mutex, const CancelToken &cancel)
{
    constexpr std::chrono::milliseconds kLook(100);
    std::unique_lock turn(mutex, std::defer_lock);
    while (!turn.try_lock_for(kLook)) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
    }
    return turn;
}

Result<void> CountedScan::goOnUntil(const ByteSource &source, const std::function<bool()> &isEnough,
                                    const CancelToken &cancel)
{
    const auto isDone = [&] {
        const std::lock_guard lock(m_mutex);
        return m_isAtEnd || isEnough();
    };
    if (isDone())
        return {};
    const auto turn = turnOf(m_walking, cancel);
    if (!turn)
        return std::unexpected(turn.error());
    ScanWindow window(source, cancel);
    while (!isDone()) {
        const auto isMore = goOn(window);
        if (!isMore)
            return std::unexpected(isMore.error());
        m_positionBytes = nextBytes();
        const std::lock_guard lock(m_mutex);
        m_isAtEnd = !*isMore;
    }
    return {};
}

Result<void> CountedScan::goOnTo(const ByteSource &source, qint64 time, const CancelToken &cancel)
{
    return goOnUntil(
        source, [&] { return knownUntil() >= time; }, cancel);
}

Result<Keyframe> CountedScan::keyframeFrom(const ByteSource &source, qint64 time, const CancelToken &cancel)
{
    qint64 until = time;
    while (true) {
        if (const auto done = goOnTo(source, until, cancel); !done)
            return std::unexpected(done.error());
        const std::lock_guard lock(m_mutex);
        const auto keyframe = std::ranges::lower_bound(m_keyframes, time, {}, &Keyframe::time);
        if (keyframe != m_keyframes.end())
            return *keyframe;
        if (m_isAtEnd)
            return fail(ErrorKind::NotFound, u"no keyframe follows"_s);
        until = knownUntil() + 1;
    }
}

Result<MovieLayout> CountedScan::samplesNear(const ByteSource &source, const SampleSpan &span,
                                             qint64 marginNs, const CancelToken &cancel)
{
    const qint64 margin = rescale(marginNs, kNanosecondTimescale, mainTrack().timescale);
    const qint64 until = span.isLast ? kMostTicks : span.endTime + margin;
    const qint64 last = span.isLast ? kMostTicks : until + kMostApartSeconds * mainTrack().timescale;
    const auto isKnown = [&](const Track &track) {
        const bool counts = track.type == TrackType::Video || track.type == TrackType::Audio;
        return !counts || knownUntil(track) >= rescale(until, mainTrack().timescale, track.timescale);
    };
    const auto isEnough = [&] {
        return knownUntil() >= last ||
               (knownUntil() >= until && std::ranges::all_of(m_found.tracks, isKnown));
    };
    if (const auto done = goOnUntil(source, isEnough, cancel); !done)
        return std::unexpected(done.error());
    const std::lock_guard lock(m_mutex);
    return list(span.beginTime - margin, until, last);
}

Result<qint64> CountedScan::endNs(const ByteSource &source, const CancelToken &cancel)
{
    constexpr qint64 kReckonedBySeconds = 20;
    if (m_found.durationNs > 0)
        return m_found.durationNs;
    if (m_found.sizeBytes <= 0)
        return fail(ErrorKind::Unsupported, u"neither the file's header nor its size tells how long it is"_s,
                    ErrorCode::MediaNoIndex);
    const quint32 timescale = mainTrack().timescale;
    if (const auto done = goOnTo(source, kReckonedBySeconds * timescale, cancel); !done)
        return std::unexpected(done.error());
    const std::lock_guard lock(m_mutex);
    const auto known = double(rescale(knownUntil(), timescale, kNanosecondTimescale));
    return m_isAtEnd ? saturated(known)
                     : reckonedEndNs(known / double(std::max<qint64>(1, positionBytes())) *
                                     double(m_found.sizeBytes));
}

} // namespace cuegate
