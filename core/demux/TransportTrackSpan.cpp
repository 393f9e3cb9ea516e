// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/TransportTrackSpan.h"

#include "core/media/HevcHeaders.h"
#include "core/media/NalUnits.h"

#include <QtEndian>

#include <algorithm>

namespace cuegate {

TransportTrackSpan::TransportTrackSpan(const Track &track, const TransportStreamLayout &layout,
                                       const SampleSpan &span, Rule rule)
    : m_track(&track)
    , m_layout(&layout)
    , m_span(&span)
    , m_rule(rule)
    , m_splitter(track.codec, track.codecConfig)
    , m_times(track)
    , m_frameSplitter(track.codec, track.codecConfig)
{
    m_batch.track = track.id;
}

void TransportTrackSpan::restart()
{
    *this = TransportTrackSpan(*m_track, *m_layout, *m_span, m_rule);
}

bool TransportTrackSpan::mayHaveEarlier() const
{
    return m_rule == Rule::Times && !m_span->isFirst && (!m_firstTime || *m_firstTime > m_span->beginTime);
}

void TransportTrackSpan::add(const TransportPacket &packet, qint64 offsetBytes)
{
    if (m_isDone || m_isImpossible)
        return;
    m_packets.clear();
    m_pes.add(packet, offsetBytes, m_packets);
    for (const PesPacket &pes : m_packets)
        takePes(pes);
}

void TransportTrackSpan::endOfFile()
{
    if (m_isDone || m_isImpossible)
        return;
    m_packets.clear();
    m_pes.finish(m_packets);
    for (const PesPacket &pes : m_packets)
        takePes(pes);
    if (m_track->type == TrackType::Video && hasStartCodes(m_track->codec)) {
        m_splitter.finish(m_units);
        takeUnits();
    } else if (m_track->type == TrackType::Audio) {
        takeFrames(m_frameSplitter.finish());
    }
    m_isDone = true;
    m_isImpossible = m_rule == Rule::Keyframes && !m_span->isLast && !m_batch.nextTime;
}

void TransportTrackSpan::giveUp()
{
    if (m_isDone || m_rule != Rule::Times)
        return;
    if (m_track->type == TrackType::Audio)
        takeFrames(m_frameSplitter.finish()); // of E-AC-3 the last one waits for what follows
    m_isDone = true;
}

void TransportTrackSpan::takePes(const PesPacket &pes)
{
    if (m_isDone || m_isImpossible || pes.header.isScrambled)
        return;
    const auto timeOf = [&](std::optional<qint64> stamp) {
        return stamp ? std::optional(m_layout->timeOf(*stamp, pes.offsetBytes)) : std::nullopt;
    };
    const auto pts = timeOf(pes.header.pts);
    if (const auto dts = timeOf(pes.header.dts))
        m_latest = std::max(m_latest.value_or(*dts), *dts);
    if (m_track->type == TrackType::Video && hasStartCodes(m_track->codec)) {
        const auto access = pes.isRandomAccess ? RandomAccess::Indicated : RandomAccess::NotIndicated;
        m_splitter.add({pes.offsetBytes, pts, timeOf(pes.header.dts), access}, pes.payload(), m_units);
        takeUnits();
    } else if (m_track->type == TrackType::Audio) {
        takeFrames(m_frameSplitter.add(pts, pes.payload()));
    } else if (pts) {
        m_batch.storage.push_back(pes.payload().toByteArray());
        MediaSample sample;
        sample.pts = *pts;
        sample.isSync = true;
        sample.payload = m_batch.storage.back();
        takeTimed(sample, *pts);
    }
}

void TransportTrackSpan::takeUnits()
{
    const std::vector<AccessUnit> units = std::exchange(m_units, {});
    for (const AccessUnit &unit : units) {
        if (m_isDone || m_isImpossible)
            return;
        if (m_rule == Rule::Keyframes) {
            takeMainUnit(unit);
        } else {
            const PictureTimes::Times times = m_times.take(unit);
            takeTimed(sampleOf(unit, times.pts, times.dts), times.dts);
        }
    }
}

/// Whether the span begins with \p unit.
bool TransportTrackSpan::begins(const AccessUnit &unit, qint64 pts)
{
    const bool isKeyframe = unit.kind == PictureKind::Keyframe && unit.stamp && unit.stamp->pts;
    if (m_span->beginOffsetBytes == kAnyKeyframe)
        return isKeyframe;
    if (!unit.stamp || unit.stamp->offsetBytes < m_span->beginOffsetBytes)
        return false;
    const bool isThere =
        isKeyframe && unit.stamp->offsetBytes == m_span->beginOffsetBytes && pts == m_span->beginTime;
    m_isImpossible = !isThere;
    return isThere;
}

/// Whether \p unit is the keyframe at the span's end.
bool TransportTrackSpan::ends(const AccessUnit &unit, qint64 pts)
{
    if (m_span->isLast || !unit.stamp || unit.stamp->offsetBytes < m_span->endOffsetBytes)
        return false;
    const bool isThere = unit.kind == PictureKind::Keyframe &&
                         unit.stamp->offsetBytes == m_span->endOffsetBytes && pts == m_span->endTime;
    m_isImpossible = !isThere;
    return isThere;
}

void TransportTrackSpan::takeMainUnit(const AccessUnit &unit)
{
    const PictureTimes::Times times = m_times.take(unit);
    if (m_isAfterEnd) {
        m_isDone = times.pts >= m_span->endTime;
        m_batch.nextTime = std::min(m_batch.nextTime.value_or(times.pts), times.pts);
        return;
    }
    if (!m_hasBegun) {
        if (!begins(unit, times.pts))
            return;
        m_hasBegun = true;
        m_batch.samples.push_back(sampleOf(unit, times.pts, times.dts));
        const QByteArrayView payload = m_batch.samples.back().payload;
        if (m_span->isFirst && mayHaveLeadingPictures(m_track->codec, m_track->codecConfig, payload))
            m_skipsBefore = times.pts;
        return;
    }
    if (ends(unit, times.pts)) {
        m_batch.nextTime = times.pts;
        m_isAfterEnd = mayHaveLeadingPictures(m_track->codec, m_track->codecConfig, payloadOf(unit));
        m_isDone = !m_isAfterEnd;
        return;
    }
    if (m_isImpossible)
        return;
    if (m_skipsBefore && times.pts < *m_skipsBefore)
        return;
    m_skipsBefore.reset();
    m_batch.samples.push_back(sampleOf(unit, times.pts, times.dts));
}

void TransportTrackSpan::takeFrames(AudioFrames frames)
{
    const size_t before = m_batch.samples.size();
    for (const AudioFrame &frame : frames.frames) {
        if (!frame.pts || m_isDone)
            continue;
        MediaSample sample;
        sample.pts = *frame.pts;
        sample.dts = *frame.pts;
        sample.duration = frame.durationTicks();
        sample.isSync = true;
        sample.payload = frame.bytes;
        takeTimed(sample, *frame.pts);
    }
    if (m_batch.samples.size() > before)
        m_batch.storage.push_back(std::move(frames.storage));
}

void TransportTrackSpan::takeTimed(MediaSample sample, qint64 decodeTime)
{
    const qint64 time = onGrid(m_layout->soundGrids, m_track->id, sample.pts);
    const qint64 late = time - sample.pts;
    m_firstTime = std::min(m_firstTime.value_or(time), time);
    if (!m_span->isLast && time >= m_span->endTime) {
        m_batch.nextTime = std::min(m_batch.nextTime.value_or(sample.pts), sample.pts);
        m_isDone = decodeTime + late >= m_span->endTime;
        return;
    }
    if (!m_span->isFirst && time < m_span->beginTime)
        return;
    m_sizeBytes += sample.sizeBytes();
    m_batch.samples.push_back(sample);
}

MediaSample TransportTrackSpan::sampleOf(const AccessUnit &unit, qint64 pts, qint64 dts)
{
    MediaSample sample;
    sample.pts = pts;
    sample.dts = dts;
    sample.isSync = unit.kind == PictureKind::Keyframe;
    m_batch.storage.push_back(payloadOf(unit));
    sample.payload = m_batch.storage.back();
    m_sizeBytes += m_rule == Rule::Keyframes ? sample.payload.size() : 0;
    return sample;
}

/// As ISO BMFF holds it: lengths instead of start codes, without access unit delimiters.
QByteArray TransportTrackSpan::payloadOf(const AccessUnit &unit) const
{
    if (m_track->codec != Codec::H264 && m_track->codec != Codec::Hevc)
        return unit.bytes;
    QByteArray payload;
    payload.reserve(unit.bytes.size() + 64);
    AnnexBNals nals(unit.bytes);
    while (const auto nal = nals.next()) {
        const bool isDelimiter = m_track->codec == Codec::H264
                                     ? h264NalType(*nal) == H264NalType::AccessUnitDelimiter
                                     : hevcNalType(*nal) == HevcNalType::AccessUnitDelimiter;
        if (isDelimiter)
            continue;
        char length[4];
        qToBigEndian(quint32(nal->size()), length);
        payload.append(length, sizeof length).append(*nal);
    }
    return payload;
}

} // namespace cuegate
