// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviLead.h"

#include "core/probe/AviPictureOrder.h"

#include <algorithm>

namespace cuegate {

Result<std::optional<qint64>> readAviLead(const ByteSource &source, const MediaInfo &info,
                                          const Keyframe &keyframe, const CancelToken &cancel)
{
    constexpr qint64 kConfigBytes = 64 * 1024;
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    if (!movie || !movie->tables.contains(info.mainTrack))
        return std::optional<qint64>();
    const Track &track = *info.track(info.mainTrack);
    const SampleTable &table = movie->tables.at(info.mainTrack);
    const auto number = table.syncAt(keyframe.time);
    if (!number)
        return std::optional<qint64>();
    ScanWindow window(source, cancel);
    bool isPacked = false;
    if (track.codec == Codec::Mpeg4Part2) {
        const ByteRange first = table.entries(0, 1).front().bytes;
        const auto config = window.from(first.beginBytes, std::min(first.sizeBytes(), kConfigBytes));
        if (!config)
            return std::unexpected(config.error());
        isPacked = saysPackedFrames(config->first(std::min<qsizetype>(config->size(), first.sizeBytes())));
    }
    std::vector<AviChunk> chunks;
    std::vector<qint64> times;
    for (const auto &entry : table.entries(*number, 2 * kMostLeadingPictures)) {
        chunks.push_back({entry.bytes.beginBytes, quint32(entry.bytes.sizeBytes()), entry.isSync});
        times.push_back(entry.pts);
    }
    const auto lead = readPictureLead(window, track, chunks, 0, isPacked);
    if (!lead)
        return std::unexpected(lead.error());
    std::ranges::sort(times); // they are those of the pictures, whichever of these has which
    return keyframe.time - times[std::min<size_t>(*lead, times.size() - 1)];
}

} // namespace cuegate
