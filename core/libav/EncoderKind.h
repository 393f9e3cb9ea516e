// SPDX-License-Identifier: GPL-3.0-or-later
// The H.264 encoders that libavcodec may have, and how those in hardware are set up. Hardware is given
// pictures in main memory (VAAPI: in its own, HardwareFrames.h); it makes no B-frames, and its parameter sets
// travel with the pictures, as they are not those of the avcC that software makes. Thread: any; pure.
#pragma once

#include "core/libav/AvPtr.h"
#include "core/libav/AvcTarget.h"

#include <QLatin1StringView>

#include <array>

namespace cuegate {

enum class EncoderKind { X264, Nvenc, QuickSync, Vaapi, VideoToolbox, Amf };

inline constexpr std::array kHardwareEncoders{EncoderKind::Nvenc, EncoderKind::QuickSync, EncoderKind::Vaapi,
                                              EncoderKind::VideoToolbox, EncoderKind::Amf};

/// libavcodec's name: "h264_nvenc".
[[nodiscard]] QLatin1StringView encoderWord(EncoderKind kind);
/// What people call it: "NVIDIA NVENC".
[[nodiscard]] QLatin1StringView encoderName(EncoderKind kind);

/// Sets what \p kind, which is hardware, has of its own; size, rates and colour are set already.
void setUpHardware(AVCodecContext &context, EncoderKind kind, const AvcTarget &target);

/// A yuv420p picture with its chroma planes interleaved, for encoders that take nothing else. Null: no
/// memory.
[[nodiscard]] AvFramePtr toNv12(const AVFrame &frame);

} // namespace cuegate
