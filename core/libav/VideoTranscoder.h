// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of one segment, of any video that libavcodec decodes, into H.264: a pure function of
// samples and target. Every picture of the source between two times comes out with its own time, none is
// added or dropped. A source's samples must start at the keyframe of the segment and go on, behind the next
// segment's keyframe, through the leading pictures that are shown before it: an open group of pictures is
// exact on both sides then. Thread: worker, blocks; one call uses one thread. Segments may be made at the
// same time.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/libav/AvcTarget.h"
#include "core/media/Sample.h"

#include <functional>
#include <limits>

namespace cuegate {

enum class EncoderKind;

struct EncodedPicture
{
    qint64 pts = 0; ///< source ticks
    qint64 dts = 0; ///< source ticks; the time of the picture shown one before, so it is never above pts
    bool isSync = false;
    QByteArray payload; ///< NAL units after 4-byte lengths; no parameter sets, avcC has them
};

struct VideoTranscodeInput
{
    const Track *track = nullptr;
    const SampleBatch *samples = nullptr; ///< in decoding order, from the segment's keyframe on
    /// The segment's pictures are those with beginPts <= pts < endPts.
    qint64 beginPts = std::numeric_limits<qint64>::min();
    qint64 endPts = std::numeric_limits<qint64>::max();
};

/// Hands each picture to \p onPicture as soon as it is made, in decoding order; the first is an IDR picture.
/// Samples that cannot be decoded are missing in the result.
/// Errors: CorruptInput if none can; Unsupported; Cancelled (within one picture); Internal.
[[nodiscard]] Result<void> transcodeVideo(const VideoTranscodeInput &input, const AvcTarget &target,
                                          const CancelToken &cancel,
                                          const std::function<void(EncodedPicture)> &onPicture);

/// The same with the parameter sets of avcConfigFor() before each IDR picture.
[[nodiscard]] Result<void> transcodeVideoInBand(const VideoTranscodeInput &input, const AvcTarget &target,
                                                const CancelToken &cancel,
                                                const std::function<void(EncodedPicture)> &onPicture);

/// The same by hardware: not the same bytes each time, parameter sets before each IDR picture, and what it
/// makes has to be checked (EncoderPaths does). Errors: also Unavailable where there is no such hardware.
[[nodiscard]] Result<void> transcodeVideoBy(EncoderKind kind, const VideoTranscodeInput &input,
                                            const AvcTarget &target, const CancelToken &cancel,
                                            const std::function<void(EncodedPicture)> &onPicture);

/// The avcC payload (4-byte lengths) that all segments of \p target share, made by opening the encoder
/// without pictures. Thread: worker, a few milliseconds. Errors: Unsupported where libavcodec has no libx264.
[[nodiscard]] Result<QByteArray> avcConfigFor(const AvcTarget &target);

/// Whether libavcodec here can be expected to decode \p track.
[[nodiscard]] bool canDecodeVideo(const Track &track);

} // namespace cuegate
