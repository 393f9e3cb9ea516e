// SPDX-License-Identifier: GPL-3.0-or-later
// Where in the film a player is that reads the original file: by the bytes it has been sent.
// Thread: any; pure.
#pragma once

#include "core/base/ByteRange.h"
#include "core/gateway/MeteredBody.h"
#include "core/media/MediaInfo.h"

#include <memory>
#include <optional>

namespace cuegate {

/// The time of the film, in milliseconds, that lies at \p offsetBytes: between keyframes in proportion.
/// Nothing if no keyframes are known.
[[nodiscard]] std::optional<qint64> timeAtOffset(const MediaInfo &media, qint64 offsetBytes);

/// Tells a transfer that sends \p range of the file where it is. What is read of headers and indexes moves
/// nothing: only a longer read counts. Empty if the film's keyframes are not known.
[[nodiscard]] MeteredBody::OnSent filePosition(const std::shared_ptr<const MediaInfo> &media,
                                               ByteRange range);

} // namespace cuegate
