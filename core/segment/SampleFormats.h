// SPDX-License-Identifier: GPL-3.0-or-later
// What only the first sample of a track tells of its format (MP3, VP9 without a configuration), for those who
// ask before a title is made of the medium. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

#include <memory>

namespace cuegate {

/// \p media, which probe() just said of \p source, with such formats: of samples among what was fetched, or
/// that one small request each shows, as long as the source has sent fewer requests than a cold probe may. Of
/// others the container's word stays.
[[nodiscard]] std::shared_ptr<const MediaInfo> withSampleFormats(const ByteSource &source,
                                                                 std::shared_ptr<const MediaInfo> media,
                                                                 const CancelToken &cancel);

} // namespace cuegate
