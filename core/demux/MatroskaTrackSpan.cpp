// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MatroskaTrackSpan.h"

#include "core/media/NalUnits.h"
#include "core/media/ZlibInflate.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

using Encoding = MatroskaLayout::Encoding;

static constexpr qsizetype kMaxFrameBytes = 16 * 1024 * 1024;
static constexpr qint64 kSecondNs = 1'000'000'000;
// Far above any time of a film, low enough that sums of two do not overflow.
static constexpr qint64 kFarNs = std::numeric_limits<qint64>::max() / 4;

const Encoding *encodingOf(const MatroskaLayout &layout, TrackId track)
{
    const auto found = layout.encodings.find(track);
    return found == layout.encodings.end() || found->second.kind == Encoding::Kind::None ? nullptr
                                                                                         : &found->second;
}

Result<QByteArray> decodedFrame(QByteArrayView frame, const Encoding *encoding)
{
    if (!encoding)
        return frame.toByteArray();
    if (encoding->kind == Encoding::Kind::HeaderStripping)
        return encoding->strippedBytes + frame;
    std::optional<QByteArray> inflated = inflateZlib(frame, kMaxFrameBytes);
    if (!inflated)
        return fail(ErrorKind::CorruptInput, u"a zlib-compressed frame is damaged"_s,
                    ErrorCode::MediaCorrupt);
    return std::move(*inflated);
}

MatroskaTrackSpan::MatroskaTrackSpan(const Track &track, const MatroskaLayout &layout, const SpanTimes &times,
                                     Rule rule)
    : m_track(&track)
    , m_encoding(encodingOf(layout, track.id))
    , m_layout(&layout)
    , m_scaleNs(qint64(layout.timestampScaleNs))
    , m_times(times)
    , m_rule(rule)
    , m_reorderNs(track.type == TrackType::Video ? 2 * kSecondNs : 0)
{
    restart();
}

void MatroskaTrackSpan::restart()
{
    m_batch = {};
    m_batch.track = m_track->id;
    if (m_encoding && m_encoding->kind == Encoding::Kind::HeaderStripping)
        m_batch.storage.push_back(m_encoding->strippedBytes);
    m_sizeBytes = 0;
    m_hasBegun = false;
    m_isDone = false;
    m_leadingLookedAt = -1;
    m_firstNs.reset();
    m_secondNs.reset();
    m_pending.reset();
}

MatroskaTrackSpan::Need MatroskaTrackSpan::look(const MatroskaBlock &block, qint64 clusterOffsetBytes)
{
    const SampleSpan &span = m_times.span;
    const qint64 pts = blockTimeNs(block, *m_track, *m_layout);
    if (m_isDone)
        return Need::Skip;
    if (m_leadingLookedAt >= 0)
        return lookForLeadingPictures(pts);
    if (m_rule == Rule::Times) {
        const qint64 time = dealtOutBy(pts);
        if (!m_firstNs)
            noteTime(time);
        // Only the frames of a Block that begins before the end can be of the span. A pending one is before.
        if (!span.isLast && time >= m_times.endNs) {
            resolvePending(pts);
            noteTime(time);
            m_batch.nextTime = std::min(time, m_batch.nextTime.value_or(time));
            m_isDone = time >= m_times.endNs + m_reorderNs;
            return Need::Skip;
        }
        return Need::Frames;
    }
    const Need wanted = m_rule == Rule::Keyframes ? Need::Frames : Need::Skip;
    if (!m_hasBegun) {
        if (clusterOffsetBytes > span.beginOffsetBytes)
            return Need::Impossible;
        if (clusterOffsetBytes < span.beginOffsetBytes || pts != m_times.beginNs)
            return Need::Skip;
        if (m_rule == Rule::Presence) {
            m_hasBegun = true;
            m_isDone = span.isLast;
        }
        return wanted;
    }
    if (span.isLast)
        return wanted;
    if (clusterOffsetBytes < span.endOffsetBytes) {
        // Until it is complete, a Block may only seem to hold a keyframe.
        const bool isBehindTheEnd = block.isKeyframe && pts >= m_times.endNs;
        if (isBehindTheEnd)
            return block.isComplete ? Need::Impossible : Need::Frames;
        return wanted;
    }
    if (clusterOffsetBytes > span.endOffsetBytes)
        return Need::Impossible;
    if (pts != m_times.endNs)
        return wanted;
    m_batch.nextTime = pts;
    if (m_rule == Rule::Keyframes && expectsLeadingPictures(block))
        m_leadingLookedAt = 0;
    else
        m_isDone = true;
    return Need::Skip;
}

bool MatroskaTrackSpan::expectsLeadingPictures(const MatroskaBlock &keyframe) const
{
    if (m_encoding)
        return false; // the frame's first bytes are not in the file
    const QByteArray &config = m_track->codecConfig.isEmpty() ? m_track->codecPrivate : m_track->codecConfig;
    return mayHaveLeadingPictures(m_track->codec, config, keyframe.frames);
}

// Leading pictures come before all others in decoding order: the first that is shown after the keyframe ends
// the search.
MatroskaTrackSpan::Need MatroskaTrackSpan::lookForLeadingPictures(qint64 pts)
{
    constexpr int kMostLeading = 32;
    if (pts >= m_times.endNs || ++m_leadingLookedAt > kMostLeading)
        m_isDone = true;
    else
        m_batch.nextTime = std::min(pts, m_batch.nextTime.value_or(pts));
    return Need::Skip;
}

// Matroska rounds times to milliseconds.
qint64 MatroskaTrackSpan::dealtOutBy(qint64 pts) const
{
    return onGrid(m_layout->soundGrids, m_track->id, pts);
}

