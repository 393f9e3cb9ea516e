// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/Vc1Pictures.h"

#include "core/media/NalUnits.h"
#include "core/media/Track.h"
#include "core/media/Vc1Headers.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr QByteArrayView kSequenceStart("\0\0\1\x0F", 4);

// Of WMV3, behind the BITMAPINFOHEADER; nothing of the Advanced Profile (WVC1), which has a start code there.
static std::optional<Vc1MainSequence> mainSequenceOf(const Track &track)
{
    constexpr qsizetype kHeaderBytes = 40;
    const QByteArrayView config(track.codecPrivate);
    if (config.size() <= kHeaderBytes || config.contains(kSequenceStart))
        return std::nullopt;
    return readVc1MainSequence(config.sliced(kHeaderBytes));
}

bool mayHaveVc1DecodeTimes(const Track &track)
{
    if (track.codec != Codec::Vc1 || !track.codecId.startsWith("V_MS/VFW"_L1))
        return false;
    const auto sequence = mainSequenceOf(track);
    return sequence ? sequence->hasBidirectional : track.codecPrivate.contains(kSequenceStart);
}

/// Takes note of a sequence header.
static bool isBidirectional(QByteArrayView unit, bool &mayBeInterlaced)
{
    if (!unit.startsWith(QByteArrayView("\0\0\1", 3))) // files from ASF leave the start code of a frame out
        return vc1PictureOf(unit, mayBeInterlaced) == Vc1Picture::Bidirectional;
    AnnexBNals codes(unit);
    while (const auto code = codes.next()) {
        const auto kind = quint8((*code)[0]);
        if (kind == vc1::kSequenceHeader)
            mayBeInterlaced = vc1MayBeInterlaced(*code).value_or(mayBeInterlaced);
        if (kind == vc1::kFrame)
            return vc1PictureOf(code->sliced(1), mayBeInterlaced) == Vc1Picture::Bidirectional;
    }
    return false;
}

void orderVc1Pictures(SampleBatch &batch, const Track &track)
{
    constexpr qsizetype kMostHeaderBytes = 4096;
    std::vector<MediaSample> &samples = batch.samples;
    if (!std::ranges::is_sorted(samples, {}, &MediaSample::pts))
        return;
    const auto mainSequence = mainSequenceOf(track);
    bool mayBeInterlaced = false;
    if (const qsizetype header = track.codecPrivate.indexOf(kSequenceStart); header >= 0)
        (void)isBidirectional(QByteArrayView(track.codecPrivate).sliced(header), mayBeInterlaced);
    std::vector<qint64> times;
    std::vector<bool> areBidirectional;
    for (const MediaSample &sample : samples) {
        const QByteArray start =
            sample.prefix.toByteArray() +
            sample.payload.first(std::min(sample.payload.size(), kMostHeaderBytes)).toByteArray();
        times.push_back(sample.pts);
        areBidirectional.push_back(mainSequence
                                       ? vc1PictureOf(start, *mainSequence) == Vc1Picture::Bidirectional
                                       : isBidirectional(start, mayBeInterlaced));
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
