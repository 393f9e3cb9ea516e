// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of the control port (INTERFACE.md, "Control port"). Times in milliseconds, sizes in bytes.
// Thread: any; pure.
#pragma once

#include "core/gateway/GatewayState.h"
#include "core/io/DiskBlockCache.h"
#include "core/segment/SegmentCache.h"

#include <QJsonArray>
#include <QJsonObject>

namespace cuegate {

[[nodiscard]] QJsonObject sourceJson(const SourceSnapshot &source);

struct UpstreamCost
{
    qint64 requests = 0;
    qint64 bytes = 0;
};
/// The probe's result but for its lists (withIndexLists()); \p notServed may be empty.
[[nodiscard]] QJsonObject probeJson(const MediaInfo &media, const std::vector<TrackReason> &notServed,
                                    const UpstreamCost &cost);

/// The same of an HLS stream.
[[nodiscard]] QJsonObject streamJson(const StreamDescription &stream, const UpstreamCost &cost);

[[nodiscard]] QJsonObject cacheJson(const SegmentCache::Stats &stats, const DiskBlockCache::Stats &blocks);
[[nodiscard]] QJsonArray rangesJson(const std::vector<ByteRange> &ranges); ///< [[begin,end],…]
[[nodiscard]] QJsonObject segmentsJson(const TimelineSnapshot &timeline);

[[nodiscard]] QJsonObject encoderJson(const EncoderSnapshot &encoder);

[[nodiscard]] QJsonObject passwordsJson(const PasswordsStatus &passwords);
/// "keychain", "file", "session"; nothing for another word.
[[nodiscard]] std::optional<KeyPlace> keyPlaceFrom(const QString &word);

[[nodiscard]] QJsonObject errorJson(const Error &error);

} // namespace cuegate
