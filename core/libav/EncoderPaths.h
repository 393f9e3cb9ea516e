// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoder makes a segment: hardware that a real trial found to work, else software. What hardware makes
// is held back until it is checked; hardware that fails, or is not done in time, is put into quarantine with
// the reason, and the segment is made again in software. Whoever asked for the segment does not notice.
// Hardware is tried when the first segment is wanted, in the background: until it is known to work, software
// makes the segments. Thread: any; all members are thread-safe. Threads that hang in a driver are left
// behind, and so are those that crash in one (CrashNote.h, DriverCall.h): that costs their path only.
#pragma once

#include "core/libav/SegmentEncoder.h"

namespace cuegate {

struct EncoderPath
{
    QString name; ///< for people: "NVIDIA NVENC"
    /// Encodes something for real. Null: needs no trial.
    std::function<Result<void>()> trial;
    SegmentEncoder encode;
    QString notTried = {}; ///< why it is not tried until somebody asks for it: tryAgain()
};

enum class EncoderState { Untried, Works, Missing, Quarantined };

struct EncoderReport
{
    QString name;
    EncoderState state = EncoderState::Untried;
    QString reason; ///< why it is not used (English)
};

struct EncoderLimits
{
    int sessions = 2; ///< at once on one path, as consumer hardware allows; more are made in software
    /// Nothing of a segment is sent before it is checked, and a player has to have its first byte within 7 s:
    /// where hardware, or decoding for it, takes longer than this, software that is sent as it grows is
    /// better.
    std::chrono::milliseconds segment{4'000};
    std::chrono::milliseconds quarantine{10 * 60 *
                                         1'000}; ///< then it is tried again, but for what crashed twice
};

class EncoderPaths
{
public:
    /// \p hardware in the order of preference. What \p software makes must have its parameter sets before
    /// each IDR picture, as hardware's has: segments of both follow each other.
    EncoderPaths(std::vector<EncoderPath> hardware, SegmentEncoder software, EncoderLimits limits = {});

    /// Tries all of it again, in the background, also what failed; meanwhile software encodes.
    void tryAgain();
    [[nodiscard]] bool isTrying() const; ///< in the background
    /// Tries what has not been tried. Thread: worker, blocks up to seconds per path.
    void tryHardware();

    /// As transcodeVideo(). Hardware hands out its pictures when all are there and right, software each at
    /// once.
    [[nodiscard]] Result<void> encode(const VideoTranscodeInput &input, const AvcTarget &target,
                                      const CancelToken &cancel,
                                      const std::function<void(EncodedPicture)> &onPicture);

    [[nodiscard]] std::vector<EncoderReport> reports() const; ///< of hardware
    /// The hardware that makes segments now; empty: software does.
    [[nodiscard]] QString inUse() const;

private:
    struct Shared; // with threads that may outlive this
    struct Session
    {
        size_t path = 0;
        std::shared_ptr<void> held; ///< counts as long as somebody has it
    };
    [[nodiscard]] std::optional<Session> takeSession();
    void tryInBackground();
    void quarantine(size_t path, const Error &why);

    const SegmentEncoder m_software;
    const EncoderLimits m_limits;
    const std::shared_ptr<Shared> m_shared;
};

[[nodiscard]] QString softwareEncoderName(); ///< for people: "x264 (software)"

/// NVENC, Quick Sync, VAAPI, VideoToolbox and AMF through libavcodec.
[[nodiscard]] std::vector<EncoderPath> libavHardwarePaths();

} // namespace cuegate
