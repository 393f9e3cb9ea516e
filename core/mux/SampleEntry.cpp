// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/SampleEntry.h"

#include "core/media/CodecString.h"

#include <array>

namespace cuegate {

using Box = BoxWriter::Box;

namespace {

constexpr quint8 kObjectTypeAac = 0x40; // ISO/IEC 14496-1 table 5

struct BoxType
{
    char name[5];
};

} // namespace

static BoxType fourCharacters(const QByteArray &type)
{
    BoxType result{"mp4a"};
    if (type.size() == 4)
        std::copy(type.begin(), type.end(), result.name);
    return result;
}

static void writeConfig(BoxWriter &writer, const char (&type)[5], const Track &track)
{
    const Box box(writer, type);
    writer.append(track.codecConfig);
}

static void writeVideoConfig(BoxWriter &writer, const Track &track)
{
    switch (track.codec) {
    case Codec::H264:
        writeConfig(writer, "avcC", track);
        break;
    case Codec::Hevc:
        writeConfig(writer, "hvcC", track);
        break;
    case Codec::Av1:
        writeConfig(writer, "av1C", track);
        break;
    case Codec::Vp9: {
        const Box box(writer, "vpcC", 1, 0);
        writer.append(track.codecConfig);
        break;
    }
    default:
        Q_ASSERT(false);
    }
}

static void writeColour(BoxWriter &writer, const Colour &colour)
{
    if (!colour.isKnown())
        return;
    const Box box(writer, "colr");
    writer.append("nclx");
    writer.u16(colour.primaries);
    writer.u16(colour.transfer);
    writer.u16(colour.matrix);
    writer.u8(colour.fullRange ? 0x80 : 0);
}

static void writeVideoEntry(BoxWriter &writer, const Track &track)
{
    const VideoFormat video = track.video.value_or(VideoFormat{});
    const Box entry(writer, fourCharacters(sampleEntryType(track)).name);
    writer.zeros(6);
    writer.u16(1); // data_reference_index
    writer.zeros(16);
    writer.u16(quint16(qMin<quint32>(video.width, 0xFFFF)));
    writer.u16(quint16(qMin<quint32>(video.height, 0xFFFF)));
    writer.u32(0x0048'0000); // 72 dpi
    writer.u32(0x0048'0000);
    writer.u32(0);
    writer.u16(1);    // frame_count
    writer.zeros(32); // compressorname
    writer.u16(0x18);
    writer.u16(0xFFFF);
    writeVideoConfig(writer, track);
    if (video.aspectHorizontal != video.aspectVertical && video.aspectVertical > 0) {
        const Box box(writer, "pasp");
        writer.u32(video.aspectHorizontal);
        writer.u32(video.aspectVertical);
    }
    writeColour(writer, video.colour);
    writer.append(track.extraSampleEntryBoxes);
}

// Descriptors of ISO/IEC 14496-1 section 7.2.6 with sizes in their four-byte form, as most writers do.
static void descriptorHead(BoxWriter &writer, quint8 tag, qsizetype sizeBytes)
{
    writer.u8(tag);
    writer.u8(0x80);
    writer.u8(0x80);
    writer.u8(quint8(0x80 | (sizeBytes >> 7)));
    writer.u8(quint8(sizeBytes & 0x7F));
}

static void writeEsds(BoxWriter &writer, const Track &track)
{
    constexpr qsizetype kHead = 5;
    const bool isAac = track.codec == Codec::Aac;
    const qsizetype specific = isAac ? kHead + track.codecConfig.size() : 0;
    const Box box(writer, "esds", 0, 0);
    descriptorHead(writer, 0x03, 3 + kHead + 13 + specific + kHead + 1);
    writer.u16(0); // ES_ID
    writer.u8(0);
    descriptorHead(writer, 0x04, 13 + specific);
    writer.u8(isAac ? kObjectTypeAac : mp3ObjectType(track));
    writer.u8(0x15); // audio stream, reserved bit
    writer.u24(0);
    writer.u32(0); // maxBitrate: not known
    writer.u32(0);
    if (isAac) {
        descriptorHead(writer, 0x05, track.codecConfig.size());
        writer.append(track.codecConfig);
    }
    descriptorHead(writer, 0x06, 1);
    writer.u8(0x02);
}

/// Without pre-skip: sound is timed with what a decoder needs first (as AAC's priming is), and browsers,
/// which leave it out at each seek, would play all that follows too early by it.
static void writeOpusConfig(BoxWriter &writer, const Track &track)
{
    constexpr qsizetype kPreSkipAt = 2;
    QByteArray config = track.codecConfig;
    if (config.size() >= kPreSkipAt + 2)
        config[kPreSkipAt] = config[kPreSkipAt + 1] = '\0';
    const Box box(writer, "dOps");
    writer.append(config);
}

static void writeAudioEntry(BoxWriter &writer, const Track &track)
{
    const AudioFormat audio = track.audio.value_or(AudioFormat{});
    const Box entry(writer, fourCharacters(sampleEntryType(track)).name);
    writer.zeros(6);
    writer.u16(1);
    writer.zeros(8);
    writer.u16(audio.channels);
    writer.u16(track.codec == Codec::Flac && audio.bitsPerSample > 0 ? audio.bitsPerSample : 16);
    writer.zeros(4);
    // 16.16: rates above 65535 do not fit, the configuration box tells them (FLAC-in-ISOBMFF section 3.3.1).
    writer.u32(audio.sampleRate <= 0xFFFF ? audio.sampleRate << 16 : 0);
    switch (track.codec) {
    case Codec::Ac3:
        writeConfig(writer, "dac3", track);
        break;
    case Codec::Eac3:
        writeConfig(writer, "dec3", track);
        break;
    case Codec::Opus:
        writeOpusConfig(writer, track);
        break;
    case Codec::Flac: {
        const Box box(writer, "dfLa", 0, 0);
        writer.append(track.codecConfig);
        break;
    }
    default:
        writeEsds(writer, track);
    }
}

void writeSampleEntry(BoxWriter &writer, const Track &track)
{
    if (track.type == TrackType::Video)
        writeVideoEntry(writer, track);
    else
        writeAudioEntry(writer, track);
}

} // namespace cuegate
