// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvTag.h"

#include "core/base/ByteReader.h"
#include "core/media/BoxReader.h"

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace cuegate {

enum TagType : quint8 { Audio = 8, Video = 9, ScriptData = 18 };

static qint32 signed24(quint32 value)
{
    return qint32(value << 8) >> 8;
}

namespace {

struct FourccRow
{
    BoxType fourcc;
    Codec codec;
    QLatin1StringView id;
};

} // namespace

static constexpr std::array kVideoFourccs{
    FourccRow{boxType("avc1"), Codec::H264, "avc1"_L1},
    FourccRow{boxType("hvc1"), Codec::Hevc, "hvc1"_L1},
    FourccRow{boxType("av01"), Codec::Av1, "av01"_L1},
    FourccRow{boxType("vp09"), Codec::Vp9, "vp09"_L1},
};
static constexpr std::array kAudioFourccs{
    FourccRow{boxType("mp4a"), Codec::Aac, "mp4a"_L1},  FourccRow{boxType("Opus"), Codec::Opus, "Opus"_L1},
    FourccRow{boxType("fLaC"), Codec::Flac, "fLaC"_L1}, FourccRow{boxType("ac-3"), Codec::Ac3, "ac-3"_L1},
    FourccRow{boxType("ec-3"), Codec::Eac3, "ec-3"_L1}, FourccRow{boxType(".mp3"), Codec::Mp3, ".mp3"_L1},
};

static void takeFourcc(ByteReader &reader, std::span<const FourccRow> rows, FlvTag &tag)
{
    const BoxType fourcc = reader.u32();
    for (const FourccRow &row : rows) {
        if (row.fourcc == fourcc) {
            tag.codec = row.codec;
            tag.codecId = row.id;
        }
    }
}

/// PacketType of AVC, AAC and of Enhanced RTMP alike: 0 is the sequence header, 1 are frames.
static FlvTag::Kind kindOf(quint8 packetType)
{
    return packetType == 0   ? FlvTag::Kind::Config
           : packetType == 1 ? FlvTag::Kind::Sample
                             : FlvTag::Kind::Other;
}

static void readVideo(ByteReader &reader, FlvTag &tag)
{
    constexpr quint8 kExtendedBit = 0x80;
    constexpr quint8 kKeyFrame = 1;
    constexpr quint8 kCommand = 5;
    constexpr quint8 kCodedFramesX = 3;
    tag.type = TrackType::Video;
    const quint8 first = reader.u8();
    const quint8 frameType = first >> 4 & 7;
    tag.isKeyframe = frameType == kKeyFrame;
    if (first & kExtendedBit) {
        const quint8 packetType = first & 15;
        takeFourcc(reader, kVideoFourccs, tag);
        tag.kind = packetType == kCodedFramesX ? FlvTag::Kind::Sample : kindOf(packetType);
        if (packetType == 1 && (tag.codec == Codec::H264 || tag.codec == Codec::Hevc))
            tag.compositionOffsetMs = signed24(reader.u24());
        return;
    }
    tag.kind = FlvTag::Kind::Sample;
    switch (first & 15) {
    case 2:
        tag.codecId = "FLV1"_L1;
        break;
    case 4:
        tag.codecId = "VP6F"_L1;
        break;
    case 5:
        tag.codecId = "VP6A"_L1;
        break;
    case 7:
    case 12: // not Adobe's, but common
        tag.codec = (first & 15) == 7 ? Codec::H264 : Codec::Hevc;
        tag.codecId = (first & 15) == 7 ? "avc1"_L1 : "hvc1"_L1;
        tag.kind = kindOf(reader.u8());
        tag.compositionOffsetMs = signed24(reader.u24());
        break;
    default:
        tag.codecId = "flv"_L1;
        break;
    }
    if (frameType == kCommand)
        tag.kind = FlvTag::Kind::Other;
}

static void readAudio(ByteReader &reader, FlvTag &tag)
{
    tag.type = TrackType::Audio;
    tag.kind = FlvTag::Kind::Sample;
    tag.isKeyframe = true;
    tag.soundFlags = reader.u8();
    switch (tag.soundFlags >> 4) {
    case 2:
    case 14:
        tag.codec = Codec::Mp3;
        tag.codecId = ".mp3"_L1;
        break;
    case 3:
        tag.codec = Codec::Pcm;
        tag.codecId = "sowt"_L1;
        break;
    case 9:
        tag.kind = kindOf(tag.soundFlags & 15);
        takeFourcc(reader, kAudioFourccs, tag);
        break;
    case 10:
        tag.codec = Codec::Aac;
        tag.codecId = "mp4a"_L1;
        tag.kind = kindOf(reader.u8());
        break;
    default:
        tag.codecId = "flv"_L1;
        break;
    }
}

std::optional<FlvTag> readFlvTag(QByteArrayView bytes)
{
    constexpr qint64 kPreviousTagSizeBytes = 4;
    constexpr quint8 kFilterBit = 0x20;
    ByteReader header(bytes.first(std::min<qsizetype>(bytes.size(), FlvTag::kHeaderBytes)));
    const quint8 type = header.u8();
    const qint64 dataBytes = header.u24();
    const quint32 lowTime = header.u24();
    const quint32 highTime = header.u8();
    header.skip(3); // StreamID
    if (header.failed() || (type & 0xC0) != 0)
        return {};
    FlvTag tag;
    tag.timeMs = qint64(highTime << 24 | lowTime);
    tag.totalBytes = FlvTag::kHeaderBytes + dataBytes + kPreviousTagSizeBytes;
    const QByteArrayView data = bytes.sliced(FlvTag::kHeaderBytes);
    ByteReader reader(data.first(std::min<qsizetype>(data.size(), dataBytes)));
    switch (type & ~kFilterBit) {
    case Audio:
        readAudio(reader, tag);
        break;
    case Video:
        readVideo(reader, tag);
        break;
    case ScriptData:
        tag.kind = FlvTag::Kind::Script;
        break;
    default:
        return {};
    }
    tag.payloadOffset = FlvTag::kHeaderBytes + reader.position();
    tag.payloadBytes = dataBytes - reader.position();
    if (reader.failed() || (type & kFilterBit) || (tag.payloadBytes == 0 && tag.kind == FlvTag::Kind::Sample))
        tag.kind = FlvTag::Kind::Other;
    return tag;
}

} // namespace cuegate
