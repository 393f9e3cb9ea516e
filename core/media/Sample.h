// SPDX-License-Identifier: GPL-3.0-or-later
// Samples (access units) of a track as read from a source, and the span of the presentation they belong to.
// Thread: any; plain values. A SampleBatch owns the memory its samples view.
#pragma once

#include "core/media/Track.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace cuegate {

struct MediaSample
{
    qint64 pts = 0; ///< presentation time in ticks of the track's timescale; may be negative (priming)
    /// Decode time in the same ticks and on the same zero; only where the container stores it (MP4, MPEG-TS).
    std::optional<qint64> dts;
    qint64 duration = 0; ///< in ticks; 0 if the container does not say
    /// Of its end, in ticks: what is decoded and not heard, as codecs fill up their last frame.
    qint64 discarded = 0;
    bool isSync = false;
    QByteArrayView prefix; ///< bytes to put before the payload (Matroska header stripping)
    QByteArrayView payload;
    [[nodiscard]] qsizetype sizeBytes() const { return prefix.size() + payload.size(); }
};

/// The samples of one track in one span, in decoding order.
struct SampleBatch
{
    TrackId track = 0;
    std::vector<MediaSample> samples;
    /// Presentation time of what follows the span: for video the earliest of the next span's samples (its
    /// leading pictures come before its keyframe), for other tracks the first sample after it. Nothing at the
    /// end, or where it is not known.
    std::optional<qint64> nextTime;
    std::vector<QByteArray> storage; ///< what the samples view; shared, not copied, when a batch is copied
};

/// A stretch of the presentation that starts at a keyframe of the main track.
/// Video: the samples, in decoding order, from that keyframe up to the keyframe at endTime.
/// Other tracks: the samples with beginTime <= pts < endTime.
/// Thus the spans of a title hold every sample once, whatever the order they are read in.
struct SampleSpan
{
    quint32 timescale = 1000; ///< of the times below: the KeyframeIndex' timescale
    qint64 beginTime = 0;
    qint64 endTime = 0;
    qint64 beginOffsetBytes = 0; ///< of the Keyframe at beginTime
    qint64 endOffsetBytes = 0;   ///< of the Keyframe at endTime; the end of the file for the last span
    bool isFirst = false;        ///< also takes what lies before beginTime in the other tracks
    bool isLast = false;         ///< also takes all that follows
};

} // namespace cuegate
