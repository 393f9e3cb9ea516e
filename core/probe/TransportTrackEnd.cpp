// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportTrackEnd.h"

#include <algorithm>

namespace cuegate {

TransportTrackEnd::TransportTrackEnd(const Track &track)
    : m_isVideo(track.type == TrackType::Video)
    , m_hasUnits(m_isVideo && hasStartCodes(track.codec))
    , m_frames(track.codec, track.codecConfig)
    , m_units(track.codec, track.codecConfig)
    , m_times(track)
{
}

void TransportTrackEnd::add(const TransportPacket &packet, qint64 offsetBytes)
{
    std::vector<PesPacket> done;
    m_pes.add(packet, offsetBytes, done);
    for (const PesPacket &pes : done)
        takePes(pes);
}

std::optional<qint64> TransportTrackEnd::finish(const TransportStreamLayout &layout)
{
    std::vector<PesPacket> rest;
    m_pes.finish(rest);
    for (const PesPacket &pes : rest)
        takePes(pes);
    std::vector<AccessUnit> units;
    if (m_hasUnits)
        m_units.finish(units);
    takeUnits(units);
    if (!m_isVideo)
        takeFrames(m_frames.finish());
    std::optional<qint64> end;
    for (const Shown &shown : m_last) {
        const qint64 time = layout.timeOf(shown.stamp, shown.offsetBytes) + shown.ticks;
        end = std::max(end.value_or(time), time);
    }
    return end;
}

void TransportTrackEnd::takePes(const PesPacket &pes)
{
    const PesHeader &header = pes.header;
    if (header.isScrambled)
        return;
    m_offsetBytes = pes.offsetBytes;
    if (!m_isVideo) {
        takeFrames(m_frames.add(header.pts, pes.payload()));
    } else if (m_hasUnits) {
        std::vector<AccessUnit> units;
        m_units.add({pes.offsetBytes, header.pts, header.dts}, pes.payload(), units);
        takeUnits(units);
    } else if (header.pts) {
        note(*header.pts, m_times.frameTicks());
    }
}

void TransportTrackEnd::takeFrames(const AudioFrames &frames)
{
    for (const AudioFrame &frame : frames.frames) {
        if (!frame.pts)
            continue;
        // Of some codecs only the distance tells how long a frame is.
        const qint64 distance = m_last.empty() ? 0 : timeStampDistance(m_last.back().stamp, *frame.pts);
        const qint64 stated = frame.durationTicks();
        note(*frame.pts, stated > 0 ? stated : std::clamp<qint64>(distance, 0, kTransportTimescale));
    }
}

void TransportTrackEnd::takeUnits(const std::vector<AccessUnit> &units)
{
    for (const AccessUnit &unit : units) {
        const bool hasTime = unit.stamp && unit.stamp->pts;
        if (m_last.empty() && !hasTime)
            continue;
        m_offsetBytes = hasTime ? unit.stamp->offsetBytes : m_offsetBytes;
        note(m_times.take(unit).pts, m_times.frameTicks());
    }
}

void TransportTrackEnd::note(qint64 stamp, qint64 ticks)
{
    constexpr size_t kMostReordered = 64;
    m_last.push_back({stamp, ticks, m_offsetBytes});
    if (m_last.size() > kMostReordered)
        m_last.pop_front();
}

} // namespace cuegate
