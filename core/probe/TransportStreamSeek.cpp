// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamSeek.h"

#include "core/base/MediaTime.h"
#include "core/media/PesStarts.h"
#include "core/probe/PlaceSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kWindowBytes = 64 * 1024;
// Decoding times are that far before presentation at most.
static constexpr qint64 kReordering = kTransportTimescale / 2;

static qint64 blockOf(qint64 offsetBytes)
{
    return offsetBytes - offsetBytes % kLookBytes;
}

// Sources fetch whole blocks: where a read of some bytes ends so that it takes no more of them.
static qint64 pieceEnd(qint64 offsetBytes, qint64 sizeBytes)
{
    return blockOf(offsetBytes + sizeBytes + kLookBytes / 2);
}

namespace {

class Seeker
{
public:
    Seeker(const ByteSource &source, const MediaInfo &found, SearchPace pace, const CancelToken &cancel)
        : m_source(source)
        , m_layout(std::get<TransportStreamLayout>(found.layout))
        , m_video(*found.track(found.mainTrack))
        , m_sizeBytes(found.sizeBytes)
        , m_pace(pace)
        , m_cancel(cancel)
    {
    }

    /// A PES packet of the main video, by decoding times, at or before \p time, not far from it. \p low lies
    /// before it.
    [[nodiscard]] Result<Place> placeBefore(qint64 time, Place low, qint64 durationTicks) const;
    /// The first keyframe from \p offsetBytes on that is shown at or after \p time.
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 time) const;
    /// Of \p sizeBytes there, up to the end of a block, and of more until a picture begins in them.
    [[nodiscard]] Result<KeyframeLook> look(qint64 offsetBytes, qint64 sizeBytes,
                                            const ExpectedKeyframe &expected) const;

private:
    [[nodiscard]] Result<std::optional<Place>> firstPlace(qint64 offsetBytes, qint64 endBytes) const;
    [[nodiscard]] qint64 packetAt(qint64 offsetBytes) const
    {
        const qint64 packets = (offsetBytes - m_layout.firstPacketBytes) / m_layout.form.packetBytes;
        return m_layout.firstPacketBytes + std::max<qint64>(0, packets) * m_layout.form.packetBytes;
    }
    /// The first that begins there or later.
    [[nodiscard]] qint64 packetFrom(qint64 offsetBytes) const
    {
        return packetAt(offsetBytes + m_layout.form.packetBytes - 1);
    }
    /// A time of the picture that begins so; nothing if it has none.
    [[nodiscard]] std::optional<Place> placeOf(const PesStart &start) const
    {
        const auto stamp = start.header.dts ? start.header.dts : start.header.pts;
        return stamp ? std::optional(Place{start.offsetBytes, m_layout.timeOf(*stamp, start.offsetBytes)})
                     : std::nullopt;
    }
    [[nodiscard]] qint64 windowBytes() const
    {
        return m_pace == SearchPace::Sparing ? kLookBytes : kWindowBytes;
    }

    const ByteSource &m_source;
    const TransportStreamLayout &m_layout;
    const Track &m_video;
    qint64 m_sizeBytes;
    SearchPace m_pace;
    const CancelToken &m_cancel;
};

} // namespace

/// The first PES packet with time stamps between the two offsets; looks at 2 MiB at most.
Result<std::optional<Place>> Seeker::firstPlace(qint64 offsetBytes, qint64 endBytes) const
{
    constexpr qint64 kFarthest = 2 * 1024 * 1024;
    PesStarts starts(Codec::Unknown);
    std::vector<PesStart> found;
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthest);
    qint64 at = m_pace == SearchPace::Sparing ? packetFrom(blockOf(offsetBytes)) : packetAt(offsetBytes);
    while (at < stop) {
        const auto bytes = m_source.read({at, pieceEnd(at, windowBytes())}, m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        std::optional<Place> place;
        const qsizetype consumed =
            forEachPacket(*bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = place ? std::nullopt : readTransportPacket(packet);
                if (!read || read->pid != m_video.containerId)
                    return;
                found.clear();
                starts.add(*read, at + position, found);
                for (const PesStart &start : found) {
                    if (const auto begun = placeOf(start))
                        place = begun;
                }
            });
        if (place)
            return place->offsetBytes < endBytes ? place : std::nullopt;
        if (consumed == 0)
            break;
        at += consumed;
    }
    return std::nullopt;
}

Result<Place> Seeker::placeBefore(qint64 time, Place low, qint64 durationTicks) const
{
    const qint64 nearTicks = kTransportTimescale / (m_pace == SearchPace::Sparing ? 4 : 2);
    const Place high{m_sizeBytes, std::max(durationTicks, time + 1)};
    return searchPlaceBefore({time, nearTicks, windowBytes(), canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 end) { return firstPlace(from, end); });
}

