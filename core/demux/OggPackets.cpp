// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/OggPackets.h"

#include "core/media/OggPage.h"

namespace cuegate {

static std::vector<quint32> streamsOf(const MediaInfo &info)
{
    std::vector<quint32> streams;
    streams.reserve(info.tracks.size());
    for (const Track &track : info.tracks)
        streams.push_back(quint32(track.containerId));
    return streams;
}

QByteArray joinedPacket(const QByteArray &bytes, const MediaInfo &info, TrackId track)
{
    return joinedOggPacket(bytes, quint32(info.track(track)->containerId), streamsOf(info)).value_or(bytes);
}

void joinPackets(SampleBatch &batch, const MediaInfo &info)
{
    const std::vector<quint32> streams = streamsOf(info);
    const auto serial = quint32(info.track(batch.track)->containerId);
    for (MediaSample &sample : batch.samples) {
        auto packet = joinedOggPacket(sample.payload, serial, streams);
        if (!packet)
            continue;
        batch.storage.push_back(std::move(*packet));
        sample.payload = batch.storage.back();
    }
}

} // namespace cuegate