void MatroskaTrackSpan::noteTime(qint64 pts)
{
    if (!m_firstNs)
        m_firstNs = pts;
    else if (!m_secondNs && pts > *m_firstNs)
        m_secondNs = pts;
}

void MatroskaTrackSpan::giveUp()
{
    const bool isMissed = m_rule == Rule::Presence && !m_hasBegun;
    if (m_rule == Rule::Times || isMissed || m_leadingLookedAt >= 0)
        m_isDone = true;
}

qint64 MatroskaTrackSpan::frameNs(const MatroskaBlock &block, size_t frames) const
{
    qint64 ns = 0;
    if (block.duration && *block.duration > 0 &&
        !__builtin_mul_overflow(qint64(std::min<quint64>(*block.duration, quint64(kFarNs))), m_scaleNs,
                                &ns) &&
        ns < kFarNs)
        return ns / qint64(frames);
    if (m_track->defaultDurationNs > 0)
        return m_track->defaultDurationNs;
    if (!m_track->audio || m_track->audio->sampleRate == 0)
        return 0;
    quint64 samples = m_track->audio->frameSamples;
    if (samples == 0 && m_track->codec == Codec::Aac)
        samples = 1024;
    if (samples == 0 && m_track->codec == Codec::Ac3)
        samples = 1536;
    if (samples == 0 && m_track->codec == Codec::Mp3)
        samples = m_track->audio->sampleRate >= 32000 ? 1152 : 576;
    return qint64(samples * quint64(kSecondNs) / m_track->audio->sampleRate);
}

Result<void> MatroskaTrackSpan::take(const MatroskaBlock &block)
{
    const qint64 pts = blockTimeNs(block, *m_track, *m_layout);
    const auto damaged = [&](const QString &what) {
        return fail(ErrorKind::CorruptInput,
                    u"the Block at byte %1 has %2"_s.arg(block.offsetBytes).arg(what),
                    ErrorCode::MediaCorrupt);
    };
    resolvePending(pts);
    if (!splitLaces(block, m_frames))
        return damaged(u"damaged lacing"_s);
    if (m_encoding && m_encoding->kind == Encoding::Kind::Zlib) {
        qsizetype inflatedBytes = 0;
        for (QByteArrayView &frame : m_frames) {
            const Result<QByteArray> inflated = decodedFrame(frame, m_encoding);
            if (!inflated || (inflatedBytes += inflated->size()) > kMaxFrameBytes)
                return damaged(u"a damaged zlib-compressed frame"_s);
            m_batch.storage.push_back(*inflated);
            frame = m_batch.storage.back();
        }
    }
    const bool isMain = m_rule == Rule::Keyframes;
    const bool isSync = m_track->type != TrackType::Video || block.isKeyframe || (isMain && !m_hasBegun);
    m_hasBegun = true;
    const qint64 durationNs = frameNs(block, m_frames.size());
    if (m_frames.size() > 1 && durationNs == 0) {
        m_pending = Pending{pts, isSync, m_frames};
        return {};
    }
    // What the container says about a lone frame, not what its codec makes us expect.
    const bool isStated = m_track->defaultDurationNs > 0 || block.duration || m_frames.size() > 1;
    for (size_t i = 0; i < m_frames.size(); ++i) {
        const qint64 discardedNs = i + 1 == m_frames.size() ? block.discardedNs : 0;
        add({pts + qint64(i) * durationNs, isStated ? durationNs : 0, discardedNs}, isSync, m_frames[i]);
    }
    return {};
}

void MatroskaTrackSpan::resolvePending(std::optional<qint64> nextPts)
{
    if (!m_pending)
        return;
    const Pending pending = std::move(*m_pending);
    m_pending.reset();
    const auto count = qint64(pending.frames.size());
    const qint64 spread = nextPts && *nextPts > pending.pts ? *nextPts - pending.pts : 0;
    for (qint64 i = 0; i < count; ++i)
        add({pending.pts + spread * i / count, spread / count}, pending.isSync, pending.frames[size_t(i)]);
}

void MatroskaTrackSpan::add(const FrameTimes &times, bool isSync, QByteArrayView frame)
{
    if (m_rule == Rule::Times) {
        const qint64 time = dealtOutBy(times.pts);
        noteTime(time);
        if (!m_times.span.isFirst && time < m_times.beginNs)
            return;
        if (!m_times.span.isLast && time >= m_times.endNs) {
            m_batch.nextTime = std::min(time, m_batch.nextTime.value_or(time));
            m_isDone = m_isDone || time >= m_times.endNs + m_reorderNs;
            return;
        }
    }
    MediaSample sample;
    sample.pts = times.pts;
    sample.duration = times.duration;
    sample.discarded = times.discarded;
    sample.isSync = isSync;
    sample.payload = frame;
    if (m_encoding && m_encoding->kind == Encoding::Kind::HeaderStripping)
        sample.prefix = m_encoding->strippedBytes;
    m_sizeBytes += sample.sizeBytes();
    m_batch.samples.push_back(sample);
}

bool MatroskaTrackSpan::mayHaveEarlier() const
{
    // Subtitles are far between: that none was met says nothing.
    if (m_rule != Rule::Times || m_times.span.isFirst || m_track->type == TrackType::Subtitle)
        return false;
    if (!m_firstNs)
        return true;
    qint64 lengthNs = m_track->defaultDurationNs;
    if (lengthNs == 0 && m_secondNs)
        lengthNs = *m_secondNs - *m_firstNs;
    return *m_firstNs + m_reorderNs + m_times.tickNs - lengthNs >= m_times.beginNs;
}

SampleBatch MatroskaTrackSpan::finish(const std::vector<QByteArray> &pieces)
{
    resolvePending({});
    m_batch.storage.insert(m_batch.storage.end(), pieces.begin(), pieces.end());
    return std::move(m_batch);
}

} // namespace cuegate
