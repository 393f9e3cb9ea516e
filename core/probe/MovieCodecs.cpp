// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieCodecs.h"

#include <array>

namespace cuegate {

struct EntryRow
{
    BoxType type;
    Codec codec;
};

static constexpr std::array kEntries{
    EntryRow{boxType("avc1"), Codec::H264},       EntryRow{boxType("avc2"), Codec::H264},
    EntryRow{boxType("avc3"), Codec::H264},       EntryRow{boxType("avc4"), Codec::H264},
    EntryRow{boxType("dva1"), Codec::H264},       EntryRow{boxType("dvav"), Codec::H264},
    EntryRow{boxType("drmi"), Codec::H264},       EntryRow{boxType("hvc1"), Codec::Hevc},
    EntryRow{boxType("hev1"), Codec::Hevc},       EntryRow{boxType("dvh1"), Codec::Hevc},
    EntryRow{boxType("dvhe"), Codec::Hevc},       EntryRow{boxType("av01"), Codec::Av1},
    EntryRow{boxType("dav1"), Codec::Av1},        EntryRow{boxType("vp09"), Codec::Vp9},
    EntryRow{boxType("vp08"), Codec::Vp8},        EntryRow{boxType("vc-1"), Codec::Vc1},
    EntryRow{boxType("jpeg"), Codec::Mjpeg},      EntryRow{boxType("mjpa"), Codec::Mjpeg},
    EntryRow{boxType("mjpb"), Codec::Mjpeg},      EntryRow{boxType("apco"), Codec::ProRes},
    EntryRow{boxType("apcs"), Codec::ProRes},     EntryRow{boxType("apcn"), Codec::ProRes},
    EntryRow{boxType("apch"), Codec::ProRes},     EntryRow{boxType("ap4h"), Codec::ProRes},
    EntryRow{boxType("ap4x"), Codec::ProRes},     EntryRow{boxType("XVID"), Codec::Mpeg4Part2},
    EntryRow{boxType("DIVX"), Codec::Mpeg4Part2}, EntryRow{boxType("DX50"), Codec::Mpeg4Part2},
    EntryRow{boxType("mp4v"), Codec::Mpeg4Part2}, EntryRow{boxType("m2v1"), Codec::Mpeg2Video},
    EntryRow{boxType("m1v1"), Codec::Mpeg1Video}, EntryRow{boxType("mp4a"), Codec::Aac},
    EntryRow{boxType("drms"), Codec::Aac},        EntryRow{boxType("ac-3"), Codec::Ac3},
    EntryRow{boxType("sac3"), Codec::Ac3},        EntryRow{boxType("ec-3"), Codec::Eac3},
    EntryRow{boxType("Opus"), Codec::Opus},       EntryRow{boxType("fLaC"), Codec::Flac},
    EntryRow{boxType(".mp3"), Codec::Mp3},        EntryRow{boxType("ms\0U"), Codec::Mp3},
    EntryRow{boxType(".mp2"), Codec::Mp2},        EntryRow{boxType("alac"), Codec::Alac},
    EntryRow{boxType("dtsc"), Codec::Dts},        EntryRow{boxType("dtsh"), Codec::Dts},
    EntryRow{boxType("dtsl"), Codec::Dts},        EntryRow{boxType("dtse"), Codec::Dts},
    EntryRow{boxType("dts+"), Codec::Dts},        EntryRow{boxType("dts-"), Codec::Dts},
    EntryRow{boxType("mlpa"), Codec::TrueHd},     EntryRow{boxType("sowt"), Codec::Pcm},
    EntryRow{boxType("twos"), Codec::Pcm},        EntryRow{boxType("lpcm"), Codec::Pcm},
    EntryRow{boxType("ipcm"), Codec::Pcm},        EntryRow{boxType("fpcm"), Codec::Pcm},
    EntryRow{boxType("raw "), Codec::Pcm},        EntryRow{boxType("NONE"), Codec::Pcm},
    EntryRow{boxType("in24"), Codec::Pcm},        EntryRow{boxType("in32"), Codec::Pcm},
    EntryRow{boxType("fl32"), Codec::Pcm},        EntryRow{boxType("fl64"), Codec::Pcm},
    EntryRow{boxType("ulaw"), Codec::Pcm},        EntryRow{boxType("alaw"), Codec::Pcm},
    EntryRow{boxType("tx3g"), Codec::MovText},    EntryRow{boxType("text"), Codec::MovText},
    EntryRow{boxType("wvtt"), Codec::WebVtt},
};

Codec codecOfSampleEntry(BoxType type)
{
    for (const EntryRow &row : kEntries) {
        if (row.type == type)
            return row.codec;
    }
    return Codec::Unknown;
}

Codec codecOfObjectType(quint8 objectTypeIndication)
{
    switch (objectTypeIndication) {
    case 0x20:
        return Codec::Mpeg4Part2;
    case 0x21:
        return Codec::H264;
    case 0x23:
        return Codec::Hevc;
    case 0x40:
    case 0x66:
    case 0x67:
    case 0x68:
        return Codec::Aac;
    case 0x60:
    case 0x61:
    case 0x62:
    case 0x63:
    case 0x64:
    case 0x65:
        return Codec::Mpeg2Video;
    case 0x69:
    case 0x6B:
        return Codec::Mp3;
    case 0x6A:
        return Codec::Mpeg1Video;
    case 0x6C:
        return Codec::Mjpeg;
    case 0xA5:
        return Codec::Ac3;
    case 0xA6:
        return Codec::Eac3;
    case 0xA9:
    case 0xAA:
    case 0xAB:
    case 0xAC:
        return Codec::Dts;
    case 0xAD:
        return Codec::Opus;
    case 0xB1:
        return Codec::Vp9;
    case 0xDD:
        return Codec::Vorbis;
    case 0xE0:
        return Codec::VobSub;
    default:
        return Codec::Unknown;
    }
}

quint16 pcmBitsOf(BoxType type)
{
    switch (type) {
    case boxType("in24"):
        return 24;
    case boxType("in32"):
    case boxType("fl32"):
        return 32;
    case boxType("fl64"):
        return 64;
    case boxType("ulaw"):
    case boxType("alaw"):
        return 8;
    default:
        return 0;
    }
}

} // namespace cuegate
