// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FilePosition.h"

#include "core/base/MediaTime.h"

#include <algorithm>

namespace cuegate {

namespace {

// Indexes at the end of a file are smaller than this, or asked for with a range of their own size.
constexpr qint64 kLongReadBytes = 512 * 1024;
constexpr qint64 kShortestReadBytes = 64 * 1024;

} // namespace

std::optional<qint64> timeAtOffset(const MediaInfo &media, qint64 offsetBytes)
{
    const std::vector<Keyframe> &keyframes = media.keyframes.keyframes;
    if (keyframes.empty())
        return std::nullopt;
    const quint32 timescale = media.keyframes.timescale;
    const auto next = std::upper_bound(
        keyframes.begin(), keyframes.end(), offsetBytes,
        [](qint64 offset, const Keyframe &keyframe) { return offset < keyframe.offsetBytes; });
    if (next == keyframes.begin())
        return 0;
    const qint64 zero = keyframes.front().time;
    const Keyframe &before = *std::prev(next);
    const qint64 lastMs = std::max(toMilliseconds(media.durationNs, kNanosecondTimescale),
                                   toMilliseconds(keyframes.back().time - zero, timescale));
    const qint64 beginMs = toMilliseconds(before.time - zero, timescale);
    const qint64 endMs =
        next == keyframes.end() ? lastMs : std::max(beginMs, toMilliseconds(next->time - zero, timescale));
    const qint64 endBytes = next == keyframes.end() ? media.sizeBytes : next->offsetBytes;
    const qint64 lengthBytes = endBytes - before.offsetBytes;
    if (lengthBytes <= 0)
        return beginMs;
    const double share = std::min(1.0, double(offsetBytes - before.offsetBytes) / double(lengthBytes));
    return beginMs + qint64(double(endMs - beginMs) * share);
}

MeteredBody::OnSent filePosition(const std::shared_ptr<const MediaInfo> &media, ByteRange range)
{
    if (!media || media->keyframes.keyframes.empty() || range.sizeBytes() < kShortestReadBytes)
        return {};
    return [media, range, hasBegun = false](PlayTransfer &transfer, qint64 sentBytes,
                                            BodySource::State) mutable {
        if (!hasBegun && sentBytes < std::min(kLongReadBytes, range.sizeBytes()))
            return;
        if (!std::exchange(hasBegun, true)) {
            const qint64 beginMs = *timeAtOffset(*media, range.beginBytes);
            transfer.begins(PlayProgress::Lane::Picture, {}, beginMs, beginMs);
        }
        transfer.reached(*timeAtOffset(*media, range.beginBytes + sentBytes));
    };
}

} // namespace cuegate
