// SPDX-License-Identifier: GPL-3.0-or-later
// Judges what hardware made of a segment before anybody gets a byte of it: whatever a driver may have done, a
// player must find what the playlist promises. Thread: any; pure.
#pragma once

#include "core/libav/VideoTranscoder.h"

#include <optional>
#include <vector>

namespace cuegate {

/// What is wrong with \p pictures by themselves, in words; nothing if they are as they must be: an IDR
/// picture first, its parameter sets before it, of \p target's size and within its profile and level; NAL
/// units that fill each payload, with a slice; times strictly in order.
[[nodiscard]] std::optional<QString> faultOf(const std::vector<EncodedPicture> &pictures,
                                             const AvcTarget &target);

/// Times of presentation in order: of pictures, and those that \p input asks for. They differ where the
/// encoder lost a picture, but also where the source is damaged or the container's times are.
[[nodiscard]] std::vector<qint64> timesOf(const std::vector<EncodedPicture> &pictures);
[[nodiscard]] std::vector<qint64> timesOf(const VideoTranscodeInput &input);

/// Whether the picture \p payload (NAL units after 4-byte lengths) is an IDR picture.
[[nodiscard]] bool isIdrPicture(QByteArrayView payload);

} // namespace cuegate
