// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every reader of codec headers: completes a track of the codec the first byte names, as Matroska and
// as MP4, and asks all that is asked of its configuration.
#include "core/media/AacConfig.h"
#include "core/media/CodecConfig.h"
#include "core/media/CodecString.h"
#include "core/media/NalUnits.h"
#include "core/media/OpusConfig.h"

using namespace cuegate;
using namespace Qt::StringLiterals;

static void walk(Track track, QByteArrayView sample)
{
    (void)needsFirstSample(track);
    (void)samplesAreAnnexB(track);
    (void)completeCodecConfig(track, sample);
    (void)codecString(track);
    (void)sampleEntryType(track);
    (void)parameterSetsAnnexB(track.codec, track.codecConfig);
    (void)adtsHeader(track.codecConfig, sample.size());
    (void)opusPacketSamples(sample);
    QByteArray out;
    if (const auto lengthSize = nalLengthSize(track.codec, track.codecConfig))
        (void)annexBFromLengthPrefixed({}, sample, *lengthSize, out);
    out.clear();
    lengthPrefixedFromAnnexB(sample, out);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr Codec kCodecs[] = {Codec::H264, Codec::Hevc, Codec::Av1, Codec::Vp9,  Codec::Aac,
                                 Codec::Ac3,  Codec::Eac3, Codec::Mp3, Codec::Opus, Codec::Flac};
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size) - 2);
    Track track;
    track.codec = kCodecs[data[0] % std::size(kCodecs)];
    track.codecId = data[0] & 0x80 ? u"V_MS/VFW/FOURCC"_s : u"V_X"_s;
    const qsizetype split = std::min<qsizetype>(data[1], bytes.size());
    track.codecPrivate = bytes.first(split).toByteArray();
    walk(track, bytes.sliced(split));
    track.codecConfig = track.codecPrivate;
    track.codecPrivate.clear();
    walk(track, bytes.sliced(split));
    return 0;
}
