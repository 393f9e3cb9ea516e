// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/CodecConfig.h"

#include "core/media/AacConfig.h"
#include "core/media/Ac3Headers.h"
#include "core/media/BitWriter.h"
#include "core/media/CodecErrors.h"
#include "core/media/DtsFrames.h"
#include "core/media/FlacConfig.h"
#include "core/media/MpegAudioHeader.h"
#include "core/media/OpusConfig.h"
#include "core/media/VideoCodecConfig.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static void apply(Track &track, quint32 sampleRate, quint16 channels, quint32 frameSamples)
{
    if (sampleRate != 0)
        track.audio->sampleRate = sampleRate;
    if (channels != 0)
        track.audio->channels = channels;
    track.audio->frameSamples = frameSamples;
}

static Result<void> completeAac(Track &track)
{
    if (track.codecConfig.isEmpty())
        track.codecConfig = track.codecPrivate;
    if (track.codecConfig.isEmpty()) {
        auto made = makeAacConfig(track.codecId, track.audio->sampleRate, track.audio->channels);
        if (!made)
            return std::unexpected(made.error());
        track.codecConfig = *made;
    }
    const auto aac = parseAacConfig(track.codecConfig);
    if (!aac)
        return std::unexpected(aac.error());
    apply(track, aac->sampleRate, aac->channels, aac->frameSamples);
    return {};
}

static Result<void> completeAc3(Track &track, QByteArrayView firstSample)
{
    const bool enhanced = track.codec == Codec::Eac3;
    const auto format =
        track.codecConfig.isEmpty()
            ? (enhanced ? readEac3Sample(firstSample) : readAc3Syncframe(firstSample))
            : (enhanced ? parseEac3Config(track.codecConfig) : parseAc3Config(track.codecConfig));
    if (!format)
        return std::unexpected(format.error());
    track.codecConfig = format->config;
    apply(track, format->sampleRate, format->channels, format->frameSamples);
    return {};
}

/// AudioSpecificConfig of object type 34, layer 3 (ISO/IEC 14496-3 section 1.6.2.1 and subpart 9).
static QByteArray mp3Config(const MpegAudioHeader &header)
{
    constexpr quint32 kRates[] = {96000, 88200, 64000, 48000, 44100, 32000,
                                  24000, 22050, 16000, 12000, 11025, 8000};
    quint32 index = 0;
    while (index + 1 < std::size(kRates) && kRates[index] > header.sampleRate)
        ++index;
    BitWriter writer;
    writer.bits(31, 5);
    writer.bits(34 - 32, 6);
    writer.bits(index, 4);
    writer.bits(header.channels, 4);
    writer.bits(0, 1);
    writer.alignToByte();
    return writer.take();
}

static Result<void> completeMp3(Track &track, QByteArrayView firstSample)
{
    const auto header = parseMpegAudioHeader(firstSample);
    if (!header)
        return std::unexpected(header.error());
    if (header->layer != 3)
        return unsupportedHeader("MP3"_L1, "the stream is MPEG audio of layer I or II"_L1);
    if (track.codecConfig.isEmpty())
        track.codecConfig = mp3Config(*header);
    apply(track, header->sampleRate, header->channels, header->frameSamples);
    return {};
}

static Result<void> completeDts(Track &track, QByteArrayView firstSample)
{
    if (track.codecConfig.isEmpty())
        track.codecConfig = dtsSampleEntry(firstSample);
    if (track.codecConfig.isEmpty())
        return unsupportedHeader("DTS"_L1, "the first frame has no core in the usual order of bytes"_L1);
    const auto core = readDtsFormat(firstSample);
    if (!core)
        return {};
    // Extensions may have twice the core's rate and more channels, which the container tells.
    AudioFormat &audio = *track.audio;
    const quint32 rate = audio.sampleRate != 0 ? audio.sampleRate : core->sampleRate;
    const quint64 samples = quint64(core->frameSamples) * rate;
    const bool isWhole = samples % core->sampleRate == 0;
    apply(track, rate, audio.channels != 0 ? audio.channels : core->channels,
          isWhole ? quint32(samples / core->sampleRate) : 0);
    return {};
}

static Result<void> completeOpus(Track &track)
{
    if (track.codecConfig.isEmpty()) {
        auto config = opusConfigFromHead(track.codecPrivate);
        if (!config)
            return std::unexpected(config.error());
        track.codecConfig = *config;
    }
    const auto opus = parseOpusConfig(track.codecConfig);
    if (!opus)
        return std::unexpected(opus.error());
    // Packets may differ in length: opusPacketSamples() tells of each.
    apply(track, kOpusSampleRate, opus->channels, 0);
    return {};
}

static Result<void> completeFlac(Track &track)
{
    if (track.codecConfig.isEmpty()) {
        auto config = flacConfigFromBlocks(track.codecPrivate);
        if (!config)
            return std::unexpected(config.error());
        track.codecConfig = *config;
    }
    const auto flac = parseFlacConfig(track.codecConfig);
    if (!flac)
        return std::unexpected(flac.error());
    apply(track, flac->sampleRate, flac->channels, flac->frameSamples);
    track.audio->bitsPerSample = flac->bitsPerSample;
    return {};
}

bool needsFirstSample(const Track &track)
{
    switch (track.codec) {
    case Codec::Ac3:
    case Codec::Eac3:
    case Codec::Dts:
        return track.codecConfig.isEmpty();
    case Codec::Mp3:
        return true;
    default:
        return videoNeedsFirstSample(track);
    }
}

static Result<void> completeAudioConfig(Track &track, QByteArrayView firstSample)
{
    if (!track.audio)
        track.audio.emplace();
    switch (track.codec) {
    case Codec::Aac:
        return completeAac(track);
    case Codec::Ac3:
    case Codec::Eac3:
        return completeAc3(track, firstSample);
    case Codec::Mp3:
        return completeMp3(track, firstSample);
    case Codec::Dts:
        return completeDts(track, firstSample);
    case Codec::Opus:
        return completeOpus(track);
    default:
        return completeFlac(track);
    }
}

Result<void> completeCodecConfig(Track &track, QByteArrayView firstSample)
{
    switch (track.codec) {
    case Codec::H264:
    case Codec::Hevc:
    case Codec::Av1:
    case Codec::Vp9:
    case Codec::Mpeg2Video:
        return completeVideoConfig(track, firstSample);
    case Codec::Aac:
    case Codec::Ac3:
    case Codec::Eac3:
    case Codec::Mp3:
    case Codec::Opus:
    case Codec::Flac:
    case Codec::Dts:
        return completeAudioConfig(track, firstSample);
    default:
        return fail(ErrorKind::Unsupported, codecName(track.codec) + u" is not copied"_s,
                    ErrorCode::MediaCodec);
    }
}

} // namespace cuegate
