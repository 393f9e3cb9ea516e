// SPDX-License-Identifier: GPL-3.0-or-later
// Reads samples of text tracks of every kind: the first byte says which, the second how much is the track's
// own configuration. What comes out must be WebVTT whose cues nothing within them ends.
#include "core/subtitle/SubtitleCues.h"

using namespace cuegate;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct Kind
    {
        Codec codec;
        QLatin1StringView id;
    };
    static constexpr Kind kKinds[] = {{Codec::SubRip, "S_TEXT/UTF8"_L1},
                                      {Codec::Ass, "S_TEXT/ASS"_L1},
                                      {Codec::WebVtt, "D_WEBVTT/SUBTITLES"_L1},
                                      {Codec::WebVtt, "S_TEXT/WEBVTT"_L1},
                                      {Codec::WebVtt, "wvtt"_L1},
                                      {Codec::MovText, "tx3g"_L1}};
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size) - 2);
    const qsizetype split = std::min<qsizetype>(data[1] * 4, bytes.size());
    const Kind &kind = kKinds[data[0] % std::size(kKinds)];
    Track track;
    track.codec = kind.codec;
    track.codecId = kind.id;
    track.codecPrivate = bytes.first(split).toByteArray();
    SampleBatch batch;
    MediaSample &sample = batch.samples.emplace_back();
    sample.duration = 1000;
    sample.payload = bytes.sliced(split);
    const auto cues = cuesOf(track, batch, 0);
    const QByteArray text = writeWebVtt(cues, 0);
    qsizetype arrows = 0;
    for (qsizetype at = text.indexOf(" --> "); at >= 0; at = text.indexOf(" --> ", at + 1))
        ++arrows;
    if (arrows > qsizetype(cues.size()))
        __builtin_trap();
    return 0;
}
