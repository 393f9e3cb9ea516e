// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes the samples of a video track with libavcodec: one thread, no hardware, so that the same samples
// give the same pictures everywhere. What cannot be decoded is left out. Thread: one at a time.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"
#include "core/libav/FrameBudget.h"
#include "core/media/Sample.h"

#include <deque>
#include <span>

namespace cuegate {

class VideoDecoder
{
public:
    /// \p samples: all that will be sent, in that order; must outlive the decoder.
    /// Errors: Unsupported, where libavcodec has no decoder or refuses the configuration.
    [[nodiscard]] static Result<VideoDecoder> open(const Track &track, std::span<const MediaSample> samples);

    /// Takes the next sample. A sample that cannot be decoded is no error. Errors: Internal (no memory);
    /// Unsupported if its pictures need too much of it.
    [[nodiscard]] Result<void> send(const MediaSample &sample);
    /// No more samples: the pictures that are still held can be received.
    [[nodiscard]] Result<void> finish();
    /// The next picture in presentation order, its pts in ticks of the track; null: send more, or the end.
    [[nodiscard]] AVFrame *receive();
    [[nodiscard]] int undecodableSamples() const { return m_undecodable; }

private:
    VideoDecoder() = default;
    void takeDecodeTimes(std::span<const MediaSample> samples);
    [[nodiscard]] Result<void> sendPacket(const AVPacket *packet);

    std::unique_ptr<FrameBudget> m_budget = std::make_unique<FrameBudget>();
    AvCodecContextPtr m_context;
    AvPacketPtr m_packet;
    AvFramePtr m_frame;
    qint64 m_nominalTicks = 1;
    std::optional<qint64> m_lastPts;
    /// Times in presentation order, where the samples have only times of decoding; each picture takes the
    /// first left.
    std::deque<qint64> m_times;
    int m_undecodable = 0;
};

} // namespace cuegate
