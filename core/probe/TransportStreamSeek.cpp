// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamSeek.h"

#include "core/base/MediaTime.h"
#include "core/media/PesStarts.h"
#include "core/probe/PlaceSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kWindowBytes = 64 * 1024;

namespace {

class Seeker
{
public:
    Seeker(const ByteSource &source, const TransportStreamLayout &layout, const Track &video,
           qint64 sizeBytes, const CancelToken &cancel)
        : m_source(source)
        , m_layout(layout)
        , m_video(video)
        , m_sizeBytes(sizeBytes)
        , m_cancel(cancel)
    {
    }

    /// A PES packet of the main video, by decoding times, at or before \p time, not far from it. \p low lies
    /// before it.
    [[nodiscard]] Result<Place> placeBefore(qint64 time, Place low, qint64 durationTicks) const;
    /// The first keyframe from \p offsetBytes on that is shown at or after \p time.
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 time) const;

private:
    [[nodiscard]] Result<std::optional<Place>> firstPlace(qint64 offsetBytes, qint64 endBytes) const;
    [[nodiscard]] qint64 packetAt(qint64 offsetBytes) const
    {
        const qint64 packets = (offsetBytes - m_layout.firstPacketBytes) / m_layout.form.packetBytes;
        return m_layout.firstPacketBytes + std::max<qint64>(0, packets) * m_layout.form.packetBytes;
    }

    const ByteSource &m_source;
    const TransportStreamLayout &m_layout;
    const Track &m_video;
    qint64 m_sizeBytes;
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
    qint64 at = packetAt(offsetBytes);
    while (at < stop) {
        const auto bytes = m_source.read(ByteRange::ofSize(at, kWindowBytes), m_cancel);
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
                    if (const auto stamp = start.header.dts ? start.header.dts : start.header.pts)
                        place = {start.offsetBytes, m_layout.timeOf(*stamp, start.offsetBytes)};
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
    constexpr qint64 kNear = kTransportTimescale / 2;
    const Place high{m_sizeBytes, std::max(durationTicks, time + 1)};
    return searchPlaceBefore({time, kNear, kWindowBytes, canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 end) { return firstPlace(from, end); });
}

Result<Keyframe> Seeker::keyframeFrom(qint64 offsetBytes, qint64 time) const
{
    constexpr qint64 kFarthest = 64 * 1024 * 1024;
    constexpr qint64 kMostAtOnce = 1024 * 1024;
    PesStarts starts(m_video.codec);
    std::vector<PesStart> found;
    std::optional<Keyframe> keyframe;
    qint64 at = packetAt(offsetBytes);
    const qint64 stop = at + kFarthest;
    for (qint64 wanted = kWindowBytes; !keyframe && at < stop; wanted = std::min(wanted * 2, kMostAtOnce)) {
        const auto bytes = m_source.read(ByteRange::ofSize(at, wanted), m_cancel);
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
    }
    if (keyframe)
        return *keyframe;
    return fail(ErrorKind::NotFound,
                u"no keyframe at or after %1 ticks, looked for from byte %2 on"_s.arg(time).arg(offsetBytes));
}

Result<Keyframe> searchTransportStream(const ByteSource &source, const MediaInfo &found, qint64 time,
                                       const Keyframe *before, const CancelToken &cancel)
{
    // Decoding times are that far before presentation at most.
    constexpr qint64 kReordering = kTransportTimescale / 2;
    const auto &layout = std::get<TransportStreamLayout>(found.layout);
    const Seeker seeker(source, layout, *found.track(found.mainTrack), found.sizeBytes, cancel);
    const qint64 duration = rescale(found.durationNs, kNanosecondTimescale, kTransportTimescale);
    const Place low = before ? Place{before->offsetBytes, before->time} : Place{layout.firstPacketBytes, 0};
    const auto place = seeker.placeBefore(time - kReordering, low, duration);
    if (!place)
        return std::unexpected(place.error());
    return seeker.keyframeFrom(place->offsetBytes, time);
}

} // namespace cuegate
