// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoder makes a segment: hardware that a real trial found to work, else software. What hardware makes
// is held back until it is checked; hardware that fails is put into quarantine for good, with the reason, and
// the segment is made again in software. Whoever asked for the segment does not notice. Thread: any; all
// members are thread-safe.
#pragma once

#include "core/libav/VideoTranscoder.h"

#include <mutex>
#include <vector>

namespace cuegate {

/// What transcodeVideo() does.
using SegmentEncoder =
    std::function<Result<void>(const VideoTranscodeInput &, const AvcTarget &, const CancelToken &,
                               const std::function<void(EncodedPicture)> &)>;

struct EncoderPath
{
    QString name; ///< for people: "NVIDIA NVENC"
    /// Encodes something for real. Null: needs no trial.
    std::function<Result<void>()> trial;
    SegmentEncoder encode;
};

enum class EncoderState { Untried, Works, Missing, Quarantined };

struct EncoderReport
{
    QString name;
    EncoderState state = EncoderState::Untried;
    QString reason; ///< why it is not used (English)
};

class EncoderPaths
{
public:
    /// \p hardware in the order of preference.
    EncoderPaths(std::vector<EncoderPath> hardware, SegmentEncoder software);

    /// Tries what has not been tried. Thread: worker, blocks up to seconds per path.
    void tryHardware();

    /// As transcodeVideo(). Hardware hands out its pictures when all are there and right, software each at
    /// once.
    [[nodiscard]] Result<void> encode(const VideoTranscodeInput &input, const AvcTarget &target,
                                      const CancelToken &cancel,
                                      const std::function<void(EncodedPicture)> &onPicture);

    [[nodiscard]] std::vector<EncoderReport> reports() const;

private:
    [[nodiscard]] std::optional<size_t> working() const;
    void setState(size_t path, EncoderState state, const QString &reason);

    const std::vector<EncoderPath> m_hardware;
    const SegmentEncoder m_software;
    mutable std::mutex m_mutex;
    std::vector<EncoderReport> m_reports; // guarded by m_mutex; one per path
};

/// What is wrong with the pictures made of \p input, in words; nothing if they are as they must be: an IDR
/// picture first, as many as there are samples in its times (fewer only by damaged ones: at most a tenth),
/// times strictly in order.
[[nodiscard]] std::optional<QString> faultOf(const std::vector<EncodedPicture> &pictures,
                                             const VideoTranscodeInput &input);

/// NVENC, Quick Sync, VideoToolbox and AMF through libavcodec.
[[nodiscard]] std::vector<EncoderPath> libavHardwarePaths();

} // namespace cuegate
