// SPDX-License-Identifier: GPL-3.0-or-later
// One run of an encoder over the pictures of one segment. libx264: one thread, nothing that depends on the
// processor, headers that do not depend on the content. The first picture is an IDR picture and groups are
// closed. Thread: one at a time.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"
#include "core/libav/AvcTarget.h"
#include "core/libav/EncoderKind.h"
#include "core/libav/HardwareFrames.h"

#include <QByteArray>

#include <optional>

namespace cuegate {

inline constexpr char kX264Preset[] = "veryfast";
/// Besides the preset: one thread and no choice by the processor give the same bytes everywhere; stitchable
/// keeps the parameter sets free of the content; one level of B-frames keeps the reordering at one picture.
inline constexpr char kX264Parameters[] = "threads=1:lookahead-threads=1:sync-lookahead=0:sliced-threads=0:"
                                          "cpu-independent=1:stitchable=1:open-gop=0:"
                                          "keyint=infinite:bframes=2:b-pyramid=none:nal-hrd=none:aud=0";

class AvcEncoder
{
public:
    /// Errors: Unsupported where libavcodec has no such encoder; Unavailable where there is no such hardware.
    [[nodiscard]] static Result<AvcEncoder> open(const AvcTarget &target,
                                                 EncoderKind kind = EncoderKind::X264);

    struct Picture
    {
        qint64 number = 0;         ///< in presentation order, as it was sent
        qint64 decodingNumber = 0; ///< the presentation number at whose time it is decoded; -1 for the first
        bool isSync = false;
        /// NAL units after 4-byte lengths: slices and captions; parameter sets only from hardware.
        QByteArray payload;
    };

    /// \p frame: yuv420p of the target's size, pts its number. Errors: Internal; Unavailable.
    [[nodiscard]] Result<void> send(const AVFrame &frame);
    [[nodiscard]] Result<void> finish();
    /// Nothing: send more, or the end. Errors: Internal.
    [[nodiscard]] Result<std::optional<Picture>> receive();

    /// The avcC payload for all segments of the target. Errors: Internal.
    [[nodiscard]] Result<QByteArray> config() const;

private:
    AvcEncoder() = default;
    [[nodiscard]] Result<void> giveHardwareFrames(const AvcTarget &target);
    [[nodiscard]] Result<AvFramePtr> converted(const AVFrame &frame) const;
    EncoderKind m_kind = EncoderKind::X264;
    std::optional<HardwareFrames> m_hardwareFrames; ///< where the encoder takes no others
    AvCodecContextPtr m_context;
    AvPacketPtr m_packet;
};

} // namespace cuegate
