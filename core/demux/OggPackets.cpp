// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/OggPackets.h"

#include "core/media/OggPage.h"

namespace cuegate {

QByteArray joinedPacket(QByteArrayView bytes, const MediaInfo &info, TrackId track)
{
    std::vector<quint32> streams;
    streams.reserve(info.tracks.size());
    for (const Track &each : info.tracks)
        streams.push_back(quint32(each.containerId));
    return oggPacket(bytes, quint32(info.track(track)->containerId), streams);
}

void joinPackets(SampleBatch &batch, const MediaInfo &info)
{
    for (MediaSample &sample : batch.samples) {
        QByteArray packet = joinedPacket(sample.payload, info, batch.track);
        if (packet.size() == sample.payload.size())
            continue;
        batch.storage.push_back(std::move(packet));
        sample.payload = batch.storage.back();
    }
}

} // namespace cuegate
