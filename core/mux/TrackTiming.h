// SPDX-License-Identifier: GPL-3.0-or-later
// How the times of a source's track become the times of the track we write: a pure function of the title, the
// same for every segment, so that segments made alone fit together to the tick.
//
// A title starts at its zero: where the first of its tracks does, audio priming included. All tracks are
// shifted by it, so decode times are never negative and no edit list is needed; of eight layouts tried, edit
// lists and negative composition offsets among them, this is the only one that libavformat, Chromium,
// GStreamer and VLC all show in step and from 0 (ARCHITECTURE.md, "Times").
//
// Video is given decode times of its own in each segment, whatever the container stores: the sorted
// presentation times, moved back as far as reordering asks, squeezed together at the start so that the first
// is where the segment's presentation starts; the last sample is decoded when it is shown. Thus
// baseMediaDecodeTime is the time the playlist says, no sample is decoded after it is shown, and none lasts
// beyond the segment's end: browsers drop all of a segment into whose first picture an appended one lasts,
// and hls.js all that follows.
//
// Audio from Matroska, whose milliseconds jitter, is put on the grid of its frames wherever that is within a
// millisecond of what the file says. MP4 audio keeps its exact times. Where there is none, see SoundHoles.h.
// Thread: any; pure, integers only.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"
#include "core/media/SilentFrame.h"
#include "core/media/SoundGrid.h"

namespace cuegate {

/// A segment whose keyframe is followed by leading pictures is decoded from this many ticks before it is
/// presented, so that each of its samples has a decode time of its own; the segment before ends as much
/// earlier.
inline constexpr qint64 kLeadTicks = 16;

struct TrackTiming
{
    TrackId track = 0;
    quint32 sourceTimescale = 1000;
    quint32 timescale = 1000; ///< of the track we write
    qint64 zero = 0;          ///< source time of the title's zero, in sourceTimescale
    /// Samples per frame on a constant grid that starts at gridOrigin (timescale, relative to zero); 0: times
    /// are not put on a grid.
    qint64 gridStep = 0;
    qint64 gridOrigin = 0;      ///< where the first sample is
    qint64 nominalDuration = 1; ///< of a frame where nothing else tells, in timescale
    qint64 reorderDelay =
        0; ///< from decoding to presentation in a steady stream, in timescale; from the stream's headers
    /// How much earlier than it has to be the title's first picture is decoded in a transport stream.
    /// libavformat's HLS reader takes the first packet's decode time for the title's start, and after a seek
    /// discards what is decoded before the segment's start by that reckoning, the segment's own keyframe if
    /// rounding wants it so.
    qint64 startMargin = 0;
    bool isVideo = false;
    quint32 sampleRate = 0; ///< of sound
    /// Where sound ends by its configuration, in timescale since the title's zero; 0: it does not say.
    qint64 statedEnd = 0;
    SilentFrame silence;    ///< of sound; see SoundHoles.h
};

/// One sample as it is written.
struct TimedSample
{
    qint64 decodeTime = 0; ///< ticks since the title's zero
    qint32 compositionOffset = 0;
    quint32 duration = 0;
    /// Decode time for a transport stream, which libavformat reads well only if it runs as steadily as an
    /// encoder's: the sorted presentation times, moved back by the same delay all through the title. May be
    /// below 0.
    qint64 steadyDecodeTime = 0;
    bool isSync = false;
    QByteArrayView prefix;
    QByteArrayView payload;
    [[nodiscard]] qint64 presentationTime() const { return decodeTime + compositionOffset; }
};

/// \p firstPts: of the track's first sample, in source ticks; \p zeroNs: the title's zero on the source's
/// timeline.
[[nodiscard]] TrackTiming makeTrackTiming(const Track &track, const MediaInfo &info, qint64 firstPts,
                                          qint64 zeroNs);

/// The grid of \p timing, whose gridStep is above 0.
[[nodiscard]] SoundGrid gridOf(const TrackTiming &timing);

/// When sound that the source has at \p sourceTime is heard: in ticks of \p timing since the title's zero, on
/// the grid where that is near.
[[nodiscard]] qint64 soundTime(qint64 sourceTime, const TrackTiming &timing);

/// When the last frame of sound on a grid, heard from \p lastFrame on, is over: it may be shorter than the
/// others. In ticks of \p timing.
[[nodiscard]] qint64 endOfLast(qint64 lastFrame, const TrackTiming &timing);

/// Moves \p decodeTimes, of samples in decoding order, forward so that none of them, which each last until
/// the next one is decoded and the last until \p end, lasts beyond \p end from when it is shown. The first
/// stays. Where pictures are evenly apart only the last one moves: it is decoded when it is shown.
void endWithin(std::vector<qint64> &decodeTimes, const std::vector<qint64> &presentationTimes, qint64 end);

/// The samples of \p batch, which are those of \p span, with the times to write. Adjoining spans leave no gap
/// and no overlap.
[[nodiscard]] std::vector<TimedSample> timeSamples(const SampleBatch &batch, const SampleSpan &span,
                                                   const TrackTiming &timing);

} // namespace cuegate