Result<Keyframe> Seeker::keyframeFrom(qint64 offsetBytes, qint64 time) const
{
    constexpr qint64 kFarthest = 64 * 1024 * 1024;
    constexpr qint64 kMostAtOnce = 1024 * 1024;
    PesStarts starts(m_video.codec);
    std::vector<PesStart> found;
    std::optional<Keyframe> keyframe;
    const qint64 begin = packetAt(offsetBytes);
    qint64 at = begin;
    const qint64 stop = begin + kFarthest;
    for (qint64 wanted = kWindowBytes; !keyframe && at < stop;) {
        const auto bytes = m_source.read({at, pieceEnd(at, wanted)}, m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const qsizetype consumed =
            forEachPacket(*bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = keyframe ? std::nullopt : readTransportPacket(packet);
                if (!read || read->pid != m_video.containerId)
                    return;
                found.clear();
                starts.add(*read, at + position, found);
                for (const PesStart &start : found) {
                    if (start.what != PesStart::What::Keyframe)
                        continue;
                    const qint64 shown = m_layout.timeOf(*start.header.pts, start.offsetBytes);
                    if (shown >= time)
                        keyframe = Keyframe{shown, start.offsetBytes};
                }
            });
        if (consumed == 0)
            break;
        at += consumed;
        // What a player waits for it will play next; else an eighth of what was read is as much as is wasted.
        wanted = m_pace == SearchPace::Hurried ? std::min(wanted * 2, kMostAtOnce)
                                               : std::max(kWindowBytes, (at - begin) / 8);
    }
    if (keyframe)
        return *keyframe;
    return fail(ErrorKind::NotFound,
                u"no keyframe at or after %1 ticks, looked for from byte %2 on"_s.arg(time).arg(offsetBytes));
}

Result<KeyframeLook> Seeker::look(qint64 offsetBytes, qint64 sizeBytes,
                                  const ExpectedKeyframe &expected) const
{
    constexpr qint64 kFarthest = 2 * 1024 * 1024;
    PesStarts starts(m_video.codec);
    std::vector<PesStart> found;
    KeyframeLook look;
    qint64 at = packetFrom(offsetBytes);
    // One that begins in them is known as a keyframe or another, too.
    const auto isOver = [&] {
        return look.met ||
               (look.first && !(starts.wantsMore() && look.first->offsetBytes == look.last->offsetBytes));
    };
    const qint64 stop = std::min(at + kFarthest, m_sizeBytes);
    while (at < stop && !isOver()) {
        const auto bytes = m_source.read({at, pieceEnd(at, sizeBytes)}, m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const qsizetype consumed =
            forEachPacket(*bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = look.met ? std::nullopt : readTransportPacket(packet);
                if (!read || read->pid != m_video.containerId)
                    return;
                found.clear();
                starts.add(*read, at + position, found);
                for (const PesStart &start : found) {
                    const auto place = placeOf(start);
                    if (!place)
                        continue;
                    if (start.what == PesStart::What::Begun) {
                        look.first = look.first ? look.first : place;
                        look.last = place;
                        continue;
                    }
                    const qint64 shown = m_layout.timeOf(*start.header.pts, start.offsetBytes);
                    if (expected.isMetBy(shown))
                        look.met = MetKeyframe{{shown, start.offsetBytes}, shown - place->time};
                }
            });
        if (consumed == 0)
            break;
        at += consumed;
    }
    look.nextBytes = starts.wantsMore() && look.last ? look.last->offsetBytes : at;
    return look;
}

Result<std::optional<MetKeyframe>> expectedInTransportStream(const ByteSource &source, const MediaInfo &found,
                                                             const ExpectedKeyframe &expected,
                                                             const Keyframe &before,
                                                             const CancelToken &cancel)
{
    const Seeker seeker(source, found, expected.pace, cancel);
    const qint64 duration = rescale(found.durationNs, kNanosecondTimescale, kTransportTimescale);
    const ExpectedPlace place{expected.time - expected.leadTicks, expected.time + expected.toleranceTicks,
                              expected.time - expected.toleranceTicks - kReordering, expected.pace};
    return searchExpected(place, {before.offsetBytes, before.time - expected.leadTicks},
                          {found.sizeBytes, std::max(duration, before.time + 1)},
                          [&](qint64 from, qint64 bytes) { return seeker.look(from, bytes, expected); });
}

Result<Keyframe> searchTransportStream(const ByteSource &source, const MediaInfo &found, qint64 time,
                                       const Keyframe *before, SearchPace pace, const CancelToken &cancel)
{
    const auto &layout = std::get<TransportStreamLayout>(found.layout);
    const Seeker seeker(source, found, pace, cancel);
    const qint64 duration = rescale(found.durationNs, kNanosecondTimescale, kTransportTimescale);
    const Place low = before ? Place{before->offsetBytes, before->time} : Place{layout.firstPacketBytes, 0};
    const auto place = seeker.placeBefore(time - kReordering, low, duration);
    if (!place)
        return std::unexpected(place.error());
    return seeker.keyframeFrom(place->offsetBytes, time);
}

} // namespace cuegate
