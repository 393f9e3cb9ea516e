// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes a run of a track's samples and lays the sound on the title's timeline: a pure function of time,
// whichever run it is made from, as long as decoderPreRollNs() and AudioClock's reach before it are in the
// run. Thread: worker; stateless.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/libav/SoundMixer.h"
#include "core/media/Sample.h"

#include <span>

namespace cuegate {

/// Sound from decoding one sample, or a part of it.
struct SoundBlock
{
    qint64 pts = 0;           ///< in ticks of the track, of the sample it came from
    bool isFurther = false;   ///< not the first of its sample: follows the block before
    bool followsLoss = false; ///< something before it did not decode
    int sampleRate = 0;
    Planes planes;
    [[nodiscard]] qint64 samples() const { return qint64(planes.front().size()); }
};

/// Decodes \p samples. What does not decode is left out; no block at all is an error if there were samples.
/// Errors: Unsupported, CorruptInput, Cancelled.
[[nodiscard]] Result<std::vector<SoundBlock>> decodeSound(const Track &track,
                                                          std::span<const MediaSample> samples, int channels,
                                                          const CancelToken &cancel);

/// Samples per second of most of \p blocks; 0 if there are none.
[[nodiscard]] int usualRate(const std::vector<SoundBlock> &blocks);

struct SoundPlacement
{
    qint64 zero = 0;     ///< source time of the title's zero, in ticks of the track
    qint64 firstPts = 0; ///< of the track's first sample
    int sampleRate = 0;  ///< of the timeline
    qint64 begin = 0;    ///< samples since the title's zero
    qint64 end = 0;
};

/// [begin, end) of the timeline: the blocks at their places (AudioClock), silence elsewhere.
[[nodiscard]] Planes placeSound(const Track &track, const std::vector<SoundBlock> &blocks, int channels,
                                const SoundPlacement &placement);

} // namespace cuegate
