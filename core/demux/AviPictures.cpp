// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/AviPictures.h"

#include "core/demux/Vc1Pictures.h"
#include "core/media/Mpeg4Headers.h"

#include <algorithm>

namespace cuegate {

/// Of a picture that says only that nothing is coded: it keeps the place of a packed B-frame.
static constexpr qsizetype kLargestPlaceholder = 19;

namespace {

struct Picture
{
    QByteArrayView bytes;
    bool isBidirectional = false;
};

} // namespace

static Picture pictureOf(QByteArrayView bytes, const Mpeg4Vop &vop)
{
    return {bytes, vop.kind == Mpeg4Vop::Kind::Bidirectional};
}

// One for each sample: a B-frame that stands behind another picture moves to the next sample, whose own, if
// it is one, moves on.
static std::vector<Picture> unpacked(const std::vector<MediaSample> &samples)
{
    std::vector<Picture> pictures;
    Picture moved;
    for (const MediaSample &sample : samples) {
        const QByteArrayView bytes = sample.payload;
        const auto vops = mpeg4Vops(bytes);
        Picture own = vops.empty() ? Picture{bytes} : pictureOf(bytes, vops.front());
        if (vops.size() > 1 && vops[1].kind == Mpeg4Vop::Kind::Bidirectional) {
            own.bytes = bytes.first(vops[1].offset);
            moved = pictureOf(bytes.sliced(vops[1].offset), vops[1]);
        } else if (!moved.bytes.isEmpty()) {
            std::swap(own, moved);
            if (moved.bytes.size() <= kLargestPlaceholder)
                moved = {};
        }
        pictures.push_back(own);
    }
    return pictures;
}

// A B-frame is shown when the picture before it in the file was decoded, any other after the B-frames that
// follow it.
static void orderMpeg4(std::vector<MediaSample> &samples)
{
    std::vector<qint64> times;
    for (const MediaSample &sample : samples)
        times.push_back(sample.pts);
    std::ranges::sort(times);
    const std::vector<Picture> pictures = unpacked(samples);
    for (size_t i = 0; i < samples.size();) {
        size_t next = i + 1;
        while (next < samples.size() && pictures[next].isBidirectional)
            ++next;
        samples[i].pts = times[next - 1];
        for (size_t b = i + 1; b < next; ++b)
            samples[b].pts = times[b - 1];
        for (; i < next; ++i)
            samples[i].payload = pictures[i].bytes;
    }
}

void orderPictures(SampleBatch &batch, const Track &track)
{
    const bool isVc1 = mayHaveVc1DecodeTimes(track);
    if (track.codec != Codec::Mpeg4Part2 && track.codec != Codec::H264 && !isVc1)
        return;
    std::vector<MediaSample> &samples = batch.samples;
    if (isVc1)
        orderVc1Pictures(batch, track);
    if (track.codec == Codec::Mpeg4Part2)
        orderMpeg4(samples);
    const bool isReordered =
        std::ranges::any_of(samples, [](const MediaSample &sample) { return sample.dts != sample.pts; });
    for (MediaSample &sample : samples) {
        if (isReordered)
            sample.dts.reset();
    }
}

} // namespace cuegate
