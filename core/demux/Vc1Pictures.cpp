// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/Vc1Pictures.h"

#include "core/media/Track.h"
#include "core/media/Vc1PictureKinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

bool mayHaveVc1DecodeTimes(const Track &track)
{
    return track.codec == Codec::Vc1 && track.codecId.startsWith("V_MS/VFW"_L1) &&
           Vc1PictureKinds(track).mayBeBidirectional();
}

void orderVc1Pictures(SampleBatch &batch, const Track &track)
{
    std::vector<MediaSample> &samples = batch.samples;
    if (!std::ranges::is_sorted(samples, {}, &MediaSample::pts))
        return;
    Vc1PictureKinds kinds(track);
    std::vector<qint64> times;
    std::vector<bool> areBidirectional;
    for (const MediaSample &sample : samples) {
        const qsizetype headBytes = std::min(sample.payload.size(), Vc1PictureKinds::kHeadBytes);
        const QByteArray head = sample.prefix.toByteArray() + sample.payload.first(headBytes).toByteArray();
        times.push_back(sample.pts);
        areBidirectional.push_back(kinds.isBidirectional(head));
    }
    // A B picture is shown when the one before it in the file was decoded, any other after the B pictures
    // that follow it.
    for (size_t i = 0; i < samples.size();) {
        size_t next = i + 1;
        while (next < samples.size() && areBidirectional[next])
            ++next;
        samples[i].pts = times[next - 1];
        for (size_t b = i + 1; b < next; ++b)
            samples[b].pts = times[b - 1];
        i = next;
    }
}

} // namespace cuegate
