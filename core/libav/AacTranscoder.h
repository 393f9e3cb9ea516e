// SPDX-License-Identifier: GPL-3.0-or-later
// Makes AAC-LC (ISO/IEC 14496-3) from any sound that libavcodec decodes, on one grid for the whole title:
// access unit k holds the samples [k·1024, (k+1)·1024) of the target's rate, counted from the title's zero.
// Any run of units can be made alone, from the source samples of a bounded window around it, and fits to runs
// made elsewhere: decoder, resampler and encoder start early enough to be in the state they would have in one
// continuous conversion, and read on far enough. Thread: worker; stateless, the result depends on the
// arguments alone.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/media/Sample.h"

#include <vector>

namespace cuegate {

inline constexpr qint64 kAacUnitSamples = 1024;

enum class AacLayout { Stereo, Surround };

struct AacTarget
{
    quint16 channels = 2; ///< 1, 2 or 6 (5.1)
    quint32 sampleRate = 48'000;
    qint64 bitRate = 160'000;
    friend bool operator==(const AacTarget &, const AacTarget &) = default;
};

/// Bits per second that no 512 units, or what a shorter run has, exceed: bitRate is what is usual.
[[nodiscard]] constexpr qint64 mostBitRate(const AacTarget &target)
{
    return target.bitRate * 7 / 5;
}

/// Where a track's samples stand on the title's timeline, in ticks of the track's timescale.
struct AudioOrigin
{
    qint64 zero = 0;     ///< source time of the title's zero
    qint64 firstPts = 0; ///< of the track's first sample: the source's frames are a grid from here
};

/// Nanoseconds since the title's zero; may begin below 0.
struct TimeWindow
{
    qint64 beginNs = 0;
    qint64 endNs = 0;
};

/// Whether the FFmpeg libraries here decode \p track.
[[nodiscard]] bool canDecode(const Track &track);

/// What \p track is best made into. 44.1 kHz and its multiples and fractions stay with 44.1 kHz, all else
/// becomes 48 kHz. Never more channels than the source has, but anything above stereo becomes 5.1 for
/// Surround.
[[nodiscard]] AacTarget aacTargetFor(const Track &track, AacLayout layout);

/// AudioSpecificConfig (ISO/IEC 14496-3 section 1.6.2.1) of all that transcodeToAac() makes for \p target.
/// Pure.
[[nodiscard]] QByteArray aacSpecificConfig(const AacTarget &target);

/// The samples of the source that transcodeToAac() needs for the units [firstUnit, firstUnit + unitCount):
/// those that start in the window.
[[nodiscard]] TimeWindow sourceWindowFor(const Track &track, const AacTarget &target, qint64 firstUnit,
                                         qint64 unitCount);

/// The units [firstUnit, firstUnit + unitCount), raw (no ADTS). Unit k decodes right if unit k-1 is decoded
/// before it. \p input: at least the samples that start in sourceWindowFor(); others are ignored, so that the
/// bytes do not depend on how much was read. Where the source has no sound there is silence, also before its
/// start and after its end. Errors: InvalidArgument for a target that AAC cannot express; Unsupported without
/// a decoder; CorruptInput if there are samples and none decodes; Cancelled; Internal.
[[nodiscard]] Result<std::vector<QByteArray>> transcodeToAac(const Track &track, const AacTarget &target,
                                                             const SampleBatch &input,
                                                             const AudioOrigin &origin, qint64 firstUnit,
                                                             qint64 unitCount, const CancelToken &cancel);

} // namespace cuegate
